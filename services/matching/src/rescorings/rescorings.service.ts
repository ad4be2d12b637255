import { Injectable } from '@nestjs/common';
import type { OpeningBody, RescoredGraduate } from '@duijie/contracts';
import { instant } from '@duijie/domain';
import type { Change, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import type { Graduate } from '../fit/world.ts';
import { asCounted } from '../world/known-world.ts';
import { Market } from '../world/market.ts';
import { holds, recounted, rescored, rescoring, sameCounted, turnsOf, worldsBetween } from './rescoring.ts';
import type { CountedRecognitions, Turn } from './rescoring.ts';
import { RescoringsStore } from './rescorings.store.ts';

/** Openings whose state is read in one step. */
const chunk = 50;
const over: readonly OpeningBody['state'][] = ['closed', 'filled', 'cancelled', 'expired'];

/** Lets other work have its turn. */
type Breathe = () => Promise<void>;

interface Looked {
  readonly opening: OpeningBody;
  readonly next: CountedRecognitions;
  readonly turns: readonly Turn[];
}

/**
 * Tells whom the beginning or end of a recognition concerns. It compares what counts for an opening with what is stored
 * to have counted, so nothing is missed while nobody runs, and a restart tells nobody again.
 */
@Injectable()
export class RescoringsService {
  constructor(
    private readonly market: Market,
    private readonly store: RescoringsStore,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Looks at the openings for which something may have turned; those that could not be told are looked at again. */
  async look(breathe: Breathe): Promise<void> {
    const waiting = new Set(this.market.takeRecast());
    try {
      const ids = [...waiting];
      for (let from = 0; from < ids.length; from += chunk) {
        const some = ids.slice(from, from + chunk);
        await this.lookAt(some, breathe);
        for (const id of some) waiting.delete(id);
      }
    } catch (error) {
      this.market.recast(waiting);
      throw error;
    }
  }

  private async lookAt(ids: readonly string[], breathe: Breathe): Promise<void> {
    const openings = ids.flatMap((id) => this.market.opening(id) ?? []);
    const asking = openings.filter(({ credentials }) => credentials.length > 0);
    if (asking.length === 0) return;
    const stored = await this.store.ofOpenings(asking.map(({ id }) => id));
    const ended = asking.filter(({ id, state }) => over.includes(state) && stored.has(id));
    if (ended.length > 0) await this.store.drop(ended.map(({ id }) => id));
    const looked = asking.flatMap((opening) => this.turned(opening, stored.get(opening.id)) ?? []);
    const holders = await this.holdersOf(looked, breathe);
    const changes: Change<CountedRecognitions>[] = [];
    for (const each of looked) changes.push(await this.changeOf(each, holders, breathe));
    const [failure] = changes.length === 0 ? [] : await this.store.saveMany(changes);
    // Another instance was faster: what it left is compared anew.
    if (failure) throw failure.error;
  }

  /** A paused opening is looked at when it is open again. */
  private turned(opening: OpeningBody, before: CountedRecognitions | undefined): Looked | undefined {
    if (!this.market.compiled(opening.id)?.isOpen) return undefined;
    const next = recounted(before, opening, this.market.world);
    if (sameCounted(before, next)) return undefined;
    const turns = turnsOf(before, next, (id) => {
      const recognition = this.market.recognition(id);
      return recognition && asCounted(recognition);
    });
    return { opening, next, turns };
  }

  /** All who hold a credential of which the recognition turned: found once for all openings. */
  private async holdersOf(looked: readonly Looked[], breathe: Breathe): Promise<readonly Graduate[]> {
    const recognitions = [...new Map(looked.flatMap(({ turns }) => turns.map((t) => [t.recognition.id, t]))).values()];
    if (recognitions.length === 0) return [];
    const found: Graduate[] = [];
    for (const id of this.market.graduates()) {
      const graduate = this.market.matcher.get(id);
      if (graduate && recognitions.some(({ recognition }) => holds(graduate, recognition))) found.push(graduate);
      await breathe();
    }
    return found;
  }

  private async changeOf(
    { opening, next, turns }: Looked,
    holders: readonly Graduate[],
    breathe: Breathe,
  ): Promise<Change<CountedRecognitions>> {
    const told: { turn: Turn; graduates: readonly RescoredGraduate[] }[] = [];
    for (const { turn, before, after } of worldsBetween(turns, this.market.world)) {
      const graduates: RescoredGraduate[] = [];
      for (const holder of holders) {
        const changed = rescored(opening, holder, turn, before, after);
        if (changed) graduates.push(changed);
        await breathe();
      }
      told.push({ turn, graduates });
    }
    return rescoring(next, opening, told, instant(this.clock));
  }
}
