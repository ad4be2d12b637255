import { createPrivateKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { seedOf } from '../allocation/draw.ts';
import type { Counts } from '../allocation/problem.ts';
import { signed } from '../allocation/signature.ts';
import type { Signed } from '../allocation/signature.ts';
import { ResultNotKept } from './allocation-messages.ts';
import { AllocationThread } from './allocation-thread.service.ts';
import type { PromotionQuestion, RankedPromotion } from './allocation-work.ts';
import { CycleFiles } from './cycle-files.service.ts';
import { computedOf, frozenOf } from './cycle.ts';
import type { Cycle, KeptFile } from './cycle.ts';
import type { OtherTerms } from './other-terms.ts';
import { ResultKeys } from './result-keys.service.ts';
import { CycleSecrets } from './secrets.service.ts';

const outcomesAtOnce = 2_000;

export type OutcomeOf = {
  readonly p: string;
  readonly opening: string | null;
  readonly rank: number | null;
  readonly reason: string | null;
};

/** What can be asked of an allocation; the thread does the work, and is given the file when it has let it go. */
@Injectable()
export class Results {
  constructor(
    private readonly thread: AllocationThread,
    private readonly files: CycleFiles,
    private readonly keys: ResultKeys,
    private readonly secrets: CycleSecrets,
  ) {}

  /** Computes from the frozen inputs; stores nothing but the file, which the caller keeps or discards. */
  async compute(cycle: Cycle): Promise<{ readonly result: KeptFile; readonly counts: Counts }> {
    const { bytes, counts } = await this.allocate(cycle);
    return { result: await this.files.keep([bytes]), counts };
  }

  /** Computes once more from what was frozen, and says whether every bit is the same. */
  async replay(cycle: Cycle) {
    const { result } = computedOf(cycle);
    const { bytes } = await this.allocate(cycle);
    const stored = await this.files.bytesOf(result);
    const isEqual = Buffer.compare(bytes, stored) === 0;
    return { equal: isEqual, bytes: stored.length, sha256: result.sha256, inputDigest: frozenOf(cycle).digest };
  }

  async participantCertificate(cycle: Cycle, p: string): Promise<Signed<object> | undefined> {
    return this.signed(await this.about(cycle, (name) => this.thread.ask('participantCertificate', { name, p })));
  }

  async openingCertificate(cycle: Cycle, opening: string): Promise<Signed<object> | undefined> {
    return this.signed(await this.about(cycle, (name) => this.thread.ask('openingCertificate', { name, opening })));
  }

  /** What became of everybody, by who they are in the file. */
  async outcomes(cycle: Cycle): Promise<ReadonlyMap<string, OutcomeOf>> {
    const all = new Map<string, OutcomeOf>();
    for (let from = 0; ; from += outcomesAtOnce) {
      const part = await this.about(cycle, (name) => this.thread.ask('outcomes', { name, from, most: outcomesAtOnce }));
      for (const outcome of part) all.set(outcome.p, outcome);
      if (part.length < outcomesAtOnce) return all;
    }
  }

  promotions(cycle: Cycle, question: Omit<PromotionQuestion, 'name'>): Promise<readonly RankedPromotion[]> {
    return this.about(cycle, (name) => this.thread.ask('promotions', { name, ...question }));
  }

  async whatIf(cycle: Cycle, { openings, weights }: OtherTerms): Promise<Uint8Array> {
    const { inputs, roster } = frozenOf(cycle);
    const bytes = await this.files.bytesOf(inputs);
    const values = Object.keys(weights).length > 0 ? await this.files.bytesOf(roster) : undefined;
    const seed = seedOf(this.secrets.secretOf(cycle), frozenOf(cycle).digest);
    const question = { inputs: bytes, seed, openings, ...(values ? { reweighing: { weights, roster: values } } : {}) };
    return (await this.thread.ask('whatIf', question, values ? [bytes, values] : [bytes])).bytes;
  }

  private async allocate(cycle: Cycle) {
    const inputs = await this.files.bytesOf(frozenOf(cycle).inputs);
    const secret = this.secrets.secretOf(cycle);
    return this.thread.ask('allocate', { inputs, secret, key: await this.keys.privateKey() }, [inputs]);
  }

  private async about<Answer>(cycle: Cycle, ask: (name: string) => Promise<Answer>): Promise<Answer> {
    const { result } = computedOf(cycle);
    try {
      return await ask(result.sha256);
    } catch (error) {
      if (!(error instanceof ResultNotKept)) throw error;
      const bytes = await this.files.bytesOf(result);
      await this.thread.ask('keep', { name: result.sha256, result: bytes }, [bytes]);
      return ask(result.sha256);
    }
  }

  private async signed(document: object | undefined): Promise<Signed<object> | undefined> {
    if (!document) return undefined;
    const key = await this.keys.privateKey();
    return signed(document, createPrivateKey({ key: { ...key }, format: 'jwk' }));
  }
}
