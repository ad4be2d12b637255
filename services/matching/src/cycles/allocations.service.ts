import { Injectable } from '@nestjs/common';
import { has, notFound } from '@duijie/domain';
import type { Caller } from '@duijie/domain';
import { pseudonymOf } from '../allocation/draw.ts';
import type { Signed } from '../allocation/signature.ts';
import { Market } from '../world/market.ts';
import { CycleFiles } from './cycle-files.service.ts';
import { computedOf, frozenOf } from './cycle.ts';
import type { Cycle, KeptFile } from './cycle.ts';
import { CyclesService } from './cycles.service.ts';
import { ErasuresStore } from './erasures.store.ts';
import { otherTerms } from './other-terms.ts';
import type { GivenTerms } from './other-terms.ts';
import { Results } from './results.service.ts';
import { CycleSecrets } from './secrets.service.ts';

/** What is read of an allocation: the file, certificates, and for operators what-if and replay. */
@Injectable()
export class AllocationsService {
  constructor(
    private readonly cycles: CyclesService,
    private readonly results: Results,
    private readonly files: CycleFiles,
    private readonly secrets: CycleSecrets,
    private readonly erasures: ErasuresStore,
    private readonly market: Market,
  ) {}

  /** The same bytes for ever. Before publication only operators find it. */
  async file(
    caller: Caller,
    id: string,
  ): Promise<{ readonly file: KeptFile; readonly content: AsyncIterable<Buffer> }> {
    const file = computedOf(await this.shown(caller, id)).result;
    return { file, content: this.files.read(file) };
  }

  /** A student's own, or that of an enterprise's own opening; operators find all, but nobody one who was erased. */
  async certificate(caller: Caller, id: string, of: string): Promise<Signed<object>> {
    const cycle = await this.shown(caller, id);
    const opening = frozenOf(cycle).openings.find((each) => each.id === of);
    const found = opening
      ? this.mayKnowOpening(caller, opening.employer) && (await this.results.openingCertificate(cycle, of))
      : this.mayKnowGraduate(caller, of) &&
        !(await this.erasures.has(of)) &&
        (await this.results.participantCertificate(cycle, this.pseudonym(cycle, of)));
    if (!found) throw notFound('certificate', of);
    return found;
  }

  async whatIf(caller: Caller, id: string, given: readonly GivenTerms[]): Promise<Uint8Array> {
    const cycle = await this.cycles.read(caller, id);
    return this.results.whatIf(cycle, otherTerms(cycle, given));
  }

  async replay(caller: Caller, id: string) {
    return this.results.replay(await this.cycles.read(caller, id));
  }

  private async shown(caller: Caller, id: string): Promise<Cycle> {
    const cycle = await this.cycles.read(caller, id);
    if (cycle.publishedAt === null && !has(caller, 'operator')) throw notFound('result', id);
    return cycle;
  }

  private mayKnowOpening(caller: Caller, employer: string): boolean {
    return has(caller, 'operator') || (has(caller, 'enterprise') && caller.organisation === employer);
  }

  private mayKnowGraduate(caller: Caller, id: string): boolean {
    if (has(caller, 'operator')) return true;
    return has(caller, 'student') && caller.graduate === id && this.market.collegeOf(id) === caller.organisation;
  }

  private pseudonym(cycle: Cycle, graduate: string): string {
    return pseudonymOf(this.secrets.keyOf(cycle), graduate);
  }
}
