import { Injectable } from '@nestjs/common';
import { has, instant, invalid, notFound, staleRevision, today } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { EmployersStore } from '../employers/employers.store.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { mistakesInPack } from '../rules/pack-mistakes.ts';
import type { RulePack } from '../rules/rule.ts';
import { findingsIn } from '../rules/rules-in-force.ts';
import { changeOf } from './dry-run.ts';
import type { OpeningChange } from './dry-run.ts';
import { RuleBook } from './rule-book.service.ts';
import { activatePack, draftPack } from './rule-pack.ts';
import type { StoredRulePack } from './rule-pack.ts';
import { RulePacksRunner } from './rule-packs.runner.ts';
import { RulePacksStore } from './rule-packs.store.ts';

/** No answer of a dry run looks at more openings than this. */
const mostLooked = 1000;

export type ShownRulePack = Omit<StoredRulePack, 'author' | 'activatedBy'> & Partial<StoredRulePack>;

export interface DryRun {
  readonly items: readonly OpeningChange[];
  readonly looked: number;
  readonly nextCursor: string | null;
}

/** The acts on rule packs: load, ask the rule, save. */
@Injectable()
export class RulePacksService {
  constructor(
    private readonly packs: RulePacksStore,
    private readonly book: RuleBook,
    private readonly runner: RulePacksRunner,
    private readonly openings: OpeningsStore,
    private readonly employers: EmployersStore,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async list(caller: Caller, query: Query<StoredRulePack>): Promise<Page<ShownRulePack>> {
    await this.book.rules();
    const page = await this.packs.find(query);
    return { ...page, items: page.items.map((pack) => shown(caller, pack)) };
  }

  async read(caller: Caller, id: string): Promise<ShownRulePack> {
    return shown(caller, await this.stored(id));
  }

  /** A draft, whose own cases must have come out as it says. */
  async draft(caller: Caller, given: RulePack): Promise<StoredRulePack> {
    await this.book.rules();
    const errors = mistakesInPack(given);
    if (errors.length > 0) throw invalid('rule-pack', errors.slice(0, 100));
    return this.packs.save(draftPack(this.ids.next('rpk'), given, caller.subject, instant(this.clock)));
  }

  /** Which openings would change if this pack were in force, page by page; changes nothing. */
  async dryRun(id: string, limit = 50, cursor?: string): Promise<DryRun> {
    const pack = await this.stored(id);
    const [before, after] = [await this.book.rules(), await this.book.rulesWith(pack)];
    const day = today(this.clock);
    const items: OpeningChange[] = [];
    let looked = 0;
    let next: string | undefined = cursor;
    do {
      // No slice is larger than what may still be shown, so that no change falls between two pages.
      const page = await this.openings.shownOrPaused(limit - items.length, next);
      const posters = await this.employers.among(page.items.map(({ employer }) => employer));
      for (const opening of page.items) {
        const poster = posters.get(opening.employer);
        const [earlier, later] = [before, after].map((rules) => findingsIn(opening, poster, rules, day));
        const change = changeOf(opening, earlier ?? [], later ?? []);
        if (change) items.push(change);
      }
      looked += page.items.length;
      next = page.nextCursor ?? undefined;
    } while (next !== undefined && items.length * 2 < limit && looked < mostLooked);
    return { items, looked, nextCursor: next ?? null };
  }

  /** In force at once; the stored openings follow in the background. */
  async activate(caller: Caller, id: string, revision: number, note: string): Promise<StoredRulePack> {
    const pack = await this.stored(id);
    if (pack.revision !== revision) throw staleRevision('rule-pack', revision, pack.revision);
    const act = { by: caller.subject, note: note.trim(), now: instant(this.clock) };
    const active = await this.packs.save(activatePack(pack, await this.packs.lastActivation(pack.pack), act));
    this.runner.wake();
    return active;
  }

  private async stored(id: string): Promise<StoredRulePack> {
    const pack = await this.packs.get(id);
    if (!pack) throw notFound('rule-pack', id);
    return pack;
  }
}

/** Everybody may read the rules; who brought them is for operators and government. */
function shown(caller: Caller, pack: StoredRulePack): ShownRulePack {
  if (has(caller, 'operator', 'government')) return pack;
  const { author: _author, activatedBy: _activatedBy, ...rest } = pack;
  return rest;
}
