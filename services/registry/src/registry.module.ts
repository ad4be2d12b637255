import { Module } from '@nestjs/common';
import { RecordKeys, recordKeyPlan, storedIn } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import manifest from '../package.json' with { type: 'json' };
import { accountPlan } from './accounts/account.schema.ts';
import { AccountsController } from './accounts/accounts.controller.ts';
import { AccountsService } from './accounts/accounts.service.ts';
import { AccountsStore } from './accounts/accounts.store.ts';
import { agreementPlan, agreementTextPlan } from './agreements/agreement.schema.ts';
import { AgreementTextsStore } from './agreements/agreement-texts.store.ts';
import { unknownLoginPlan } from './accounts/unknown-login.schema.ts';
import { UnknownLoginsStore } from './accounts/unknown-logins.store.ts';
import { Lockouts } from './accounts/lockouts.service.ts';
import { MeController } from './accounts/me.controller.ts';
import { SignIn } from './accounts/sign-in.service.ts';
import { AgreementsController } from './agreements/agreements.controller.ts';
import { AgreementsService } from './agreements/agreements.service.ts';
import { AgreementsStore } from './agreements/agreements.store.ts';
import { alliancePlan } from './alliances/alliance.schema.ts';
import { AlliancesController } from './alliances/alliances.controller.ts';
import { AlliancesService } from './alliances/alliances.service.ts';
import { AlliancesStore } from './alliances/alliances.store.ts';
import { auditEntryPlan } from './audit/audit-entry.schema.ts';
import { AuditEntriesController } from './audit/audit-entries.controller.ts';
import { AuditEntriesStore } from './audit/audit-entries.store.ts';
import { RefusedRequests } from './audit/refused-requests.service.ts';
import { AuditTrail } from './audit/audit-trail.service.ts';
import { clientPlan } from './clients/client.schema.ts';
import { ClientsController } from './clients/clients.controller.ts';
import { ClientsService } from './clients/clients.service.ts';
import { ClientsStore } from './clients/clients.store.ts';
import { erasurePlan } from './erasures/erasure.schema.ts';
import { ErasuresService } from './erasures/erasures.service.ts';
import { ErasuresStore } from './erasures/erasures.store.ts';
import { GraduatesConsumer } from './erasures/graduates.consumer.ts';
import { IdentityCalendar } from './identity.calendar.ts';
import { invitationPlan } from './invitations/invitation.schema.ts';
import { InvitationPagesController } from './invitations/invitation-pages.controller.ts';
import { InvitationsController } from './invitations/invitations.controller.ts';
import { InvitationsService } from './invitations/invitations.service.ts';
import { PasswordResetsController } from './invitations/password-resets.controller.ts';
import { InvitationsStore } from './invitations/invitations.store.ts';
import { apiKeyPlan } from './keys/api-key.schema.ts';
import { ApiKeysController } from './keys/api-keys.controller.ts';
import { ApiKeysService } from './keys/api-keys.service.ts';
import { ApiKeysStore } from './keys/api-keys.store.ts';
import { flagPlan } from './flags/flag.schema.ts';
import { FlagsController } from './flags/flags.controller.ts';
import { FlagsService } from './flags/flags.service.ts';
import { FlagsStore } from './flags/flags.store.ts';
import { keyUsePlan } from './keys/key-use.schema.ts';
import { KeyUsesStore } from './keys/key-uses.store.ts';
import { InteractionsController } from './openid/interactions.controller.ts';
import { InteractionsService } from './openid/interactions.service.ts';
import { openIdRecordPlan } from './openid/open-id-record.schema.ts';
import { OpenIdRecords } from './openid/open-id-records.service.ts';
import { OpenIdRecordsStore } from './openid/open-id-records.store.ts';
import { OpenIdController } from './openid/openid.controller.ts';
import { OpenIdService } from './openid/openid.service.ts';
import { organisationPlan } from './organisations/organisation.schema.ts';
import { OrganisationsController } from './organisations/organisations.controller.ts';
import { OrganisationsService } from './organisations/organisations.service.ts';
import { OrganisationsStore } from './organisations/organisations.store.ts';
import { AgreementsConsumer } from './recognitions/agreements.consumer.ts';
import { recognitionPlan } from './recognitions/recognition.schema.ts';
import { RecognitionsController } from './recognitions/recognitions.controller.ts';
import { RecognitionsService } from './recognitions/recognitions.service.ts';
import { RecognitionsStore } from './recognitions/recognitions.store.ts';
import { RecordsController } from './records/records.controller.ts';
import { RegistryCalendar } from './registry.calendar.ts';
import { RegistryConfig } from './registry.config.ts';
import { RegistryStart } from './registry.start.ts';
import { signerKeyPlan } from './signer-keys/signer-key.schema.ts';
import { SignerKeysController } from './signer-keys/signer-keys.controller.ts';
import { SignerKeysService } from './signer-keys/signer-keys.service.ts';
import { SignerKeysStore } from './signer-keys/signer-keys.store.ts';
import { secondFactorPlan } from './second-factors/second-factor.schema.ts';
import { SecondFactorsController } from './second-factors/second-factors.controller.ts';
import { SecondFactorsService } from './second-factors/second-factors.service.ts';
import { SecondFactorsStore } from './second-factors/second-factors.store.ts';
import { sessionPlan } from './sessions/session.schema.ts';
import { SessionsController } from './sessions/sessions.controller.ts';
import { SessionsService } from './sessions/sessions.service.ts';
import { SessionsStore } from './sessions/sessions.store.ts';
import { signingKeyPlan } from './tokens/signing-key.schema.ts';
import { SigningKeysController } from './tokens/signing-keys.controller.ts';
import { SigningKeys } from './tokens/signing-keys.service.ts';
import { SigningKeysStore } from './tokens/signing-keys.store.ts';
import { TokensController } from './tokens/tokens.controller.ts';
import { TokensService } from './tokens/tokens.service.ts';
import { EvidenceIntake } from './vetting-cases/evidence.intake.ts';
import { EvidenceService } from './vetting-cases/evidence.service.ts';
import { vettingCasePlan } from './vetting-cases/vetting-case.schema.ts';
import { VettingCasesCalendar } from './vetting-cases/vetting-cases.calendar.ts';
import { VettingCasesController } from './vetting-cases/vetting-cases.controller.ts';
import { VettingCasesService } from './vetting-cases/vetting-cases.service.ts';
import { VettingCasesStore } from './vetting-cases/vetting-cases.store.ts';
import { workshopPlan } from './workshops/workshop.schema.ts';
import { WorkshopsController } from './workshops/workshops.controller.ts';
import { WorkshopsService } from './workshops/workshops.service.ts';
import { WorkshopsStore } from './workshops/workshops.store.ts';

