import { Injectable } from '@nestjs/common';
import type { AgreementBody, GraduateBody, OpeningBody, OrganisationBody, RecognitionBody } from '@duijie/contracts';
import { ShortlistsService } from '../shortlists/shortlists.service.ts';
import { Market } from './market.ts';

/** Takes in what is heard of the world, and wakes those who keep the lists. */
@Injectable()
export class WorldService {
  constructor(
    private readonly market: Market,
    private readonly shortlists: ShortlistsService,
  ) {}

  hearGraduate(graduate: GraduateBody): void {
    this.market.hearGraduate(graduate);
    this.shortlists.wake();
  }

  hearOpening(opening: OpeningBody): void {
    this.market.hearOpening(opening);
    this.shortlists.wake();
  }

  hearOrganisation(organisation: OrganisationBody): void {
    this.market.hearOrganisation(organisation);
    this.shortlists.wake();
  }

  hearAgreement(agreement: AgreementBody): void {
    this.market.hearAgreement(agreement);
    this.shortlists.wake();
  }

  hearRecognition(recognition: RecognitionBody): void {
    this.market.hearRecognition(recognition);
    this.shortlists.wake();
  }
}
