import { Module } from '@nestjs/common';
import { RecordKeys, recordKeyPlan, storedIn } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import manifest from '../package.json' with { type: 'json' };
import { CandidateConfig } from './candidate.config.ts';
import { collegePlan } from './colleges/college.schema.ts';
import { CollegesService } from './colleges/colleges.service.ts';
import { CollegesStore } from './colleges/colleges.store.ts';
import { OrganisationsConsumer } from './colleges/organisations.consumer.ts';
import { consentsCalendar } from './consents/consents.calendar.ts';
import { ConsentsController } from './consents/consents.controller.ts';
import { ConsentsService } from './consents/consents.service.ts';
import { disclosurePlan } from './disclosures/disclosure.schema.ts';
import { DisclosuresController } from './disclosures/disclosures.controller.ts';
import { DisclosuresService } from './disclosures/disclosures.service.ts';
import { DisclosuresStore } from './disclosures/disclosures.store.ts';
import { ExportsController } from './exports/exports.controller.ts';
import { ExportsService } from './exports/exports.service.ts';
import { graduatePlan } from './graduates/graduate.schema.ts';
import { GraduatesController } from './graduates/graduates.controller.ts';
import { GraduatesService } from './graduates/graduates.service.ts';
import { GraduatesStore } from './graduates/graduates.store.ts';
import { placePlan } from './graduates/place.schema.ts';
import { PlacesConsumer } from './graduates/places.consumer.ts';
import { PlacesService } from './graduates/places.service.ts';
import { PlacesStore } from './graduates/places.store.ts';
import { attributesPlan } from './persons/attributes.schema.ts';
import { AttributesStore } from './persons/attributes.store.ts';
import { erasurePlan } from './persons/erasure.schema.ts';
import { ErasureReceiptsController } from './persons/erasure-receipts.controller.ts';
import { erasuresCalendar } from './persons/erasures.calendar.ts';
import { ErasuresConsumer } from './persons/erasures.consumer.ts';
import { ErasuresService } from './persons/erasures.service.ts';
import { ErasuresStore } from './persons/erasures.store.ts';
import { personPlan } from './persons/person.schema.ts';
import { PersonsStore } from './persons/persons.store.ts';
import { shortlistPlan } from './shortlists/shortlist.schema.ts';
import { ShortlistsConsumer } from './shortlists/shortlists.consumer.ts';
import { ShortlistsService } from './shortlists/shortlists.service.ts';
import { ShortlistsStore } from './shortlists/shortlists.store.ts';
import { unresolvedTermPlan } from './unresolved-terms/unresolved-term.schema.ts';
import { UnresolvedTermsController } from './unresolved-terms/unresolved-terms.controller.ts';
import { UnresolvedTermsService } from './unresolved-terms/unresolved-terms.service.ts';
import { UnresolvedTermsStore } from './unresolved-terms/unresolved-terms.store.ts';
import { RowImportsService } from './uploads/row-imports.service.ts';
import { SheetImport } from './uploads/sheet-import.service.ts';
import { UploadChunksStore } from './uploads/upload-chunks.store.ts';
import { UploadFilesStore } from './uploads/upload-files.store.ts';
import { UploadRowsService } from './uploads/upload-rows.service.ts';
import { UploadStream } from './uploads/upload-stream.service.ts';
import { uploadChunkPlan, uploadPlan } from './uploads/upload.schema.ts';
import { ForgottenUploads } from './uploads/forgotten-uploads.service.ts';
import { uploadsCalendar } from './uploads/uploads.calendar.ts';
import { UploadsController } from './uploads/uploads.controller.ts';
import { UploadsIntake } from './uploads/uploads.intake.ts';
import { UploadsRunner } from './uploads/uploads.runner.ts';
import { UploadsService } from './uploads/uploads.service.ts';
import { UploadsStore } from './uploads/uploads.store.ts';

@Module({
  controllers: [
    GraduatesController,
    ConsentsController,
    DisclosuresController,
    ErasureReceiptsController,
    ExportsController,
    UploadsController,
    UnresolvedTermsController,
    OrganisationsConsumer,
    ErasuresConsumer,
    ShortlistsConsumer,
    PlacesConsumer,
  ],
  providers: [
    storedIn(graduatePlan),
    storedIn(placePlan),
    storedIn(disclosurePlan),
    storedIn(personPlan),
    storedIn(attributesPlan),
    storedIn(erasurePlan),
    storedIn(recordKeyPlan),
    storedIn(uploadPlan),
    storedIn(uploadChunkPlan),
    storedIn(unresolvedTermPlan),
    storedIn(collegePlan),
    storedIn(shortlistPlan),
    ShortlistsStore,
    ShortlistsService,
    GraduatesStore,
    GraduatesService,
    PlacesStore,
    PlacesService,
    ConsentsService,
    consentsCalendar,
    DisclosuresStore,
    DisclosuresService,
    ExportsService,
    PersonsStore,
    AttributesStore,
    RecordKeys,
    ErasuresStore,
    ErasuresService,
    erasuresCalendar,
    UploadsStore,
    UploadChunksStore,
    UploadFilesStore,
    UploadsIntake,
    UploadsService,
    UploadRowsService,
    UploadStream,
    UploadsRunner,
    ForgottenUploads,
    uploadsCalendar,
    SheetImport,
    RowImportsService,
    UnresolvedTermsStore,
    UnresolvedTermsService,
    CollegesStore,
    CollegesService,
  ],
})
export class CandidateModule {}

export const candidate: ServicePlan<CandidateConfig> = {
  name: 'candidate',
  module: CandidateModule,
  config: CandidateConfig,
  routes: manifest.duijie.routes,
  keyStore: true,
  forms: true,
};
