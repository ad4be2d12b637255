import { Injectable } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DomainError, instant, today } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock, InjectLogger, Rounds } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { EmployersStore } from '../employers/employers.store.ts';
import type { Opening } from '../openings/opening.ts';
import { OpeningsStore } from '../openings/openings.store.ts';
import { followRules } from '../openings/pauses.ts';
import { findingsIn } from '../rules/rules-in-force.ts';
import { RuleBook } from './rule-book.service.ts';
import { inForce, isDue, packApplied, retirePack } from './rule-pack.ts';
import type { Effects, StoredRulePack } from './rule-pack.ts';
import { RulePacksStore } from './rule-packs.store.ts';

const sliceSize = 100;

/**
 * Looks at the stored openings when other rules are in force: after an activation, and on the day on which a rule begins
 * or ends. Its work is named by the packs themselves, so a crash loses nothing, and doing it twice changes nothing.
 */
@Injectable()
export class RulePacksRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly rounds = new Rounds({
    everyMs: 10 * 60_000,
    retryMs: 10_000,
    run: () => this.apply(),
    failed: (error) =>
      this.logger.warn({ cause: String(error) }, 'openings do not follow the rules yet; this is tried again'),
  });

  constructor(
    private readonly packs: RulePacksStore,
    private readonly book: RuleBook,
    private readonly openings: OpeningsStore,
    private readonly employers: EmployersStore,
    @InjectClock() private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.rounds.stop();
  }

  wake(): void {
    this.rounds.wake();
  }

  private async apply(): Promise<void> {
    const active = await this.packs.active();
    const current = inForce(active);
    for (const pack of active.filter((each) => !current.includes(each))) {
      await this.saved(retirePack(pack, instant(this.clock)));
    }
    const due = current.filter((pack) => isDue(pack, today(this.clock)));
    if (due.length === 0) return;
    const effects = await this.followAll();
    if (this.rounds.stopping) return;
    for (const pack of due) await this.saved(packApplied(pack, effects, instant(this.clock)));
    this.logger.info({ packs: due.map(({ id }) => id), ...effects }, 'the stored openings follow the rules');
  }

  private async followAll(): Promise<Effects> {
    let [looked, paused, submitted] = [0, 0, 0];
    let cursor: string | undefined;
    do {
      const page = await this.openings.shownOrPaused(sliceSize, cursor);
      const changes = await this.changesOf(page.items);
      for (const { next } of await this.saveAll(changes)) {
        if (next.state === 'paused') paused += 1;
        else submitted += 1;
      }
      looked += page.items.length;
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined && !this.rounds.stopping);
    return { on: today(this.clock), looked, paused, submitted };
  }

  private async changesOf(openings: readonly Opening[]): Promise<Change<Opening>[]> {
    const rules = await this.book.rules();
    const posters = await this.employers.among(openings.map(({ employer }) => employer));
    const [day, now] = [today(this.clock), instant(this.clock)];
    return openings.flatMap((opening) => {
      return followRules(opening, findingsIn(opening, posters.get(opening.employer), rules, day), now) ?? [];
    });
  }

  /** What somebody changed meanwhile is looked at as it is then. */
  private async saveAll(changes: readonly Change<Opening>[]): Promise<readonly Change<Opening>[]> {
    let open = changes;
    const done: Change<Opening>[] = [];
    while (open.length > 0) {
      const failures = await this.openings.saveMany(open);
      const fault = failures.find(({ error }) => !(error instanceof DomainError && error.kind === 'precondition'));
      if (fault) throw fault.error;
      if (failures.length === 0) return [...done, ...open];
      // On SQLite one that fails keeps the others from being stored; on MongoDB each stands for itself.
      const stored = await this.openings.among(open.map(({ next }) => next.id));
      done.push(...open.filter(({ next }) => isStored(next, stored.get(next.id))));
      const rest = open.filter(({ next }) => !isStored(next, stored.get(next.id)));
      open = await this.changesOf(rest.flatMap(({ next }) => stored.get(next.id) ?? []));
    }
    return done;
  }

  /** False when another instance was faster, which has done the same. */
  private async saved(change: Change<StoredRulePack>): Promise<boolean> {
    try {
      await this.packs.save(change);
      return true;
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'precondition') return false;
      throw error;
    }
  }
}

function isStored(next: Opening, stored: Opening | undefined): boolean {
  return stored?.revision === next.revision && stored.updatedAt === next.updatedAt && stored.state === next.state;
}
