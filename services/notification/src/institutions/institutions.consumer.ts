import { Controller } from '@nestjs/common';
import {
  FlagClosed,
  FlagRaised,
  VettingAppealDecided,
  VettingCaseAppealed,
  VettingCaseDecided,
  VettingCaseExpired,
  VettingEvidenceRequested,
  VettingExpiryAnnounced,
} from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { InstitutionsService } from './institutions.service.ts';

/** Hears what becomes of organisations: how they are vetted, and that members warn of them. */
@Controller()
export class InstitutionsConsumer {
  constructor(private readonly institutions: InstitutionsService) {}

  @Handles(VettingEvidenceRequested)
  onVettingEvidenceRequested(vettingCase: VettingEvidenceRequested): Promise<void> {
    return this.institutions.tellVetting('vettingEvidenceRequested', vettingCase);
  }

  @Handles(VettingCaseDecided)
  onVettingCaseDecided(vettingCase: VettingCaseDecided): Promise<void> {
    return this.institutions.tellVetting('vettingDecided', vettingCase);
  }

  @Handles(VettingCaseAppealed)
  onVettingCaseAppealed(vettingCase: VettingCaseAppealed): Promise<void> {
    return this.institutions.tellVetting('vettingAppealed', vettingCase);
  }

  @Handles(VettingAppealDecided)
  onVettingAppealDecided(vettingCase: VettingAppealDecided): Promise<void> {
    return this.institutions.tellVetting('vettingDecided', vettingCase);
  }

  @Handles(VettingExpiryAnnounced)
  onVettingExpiryAnnounced(vettingCase: VettingExpiryAnnounced): Promise<void> {
    return this.institutions.tellVetting('vettingExpiring', vettingCase);
  }

  @Handles(VettingCaseExpired)
  onVettingCaseExpired(vettingCase: VettingCaseExpired): Promise<void> {
    return this.institutions.tellVetting('vettingExpired', vettingCase);
  }

  @Handles(FlagRaised)
  onFlagRaised(flag: FlagRaised): Promise<void> {
    return this.institutions.tellFlag('flagRaised', flag);
  }

  @Handles(FlagClosed)
  onFlagClosed(flag: FlagClosed): Promise<void> {
    return this.institutions.tellFlag('flagClosed', flag);
  }
}