@Module({
  controllers: [
    OrganisationsController,
    AccountsController,
    MeController,
    InvitationsController,
    PasswordResetsController,
    InvitationPagesController,
    SecondFactorsController,
    ApiKeysController,
    SessionsController,
    TokensController,
    SigningKeysController,
    ClientsController,
    OpenIdController,
    InteractionsController,
    AuditEntriesController,
    AgreementsController,
    SignerKeysController,
    RecordsController,
    RecognitionsController,
    VettingCasesController,
    FlagsController,
    AlliancesController,
    WorkshopsController,
    GraduatesConsumer,
    AgreementsConsumer,
  ],
  providers: [
    storedIn(organisationPlan),
    OrganisationsStore,
    OrganisationsService,
    storedIn(accountPlan),
    storedIn(unknownLoginPlan),
    AccountsStore,
    UnknownLoginsStore,
    AccountsService,
    Lockouts,
    SignIn,
    storedIn(invitationPlan),
    InvitationsStore,
    InvitationsService,
    storedIn(secondFactorPlan),
    SecondFactorsStore,
    SecondFactorsService,
    storedIn(sessionPlan),
    SessionsStore,
    SessionsService,
    storedIn(auditEntryPlan),
    AuditEntriesStore,
    AuditTrail,
    RefusedRequests,
    storedIn(clientPlan),
    ClientsStore,
    ClientsService,
    storedIn(openIdRecordPlan),
    OpenIdRecordsStore,
    OpenIdRecords,
    OpenIdService,
    InteractionsService,
    storedIn(keyUsePlan),
    KeyUsesStore,
    storedIn(apiKeyPlan),
    ApiKeysStore,
    ApiKeysService,
    storedIn(signingKeyPlan),
    SigningKeysStore,
    SigningKeys,
    TokensService,
    storedIn(agreementPlan),
    storedIn(agreementTextPlan),
    AgreementTextsStore,
    storedIn(signerKeyPlan),
    SignerKeysStore,
    SignerKeysService,
    storedIn(recordKeyPlan),
    RecordKeys,
    AgreementsStore,
    AgreementsService,
    storedIn(recognitionPlan),
    RecognitionsStore,
    RecognitionsService,
    storedIn(vettingCasePlan),
    VettingCasesStore,
    VettingCasesService,
    VettingCasesCalendar,
    EvidenceIntake,
    EvidenceService,
    storedIn(flagPlan),
    FlagsStore,
    FlagsService,
    storedIn(alliancePlan),
    AlliancesStore,
    AlliancesService,
    storedIn(workshopPlan),
    WorkshopsStore,
    WorkshopsService,
    storedIn(erasurePlan),
    ErasuresStore,
    ErasuresService,
    RegistryCalendar,
    IdentityCalendar,
    RegistryStart,
  ],
})
export class RegistryModule {}

export const registry: ServicePlan<RegistryConfig> = {
  name: 'registry',
  module: RegistryModule,
  config: RegistryConfig,
  routes: manifest.duijie.routes,
};
