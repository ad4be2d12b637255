import { Module } from '@nestjs/common';
import { storedIn } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import manifest from '../package.json' with { type: 'json' };
import { AgreementsConsumer } from './agreements/agreements.consumer.ts';
import { AgreementsService } from './agreements/agreements.service.ts';
import { NotificationConfig } from './notification.config.ts';
import { erasurePlan } from './graduates/erasure.schema.ts';
import { ErasuresStore } from './graduates/erasures.store.ts';
import { GraduatesConsumer } from './graduates/graduates.consumer.ts';
import { GraduatesService } from './graduates/graduates.service.ts';
import { InstitutionsConsumer } from './institutions/institutions.consumer.ts';
import { InstitutionsService } from './institutions/institutions.service.ts';
import { DeliveriesConsumer } from './notifications/deliveries.consumer.ts';
import { notificationPlan } from './notifications/notification.schema.ts';
import { NotificationsController } from './notifications/notifications.controller.ts';
import { NotificationsService } from './notifications/notifications.service.ts';
import { NotificationsStore } from './notifications/notifications.store.ts';
import { NotificationsStream } from './notifications/notifications.stream.ts';
import { openingPlan } from './openings/opening.schema.ts';
import { OpeningsConsumer } from './openings/openings.consumer.ts';
import { OpeningsService } from './openings/openings.service.ts';
import { OpeningsStore } from './openings/openings.store.ts';
import { PlacesConsumer } from './places/places.consumer.ts';
import { PlacesService } from './places/places.service.ts';
import { preferencePlan } from './preferences/preference.schema.ts';
import { PreferencesController } from './preferences/preferences.controller.ts';
import { PreferencesService } from './preferences/preferences.service.ts';
import { PreferencesStore } from './preferences/preferences.store.ts';
import { RescoringsConsumer } from './rescorings/rescorings.consumer.ts';
import { RescoringsService } from './rescorings/rescorings.service.ts';
import { shortlistMemoryPlan } from './shortlists/shortlist-memory.schema.ts';
import { ShortlistsConsumer } from './shortlists/shortlists.consumer.ts';
import { ShortlistsService } from './shortlists/shortlists.service.ts';
import { ShortlistsStore } from './shortlists/shortlists.store.ts';
import { UploadsConsumer } from './uploads/uploads.consumer.ts';
import { UploadsService } from './uploads/uploads.service.ts';

@Module({
  controllers: [
    NotificationsController,
    PreferencesController,
    AgreementsConsumer,
    DeliveriesConsumer,
    GraduatesConsumer,
    InstitutionsConsumer,
    OpeningsConsumer,
    PlacesConsumer,
    RescoringsConsumer,
    ShortlistsConsumer,
    UploadsConsumer,
  ],
  providers: [
    storedIn(notificationPlan),
    storedIn(preferencePlan),
    storedIn(shortlistMemoryPlan),
    storedIn(openingPlan),
    storedIn(erasurePlan),
    ErasuresStore,
    GraduatesService,
    InstitutionsService,
    NotificationsStore,
    NotificationsStream,
    NotificationsService,
    PreferencesStore,
    PreferencesService,
    ShortlistsStore,
    ShortlistsService,
    OpeningsStore,
    OpeningsService,
    PlacesService,
    AgreementsService,
    RescoringsService,
    UploadsService,
  ],
})
export class NotificationModule {}

export const notification: ServicePlan<NotificationConfig> = {
  name: 'notification',
  module: NotificationModule,
  config: NotificationConfig,
  routes: manifest.duijie.routes,
};
