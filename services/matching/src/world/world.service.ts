import { Injectable } from '@nestjs/common';
import type { AgreementBody, GraduateBody, OpeningBody, OrganisationBody, RecognitionBody } from '@duijie/contracts';
import { ShortlistsService } from '../shortlists/shortlists.service.ts';
import { Market } from './market.ts';
import { SnapshotsService } from './snapshots.service.ts';

/** Takes in what is heard of the world, and wakes those who keep the lists. */
@Injectable()
export class WorldService {
  constructor(
    private readonly market: Market,
    private readonly shortlists: ShortlistsService,
    private readonly snapshots: SnapshotsService,
  ) {}

  hearGraduate(graduate: GraduateBody): void {
    this.market.hearGraduate(graduate);
    if (graduate.state === 'erased') this.snapshots.onErased();
    this.heard();
  }

  hearOpening(opening: OpeningBody): void {
    this.market.hearOpening(opening);
    this.heard();
  }

  hearOrganisation(organisation: OrganisationBody): void {
    this.market.hearOrganisation(organisation);
    this.heard();
  }

  hearAgreement(agreement: AgreementBody): void {
    this.market.hearAgreement(agreement);
    this.heard();
  }

  hearRecognition(recognition: RecognitionBody): void {
    this.market.hearRecognition(recognition);
    this.heard();
  }

  private heard(): void {
    this.snapshots.onHeard();
    this.shortlists.wake();
  }
}
