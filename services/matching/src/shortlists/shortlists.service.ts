import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import type { ShortlistComputed } from '@duijie/contracts';
import { instant } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock, InjectConfig, InjectLogger, Ownership, passFailpoint } from '@duijie/platform';
import type { Logger } from '@duijie/platform';
import { MatchingConfig } from '../matching.config.ts';
import { RescoringsService } from '../rescorings/rescorings.service.ts';
import { Market } from '../world/market.ts';
import { versionsOf } from '../world/versions.ts';
import { Pace } from './pace.ts';
import { RematchThreads } from './rematch-threads.service.ts';
import { nextShortlist, sameItems } from './shortlist.ts';
import type { Shortlist } from './shortlist.ts';
import { ShortlistsStore } from './shortlists.store.ts';

export const openingsTopic = 'demand.openings';
/** Lists that are stored in one step. */
const chunk = 50;
/** From so many lists on that must be asked for anew, other threads do it. */
const manyLists = 200;
/** Graduates taken into the index, and time spent, before other work has its turn. */
const sliceSize = 200;
const sliceMs = 8;
/** Before whom a recognition concerns is looked at again, where it failed. */
const retryMs = 1_000;

/**
 * Tells the shortlists of the openings that are this instance's. One round at a time: take in what was heard, ask for
 * the lists that it upset, and store and tell those that are not what was told last.
 */
@Injectable()
export class ShortlistsService implements OnModuleInit, OnModuleDestroy {
  private readonly pace: Pace;
  /** What is stored of the openings that are ours, as far as it was read. */
  private readonly stored = new Map<string, Shortlist | undefined>();
  private readonly pending = new Set<string>();
  private round: Promise<void> | undefined;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private leaving = false;
  private sliceStart = 0;

  constructor(
    private readonly market: Market,
    private readonly shortlists: ShortlistsStore,
    private readonly ownership: Ownership,
    private readonly rematch: RematchThreads,
    private readonly rescorings: RescoringsService,
    @InjectClock() private readonly clock: Clock,
    @InjectLogger() private readonly logger: Logger,
    @InjectConfig() config: MatchingConfig,
  ) {
    this.pace = new Pace(config.shortlistPauseMs);
  }

  onModuleInit(): void {
    this.ownership.claim({
      topic: openingsTopic,
      onChange: () => this.onOwnershipChange(),
      onLeave: () => this.drain(),
    });
  }

  onModuleDestroy(): void {
    this.leaving = true;
    clearTimeout(this.timer);
  }

  /** Something was heard. */
  wake(): void {
    this.again = true;
    if (this.leaving || this.round) return;
    this.round = this.rounds().finally(() => {
      this.round = undefined;
      if (this.again) this.wake();
    });
  }

  /** Another instance may have told a list before or after it handed the opening over: what is stored is read again. */
  onShortlistComputed(told: ShortlistComputed): void {
    const known = this.stored.get(told.id);
    if (!this.market.isHeld(told.id) || !known || told.revision < known.revision) return;
    if (told.revision === known.revision && sameItems(told.items, known.items)) return;
    this.stored.delete(told.id);
    this.market.touch(told.id);
    this.wake();
  }

  private onOwnershipChange(): void {
    this.market.hold((id) => this.ownership.owns(openingsTopic, id));
    for (const id of this.stored.keys()) if (!this.market.isHeld(id)) this.stored.delete(id);
    this.wake();
  }

  /** The last round, which waits for no pause; lists that a flood has upset are left to the next owner. */
  private async drain(): Promise<void> {
    this.leaving = true;
    clearTimeout(this.timer);
    await this.round;
    await this.attempt();
  }

  private async rounds(): Promise<void> {
    clearTimeout(this.timer);
    // Whatever comes in the same turn is taken in together.
    await nextTurn();
    do {
      this.again = false;
      await this.attempt();
    } while (this.again && !this.leaving);
    if (!this.leaving) this.sleep();
  }

  private async attempt(): Promise<void> {
    try {
      this.sliceStart = performance.now();
      await this.absorb();
      await this.settle();
      for (const id of this.market.takeTouched()) this.pending.add(id);
      await this.tell();
      await this.rescorings.look(() => this.breathe());
    } catch (error) {
      this.logger.warn({ cause: String(error) }, 'telling shortlists failed and is tried again after a pause');
    }
  }

