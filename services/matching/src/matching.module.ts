import { Module } from '@nestjs/common';
import { storedIn } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import manifest from '../package.json' with { type: 'json' };
import { shippedTaxonomy } from './fit/shipped-taxonomy.ts';
import { MatchesController } from './matches/matches.controller.ts';
import { MatchesService } from './matches/matches.service.ts';
import { MatchingConfig } from './matching.config.ts';
import { shortlistPlan } from './shortlists/shortlist.schema.ts';
import { ShortlistsConsumer } from './shortlists/shortlists.consumer.ts';
import { ShortlistsService } from './shortlists/shortlists.service.ts';
import { ShortlistsStore } from './shortlists/shortlists.store.ts';
import { AgreementsConsumer } from './world/agreements.consumer.ts';
import { GraduatesConsumer } from './world/graduates.consumer.ts';
import { Market } from './world/market.ts';
import { OpeningsConsumer } from './world/openings.consumer.ts';
import { OrganisationsConsumer } from './world/organisations.consumer.ts';
import { RecognitionsConsumer } from './world/recognitions.consumer.ts';
import { WorldService } from './world/world.service.ts';

@Module({
  controllers: [
    MatchesController,
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
    ShortlistsService,
    WorldService,
    MatchesService,
  ],
})
export class MatchingModule {}

export const matching: ServicePlan<MatchingConfig> = {
  name: 'matching',
  module: MatchingModule,
  config: MatchingConfig,
  routes: manifest.duijie.routes,
};
