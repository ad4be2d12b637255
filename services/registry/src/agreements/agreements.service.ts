import { Injectable } from '@nestjs/common';
import { DomainError, has, instant, invalid, notFound, scopeOf, staleRevision, today } from '@duijie/domain';
import type { Caller, Change, Clock, Ids, SignedRecord, Text } from '@duijie/domain';
import { InjectClock, InjectIds, RecordKeys } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { OrganisationsStore } from '../organisations/organisations.store.ts';
import { SignerKeysStore } from '../signer-keys/signer-keys.store.ts';
import { keysIn, recordOfAgreement, textsIn } from './agreement-record.ts';
import type { AgreementRecord } from './agreement-record.ts';
import type { AgreementTerms, RevisableTerms } from './agreement-terms.ts';
import { AgreementTextsStore } from './agreement-texts.store.ts';
import {
  counterAgreement,
  draftAgreement,
  expireAgreement,
  proposeAgreement,
  reviseDraft,
  signAgreement,
  startAgreement,
  terminateAgreement,
} from './agreement.ts';
import type { Agreement, Reason } from './agreement.ts';
import { AgreementsStore } from './agreements.store.ts';
import { amendAgreement, counterAmendment, signAmendment, withdrawAmendment } from './amendment.ts';
import type { Signing } from './signature.ts';

/** Terms as they are given: with the text itself in place of its digest. */
export type Given<Terms> = Omit<Terms, 'textDigest'> & { readonly text: Text | null };

/** An agreement with the texts that it names. */
export interface ReadAgreement {
  readonly agreement: Agreement;
  readonly texts: ReadonlyMap<string, Text>;
}

/** How a party signs: what it saw, and by which key, if by one. */
export interface GivenSignature {
  readonly digest: string | null;
  readonly key: string | null;
  readonly signature: string | null;
}

