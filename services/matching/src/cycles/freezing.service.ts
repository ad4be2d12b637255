import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { instant, invalid } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { pseudonymOf } from '../allocation/draw.ts';
import type { Participant } from '../allocation/problem.ts';
import { contributionsOf, itemValues } from '../fit/fit.ts';
import type { Graduate } from '../fit/world.ts';
import type { CompiledOpening } from '../kernel/compile.ts';
import { Market } from '../world/market.ts';
import { AllocationThread } from './allocation-thread.service.ts';
import { CycleFiles } from './cycle-files.service.ts';
import type { Cycle, Frozen, FrozenOpening } from './cycle.ts';
import { leftOut, mayTakePart, takesPart } from './participation.ts';
import type { TakesPart } from './participation.ts';
import { longestPreference } from './preference.ts';
import { PreferencesStore } from './preferences.store.ts';
import { rosterLine } from './roster.ts';
import type { RosterEntry } from './roster.ts';
import { CycleSecrets } from './secrets.service.ts';

/** Work goes on for so long before other work has its turn. */
const sliceMs = 8;
const absorbedAtOnce = 200;
/** So many slices are sent to the thread before it is waited for. */
const slicesAhead = 20;

interface Gathered {
  readonly participants: Participant[];
  readonly roster: string[];
}

/** Takes the inputs of a cycle as they are now: who takes part, with which list, and how the openings see them. */
@Injectable()
export class Freezing {
  constructor(
    private readonly market: Market,
    private readonly preferences: PreferencesStore,
    private readonly secrets: CycleSecrets,
    private readonly thread: AllocationThread,
    private readonly files: CycleFiles,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Stores nothing but two files, which the caller keeps or discards. */
  async freeze(cycle: Cycle): Promise<Frozen> {
    const at = instant(this.clock);
    await this.absorb();
    const { taking, terms, out } = this.openingsOf(cycle);
    const token = randomUUID();
    const openings = terms.map(({ id, seats, minSeats }) => ({ id, seats, minSeats }));
    const commitment = cycle.commitment ?? '';
    await this.thread.ask('beginFreeze', { token, cycle: cycle.id, frozenAt: at, commitment, openings });
    const lines: string[] = [rosterLine({ weights: weightsOf(taking) })];
    const counts = { participants: 0, assumed: 0, pairs: 0 };
    let handedOver: Promise<unknown>[] = [];
    for await (const { participants, roster } of this.gather(cycle, taking)) {
      lines.push(roster.join(''));
      for (const { assumed, list } of participants) {
        counts.participants += 1;
        counts.assumed += assumed ? 1 : 0;
        counts.pairs += list.length;
      }
      handedOver.push(this.thread.ask('addParticipants', { token, participants }));
      if (handedOver.length < slicesAhead) continue;
      await Promise.all(handedOver);
      handedOver = [];
    }
    await Promise.all(handedOver);
    const { bytes, digest } = await this.thread.ask('endFreeze', { token });
    const inputs = await this.files.keep([bytes]);
    const roster = await this.files.keep(lines.map((line) => Buffer.from(line)));
    return { at, digest, openings: terms, leftOut: out, ...counts, inputs, roster };
  }

  /** Graduates who were heard of and wait to be taken in, some at a time. */
  private async absorb(): Promise<void> {
    while (!this.market.isAbsorbed) {
      this.market.absorb(absorbedAtOnce);
      await nextTurn();
    }
  }

  private openingsOf({ openings }: Cycle) {
    const taking: CompiledOpening[] = [];
    const terms: FrozenOpening[] = [];
    const out: { opening: string; reason: string }[] = [];
    openings.forEach((id, index) => {
      const opening = this.market.opening(id);
      const compiled = this.market.compiled(id);
      if (!opening || !compiled?.isOpen) {
        const reason = opening?.state ?? 'unknown';
        out.push({ opening: id, reason: reason === 'published' ? 'employerNotApproved' : reason });
        return;
      }
      const { employer, seats, answerDays } = opening;
      const minSeats = opening.minSeats ?? 0;
      if (minSeats > seats) throw minimumAbove(index);
      taking.push(compiled);
      terms.push({ id, employer, seats, minSeats, answerDays });
    });
    return { taking, terms, out };
  }

  /** Everybody who takes part, in slices. The lists are read at once, and each graduate is judged at one moment. */
  private async *gather(cycle: Cycle, taking: readonly CompiledOpening[]): AsyncGenerator<Gathered> {
    const lists = await this.preferences.ofCycle(cycle.id);
    const byId = new Map(taking.map((compiled) => [compiled.id, compiled]));
    const key = this.secrets.keyOf(cycle);
    const { matcher } = this.market;
    const offered = matcher.indexed(taking);
    let gathered: Gathered = { participants: [], roster: [] };
    let began = performance.now();
    for (const id of this.market.graduates()) {
      const graduate = matcher.get(id);
      if (graduate && mayTakePart(graduate)) {
        const list = lists.get(id);
        const given = list?.college === graduate.college ? list.openings : undefined;
        const part = takesPart(graduate, given, offered.for(graduate, given ? Infinity : longestPreference));
        if (part) this.enter(gathered, graduate, part, byId, pseudonymOf(key, id));
      }
      if (performance.now() - began < sliceMs) continue;
      yield gathered;
      await nextTurn();
      gathered = { participants: [], roster: [] };
      began = performance.now();
    }
    yield gathered;
  }

  private enter(
    { participants, roster }: Gathered,
    graduate: Graduate,
    { assumed, list, dropped }: TakesPart,
    taking: ReadonlyMap<string, CompiledOpening>,
    p: string,
  ): void {
    participants.push({ p, assumed, list });
    const { world } = this.market;
    const entry: RosterEntry = {
      p,
      graduate: graduate.id,
      college: graduate.college,
      leftOut: dropped.flatMap((id) => {
        const opening = this.market.opening(id);
        return (opening && leftOut(opening, graduate, world)) ?? [{ opening: id, reason: 'organisation' }];
      }),
      values: list.map(({ opening }) => {
        const compiled = taking.get(opening);
        if (!compiled) return [];
        const items = itemValues(compiled.opening, graduate, compiled.world);
        return contributionsOf(compiled.opening, items).map(({ value }) => value);
      }),
    };
    roster.push(rosterLine(entry));
  }
}

function weightsOf(openings: readonly CompiledOpening[]) {
  return Object.fromEntries(openings.map(({ id, weights }) => [id, Object.fromEntries(weights)]));
}

function minimumAbove(index: number) {
  const message = { zh: '最低开班人数多于计划人数', en: 'The minimum of this opening is above its seats' };
  return invalid('cycle', [{ pointer: `/openings/${index}/minSeats`, code: 'range', message }]);
}