  private async absorb(): Promise<void> {
    while (!this.market.isAbsorbed) {
      this.market.absorb(sliceSize);
      await this.breathe();
    }
    if (this.market.takeFlood()) this.pace.flooded(performance.now());
  }

  private async settle(): Promise<void> {
    if (this.market.isSettled || performance.now() < this.pace.settlesAt()) return;
    await this.inSlices(this.market.enlist());
    // One after the other would be sooner for few; many keep this thread from everything else.
    if (this.market.waitingLists >= manyLists) await this.market.settleTogether(this.rematch);
    await this.inSlices(this.market.settle());
    await this.inSlices(this.market.tidy());
    this.pace.settled();
  }

  private async inSlices(steps: Generator<unknown, void, void>): Promise<void> {
    while (!steps.next().done) await this.breathe();
  }

  private async tell(): Promise<void> {
    const now = performance.now();
    const due = [...this.pending].filter((id) => this.leaving || this.pace.tellsAt(id) <= now);
    for (let from = 0; from < due.length; from += chunk) {
      const ids = due.slice(from, from + chunk);
      try {
        await this.tellSome(ids);
      } catch (error) {
        // Nothing of them is known to be told: they are compared with what is stored when the pause is over.
        for (const id of ids) this.setAside(id);
        throw error;
      }
    }
  }

  private async tellSome(ids: readonly string[]): Promise<void> {
    await this.readStored(ids);
    const changes: Change<Shortlist>[] = [];
    for (const id of ids) {
      this.pending.delete(id);
      const change = this.changeOf(id);
      if (change) changes.push(change);
      await this.breathe();
    }
    if (changes.length === 0) return;
    const failures = await this.shortlists.saveMany(changes);
    if (failures.length === 0) return changes.forEach(({ next }) => this.onTold(next));
    // One of them is told by another instance meanwhile, and then none was stored: each stands for itself now.
    const conflicting = new Set(failures.map(({ index }) => changes[index]?.next.id));
    for (const { next } of changes) {
      if (conflicting.has(next.id)) this.setAside(next.id);
      else {
        this.stored.delete(next.id);
        this.market.touch(next.id);
        this.again = true;
      }
    }
  }

  private async readStored(ids: readonly string[]): Promise<void> {
    const unknown = ids.filter((id) => !this.stored.has(id) && this.market.isHeld(id));
    if (unknown.length === 0) return;
    const found = await this.shortlists.ofOpenings(unknown);
    for (const id of unknown) this.stored.set(id, found.get(id));
  }

  private changeOf(id: string): Change<Shortlist> | undefined {
    const opening = this.market.opening(id);
    const compiled = this.market.compiled(id);
    if (!opening || !compiled || !this.market.isHeld(id) || !this.stored.has(id)) return undefined;
    const items = this.market.list(id).map(({ graduateId, fit }) => {
      return { graduateId, college: this.market.collegeOf(graduateId), fit };
    });
    const computed = { opening, isOpen: compiled.isOpen, items, versions: versionsOf(this.market.world) };
    return nextShortlist(this.stored.get(id), computed, instant(this.clock));
  }

  private onTold(shortlist: Shortlist): void {
    passFailpoint('match.after_save');
    this.pace.told(shortlist.id, performance.now());
    if (this.market.isHeld(shortlist.id)) this.stored.set(shortlist.id, shortlist);
  }

  /** Looked at again after a pause, against what is stored then; left alone when another instance owns it by then. */
  private setAside(id: string): void {
    this.stored.delete(id);
    this.pace.told(id, performance.now());
    if (this.market.isHeld(id)) this.pending.add(id);
  }

  /** Until the next list is due. */
  private sleep(): void {
    const due = [...this.pending].map((id) => this.pace.tellsAt(id));
    if (!this.market.isSettled) due.push(this.pace.settlesAt());
    if (this.market.isRecast) due.push(performance.now() + retryMs);
    if (due.length === 0) return;
    const wait = Math.max(1, Math.min(...due) - performance.now());
    this.timer = setTimeout(() => this.wake(), wait).unref();
  }

  /** Lets requests and events have their turn when this slice has lasted long enough. */
  private async breathe(): Promise<void> {
    if (performance.now() - this.sliceStart < sliceMs) return;
    await nextTurn();
    this.sliceStart = performance.now();
  }
}
