import { Module } from '@nestjs/common';
import { storedIn } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import manifest from '../package.json' with { type: 'json' };
import { AllocationThread } from './cycles/allocation-thread.service.ts';
import { AllocationsService } from './cycles/allocations.service.ts';
import { CycleFiles } from './cycles/cycle-files.service.ts';
import { bindingsPlan, cyclePlan, placePlan, preferencePlan, resultKeyPlan } from './cycles/cycle.schema.ts';
import { CyclesCalendar } from './cycles/cycles.calendar.ts';
import { CyclesController } from './cycles/cycles.controller.ts';
import { CyclesService } from './cycles/cycles.service.ts';
import { CyclesStore } from './cycles/cycles.store.ts';
import { DeparturesConsumer } from './cycles/departures.consumer.ts';
import { erasurePlan } from './cycles/erasure.schema.ts';
import { CycleErasures } from './cycles/erasures.service.ts';
import { ErasuresStore } from './cycles/erasures.store.ts';
import { EmployersConsumer } from './cycles/employers.consumer.ts';
import { FollowUp } from './cycles/follow-up.service.ts';
import { Freezing } from './cycles/freezing.service.ts';
import { PlacesController } from './cycles/places.controller.ts';
import { PlacesService } from './cycles/places.service.ts';
import { PlacesStore } from './cycles/places.store.ts';
import { CyclePreferences } from './cycles/preferences.service.ts';
import { PreferencesStore } from './cycles/preferences.store.ts';
import { ResultKeys } from './cycles/result-keys.service.ts';
import { Results } from './cycles/results.service.ts';
import { CycleSecrets } from './cycles/secrets.service.ts';
import { WaitingLists } from './cycles/waiting-lists.service.ts';
import { AllocationFairness } from './fairness/allocation-fairness.service.ts';
import { AllocationReportsStore } from './fairness/allocation-reports.store.ts';
import { AttributesConsumer } from './fairness/attributes.consumer.ts';
import { AttributesService } from './fairness/attributes.service.ts';
import { FairnessController } from './fairness/fairness.controller.ts';
import { allocationReportPlan } from './fairness/fairness.schema.ts';
import { OpeningFairness } from './fairness/opening-fairness.service.ts';
import { shippedTaxonomy } from './fit/shipped-taxonomy.ts';
import { MatchesController } from './matches/matches.controller.ts';
import { MatchesService } from './matches/matches.service.ts';
import { MatchingConfig } from './matching.config.ts';
import { countedRecognitionsPlan } from './rescorings/rescoring.schema.ts';
import { RescoringsService } from './rescorings/rescorings.service.ts';
import { RescoringsStore } from './rescorings/rescorings.store.ts';
import { shortlistPlan } from './shortlists/shortlist.schema.ts';
import { ShortlistsConsumer } from './shortlists/shortlists.consumer.ts';
import { RematchThreads } from './shortlists/rematch-threads.service.ts';
import { ShortlistsService } from './shortlists/shortlists.service.ts';
import { ShortlistsStore } from './shortlists/shortlists.store.ts';
import { AgreementsConsumer } from './world/agreements.consumer.ts';
import { GraduatesConsumer } from './world/graduates.consumer.ts';
import { Market } from './world/market.ts';
import { OpeningsConsumer } from './world/openings.consumer.ts';
import { OrganisationsConsumer } from './world/organisations.consumer.ts';
import { RecognitionsConsumer } from './world/recognitions.consumer.ts';
import { SnapshotsService } from './world/snapshots.service.ts';
import { WorldService } from './world/world.service.ts';

@Module({
  controllers: [
    MatchesController,
    CyclesController,
    PlacesController,
    FairnessController,
    AttributesConsumer,
    EmployersConsumer,
    DeparturesConsumer,
    AgreementsConsumer,
    GraduatesConsumer,
    OpeningsConsumer,
    OrganisationsConsumer,
    RecognitionsConsumer,
    ShortlistsConsumer,
  ],
  providers: [
    { provide: Market, useFactory: () => new Market(shippedTaxonomy) },
    storedIn(shortlistPlan),
    ShortlistsStore,
    { provide: RematchThreads, useFactory: () => new RematchThreads() },
    storedIn(countedRecognitionsPlan),
    RescoringsStore,
    RescoringsService,
    ShortlistsService,
    SnapshotsService,
    WorldService,
    MatchesService,
    storedIn(cyclePlan),
    storedIn(bindingsPlan),
    storedIn(preferencePlan),
    storedIn(placePlan),
    storedIn(resultKeyPlan),
    storedIn(erasurePlan),
    CyclesStore,
    PreferencesStore,
    PlacesStore,
    ErasuresStore,
    CycleSecrets,
    CycleFiles,
    AllocationThread,
    ResultKeys,
    Results,
    Freezing,
    FollowUp,
    WaitingLists,
    CycleErasures,
    CyclesService,
    AllocationsService,
    CyclePreferences,
    PlacesService,
    CyclesCalendar,
    storedIn(allocationReportPlan),
    AllocationReportsStore,
    AttributesService,
    OpeningFairness,
    AllocationFairness,
  ],
})
export class MatchingModule {}

export const matching: ServicePlan<MatchingConfig> = {
  name: 'matching',
  module: MatchingModule,
  config: MatchingConfig,
  routes: manifest.duijie.routes,
};
