import { Module } from '@nestjs/common';
import { storedIn } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import manifest from '../package.json' with { type: 'json' };
import { DemandConfig } from './demand.config.ts';
import { employerPlan } from './employers/employer.schema.ts';
import { EmployersService } from './employers/employers.service.ts';
import { EmployersStore } from './employers/employers.store.ts';
import { followUpPlan } from './employers/follow-up.schema.ts';
import { FollowUps } from './employers/follow-ups.runner.ts';
import { FollowUpsStore } from './employers/follow-ups.store.ts';
import { OrganisationsConsumer } from './employers/organisations.consumer.ts';
import { ImportFiles } from './imports/import-files.service.ts';
import { ImportRows } from './imports/import-rows.service.ts';
import { importPlan, importedRowPlan } from './imports/import.schema.ts';
import { ImportsController } from './imports/imports.controller.ts';
import { ImportsRunner } from './imports/imports.runner.ts';
import { ImportsService } from './imports/imports.service.ts';
import { ImportsStore } from './imports/imports.store.ts';
import { openingsCalendar } from './openings/openings.calendar.ts';
import { OpeningsController } from './openings/openings.controller.ts';
import { openingPlan } from './openings/opening.schema.ts';
import { OpeningsService } from './openings/openings.service.ts';
import { OpeningsStore } from './openings/openings.store.ts';
import { RuleBook } from './rule-packs/rule-book.service.ts';
import { rulePackPlan } from './rule-packs/rule-pack.schema.ts';
import { RulePacksController } from './rule-packs/rule-packs.controller.ts';
import { RulePacksRunner } from './rule-packs/rule-packs.runner.ts';
import { RulePacksService } from './rule-packs/rule-packs.service.ts';
import { RulePacksStore } from './rule-packs/rule-packs.store.ts';
import { SharedDemandConsumer } from './shared-demand/shared-demand.consumer.ts';
import { SharedDemandController } from './shared-demand/shared-demand.controller.ts';
import { SharedDemandService } from './shared-demand/shared-demand.service.ts';

@Module({
  controllers: [
    ImportsController,
    OpeningsController,
    RulePacksController,
    SharedDemandController,
    OrganisationsConsumer,
    SharedDemandConsumer,
  ],
  providers: [
    storedIn(openingPlan),
    storedIn(employerPlan),
    storedIn(followUpPlan),
    storedIn(rulePackPlan),
    storedIn(importPlan),
    storedIn(importedRowPlan),
    OpeningsStore,
    OpeningsService,
    openingsCalendar,
    EmployersStore,
    EmployersService,
    FollowUpsStore,
    FollowUps,
    RuleBook,
    RulePacksStore,
    RulePacksRunner,
    RulePacksService,
    SharedDemandService,
    ImportsStore,
    ImportFiles,
    ImportRows,
    ImportsRunner,
    ImportsService,
  ],
})
export class DemandModule {}

export const demand: ServicePlan<DemandConfig> = {
  name: 'demand',
  module: DemandModule,
  config: DemandConfig,
  routes: manifest.duijie.routes,
};