@Injectable()
export class AgreementsService {
  constructor(
    private readonly agreements: AgreementsStore,
    private readonly texts: AgreementTextsStore,
    private readonly organisations: OrganisationsStore,
    private readonly keys: SignerKeysStore,
    private readonly records: RecordKeys,
    private readonly audit: AuditTrail,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async draft(caller: Caller, given: Given<AgreementTerms>): Promise<ReadAgreement> {
    const author = caller.organisation ?? '';
    await this.checkParties(author, given.parties);
    const id = this.ids.next('agr');
    return this.save(draftAgreement(id, author, await this.termsOf(id, given), instant(this.clock)));
  }

  async revise(caller: Caller, id: string, revision: number, given: Given<AgreementTerms>): Promise<ReadAgreement> {
    const agreement = await this.at(caller, id, revision);
    await this.checkParties(agreement.proposedBy, given.parties);
    return this.save(reviseDraft(agreement, await this.termsOf(id, given), instant(this.clock)));
  }

  async read(caller: Caller, id: string): Promise<ReadAgreement> {
    const agreement = await this.agreements.get(scopeOf(caller), id);
    if (!agreement) throw notFound('agreement', id);
    return this.withTexts(agreement);
  }

  list(caller: Caller, query: Query<Agreement>): Promise<Page<Agreement>> {
    return this.agreements.find(scopeOf(caller), query);
  }

  async propose(caller: Caller, id: string, revision: number, to: string | null): Promise<ReadAgreement> {
    return this.save(proposeAgreement(await this.at(caller, id, revision), to, instant(this.clock)));
  }

  /** Counters the agreement, or the new version of one in force. */
  async counter(
    caller: Caller,
    id: string,
    revision: number,
    given: Given<RevisableTerms>,
    to: string | null,
  ): Promise<ReadAgreement> {
    const agreement = await this.at(caller, id, revision);
    const by = partyOf(caller, agreement);
    const rule = agreement.amendment ? counterAmendment : counterAgreement;
    return this.save(rule(agreement, by, await this.termsOf(id, given), to, instant(this.clock)));
  }

  async amend(
    caller: Caller,
    id: string,
    revision: number,
    given: Given<RevisableTerms>,
    to: string | null,
  ): Promise<ReadAgreement> {
    const agreement = await this.at(caller, id, revision);
    const by = partyOf(caller, agreement);
    return this.save(amendAgreement(agreement, by, await this.termsOf(id, given), to, instant(this.clock)));
  }

  async withdrawAmendment(caller: Caller, id: string, revision: number): Promise<ReadAgreement> {
    const agreement = await this.at(caller, id, revision);
    partyOf(caller, agreement);
    return this.save(withdrawAmendment(agreement, instant(this.clock)));
  }

  /** Signs for the caller's own organisation; an operator signs for nobody. */
  async sign(caller: Caller, id: string, revision: number, given: GivenSignature): Promise<ReadAgreement> {
    const agreement = await this.at(caller, id, revision);
    const party = partyOf(caller, agreement);
    const signing: Signing = {
      party,
      account: caller.subject,
      digest: given.digest,
      key: await this.keyOf(party, given),
    };
    const rule = agreement.amendment ? signAmendment : signAgreement;
    const signed = await this.save(rule(agreement, signing, today(this.clock), instant(this.clock)));
    const about = { organisation: party, target: id, by: caller.subject };
    await this.audit.record({ kind: 'agreementSigned', ...about, reason: given.key ? 'key' : 'attested' });
    return signed;
  }

  async terminate(caller: Caller, id: string, revision: number, reason: Reason): Promise<ReadAgreement> {
    return this.save(terminateAgreement(await this.at(caller, id, revision), reason, instant(this.clock)));
  }

  /** What anybody can check offline. */
  async record(caller: Caller, id: string): Promise<SignedRecord<AgreementRecord>> {
    const agreement = await this.agreements.get(scopeOf(caller), id);
    if (!agreement) throw notFound('agreement', id);
    const texts = await this.texts.of(id, textsIn(agreement));
    const keys = await this.keys.ofSignatures(keysIn(agreement));
    return this.records.sign('agreement', recordOfAgreement(agreement, texts, keys), instant(this.clock));
  }

  /** Starts and ends what the calendar starts and ends; returns how many. */
  async followCalendar(): Promise<number> {
    const day = today(this.clock);
    let changed = 0;
    for await (const agreement of this.agreements.pastFirstDay(day)) {
      changed += await this.saveIf(startAgreement(agreement, day, instant(this.clock)));
    }
    for await (const agreement of this.agreements.pastValidity(day)) {
      changed += await this.saveIf(expireAgreement(agreement, day, instant(this.clock)));
    }
    return changed;
  }

  private async checkParties(author: string, parties: readonly string[]): Promise<void> {
    if (!parties.includes(author)) {
      const message = { zh: '本单位须为当事方之一', en: 'Your own organisation must be one of the parties' };
      throw invalid('agreement', [{ pointer: '/parties', code: 'required', message }]);
    }
    for (const [i, party] of parties.entries()) {
      if ((await this.organisations.get(party))?.state === 'approved') continue;
      const message = { zh: '没有这个已准入的机构', en: 'There is no approved organisation of this id' };
      throw invalid('agreement', [{ pointer: `/parties/${i}`, code: 'unknown-code', message }]);
    }
  }

  /** The key must be an active one of the party; a party that has one signs by it, so that a stolen password signs nothing. */
  private async keyOf(party: string, { key, signature }: GivenSignature): Promise<Signing['key']> {
    if (key === null && signature === null && !(await this.keys.hasActive(party))) return null;
    if (key === null || signature === null) {
      const message = { zh: '本单位已登记签名密钥，须用其签署', en: 'Your organisation signs by key: give both' };
      const missing = [key === null ? '/key' : [], signature === null ? '/signature' : []].flat();
      const errors = missing.map((pointer) => ({ pointer, code: 'required', message }));
      throw invalid('agreement', errors);
    }
    const found = await this.keys.get({ organisation: party }, key);
    if (found?.state === 'active') return { id: found.id, jwk: found.jwk, signature };
    const message = { zh: '本单位没有这个有效的密钥', en: 'Your organisation has no active key of this id' };
    throw invalid('agreement', [{ pointer: '/key', code: 'unknown-code', message }]);
  }

  private async termsOf<Terms extends Given<RevisableTerms>>(id: string, { text, ...terms }: Terms) {
    return { ...terms, textDigest: await this.texts.keep(id, text) };
  }

  private async save(change: Change<Agreement>): Promise<ReadAgreement> {
    return this.withTexts(await this.agreements.save(change));
  }

  private async saveIf(change: Change<Agreement> | undefined): Promise<number> {
    if (!change) return 0;
    await this.agreements.save(change);
    return 1;
  }

  private async withTexts(agreement: Agreement): Promise<ReadAgreement> {
    const { id, textDigest, amendment } = agreement;
    return { agreement, texts: await this.texts.of(id, [textDigest, amendment?.textDigest ?? null]) };
  }

  private async at(caller: Caller, id: string, revision: number): Promise<Agreement> {
    const agreement = await this.agreements.get(scopeOf(caller), id);
    if (!agreement) throw notFound('agreement', id);
    if (agreement.revision !== revision) throw staleRevision('agreement', revision, agreement.revision);
    return agreement;
  }
}

/** The party that the caller acts for; an operator acts for nobody. */
function partyOf(caller: Caller, { parties }: Agreement): string {
  const { organisation } = caller;
  if (organisation && parties.includes(organisation) && !has(caller, 'operator')) return organisation;
  throw new DomainError('forbidden', 'agreement.not-a-party', 'Only a party can do this.');
}
