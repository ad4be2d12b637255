import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { instant, notFound } from '@duijie/domain';
import type { Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import { seedOf } from '../allocation/draw.ts';
import type { Participant } from '../allocation/problem.ts';
import { AllocationThread } from '../cycles/allocation-thread.service.ts';
import { CycleFiles } from '../cycles/cycle-files.service.ts';
import { frozenOf } from '../cycles/cycle.ts';
import type { Cycle } from '../cycles/cycle.ts';
import { takesPart } from '../cycles/participation.ts';
import { longestPreference } from '../cycles/preference.ts';
import { PreferencesStore } from '../cycles/preferences.store.ts';
import { Results } from '../cycles/results.service.ts';
import { rosterEntries } from '../cycles/roster.ts';
import { CycleSecrets } from '../cycles/secrets.service.ts';
import type { Opening, World } from '../fit/world.ts';
import { compileOpening } from '../kernel/compile.ts';
import { Market } from '../world/market.ts';
import { judgeAllocation, reasonsRequired } from './allocation-report.ts';
import type { AllocationReport, CycleRequirement, Relaxation, TakingPart } from './allocation-report.ts';
import { AllocationReportsStore } from './allocation-reports.store.ts';
import { AttributesService } from './attributes.service.ts';
import { RELAXABLE, insists, relaxed } from './requirements.ts';

/** Work goes on for so long before other work has its turn. */
const sliceMs = 8;
/** So many slices are sent to the thread before it is waited for. */
const slicesAhead = 20;

interface Person extends TakingPart {
  readonly graduate: string;
}

/** Judges how the places of a cycle fell on groups, before anybody signs it off. */
@Injectable()
export class AllocationFairness {
  constructor(
    private readonly market: Market,
    private readonly attributes: AttributesService,
    private readonly reports: AllocationReportsStore,
    private readonly preferences: PreferencesStore,
    private readonly results: Results,
    private readonly files: CycleFiles,
    private readonly secrets: CycleSecrets,
    private readonly thread: AllocationThread,
    @InjectClock() private readonly clock: Clock,
  ) {}

  async ofCycle(id: string): Promise<AllocationReport> {
    const report = await this.reports.get(id);
    if (!report) throw notFound('fairness-report', id);
    return report;
  }

  /** Keeps the report on a computed cycle; answers what a person must give a written reason for. */
  async judge(cycle: Cycle): Promise<readonly string[]> {
    const people = await this.peopleOf(cycle);
    const placed = new Set<string>();
    for (const { p, opening } of (await this.results.outcomes(cycle)).values()) if (opening !== null) placed.add(p);
    await nextTurn();
    let judgement = judgeAllocation(people, placed);
    const reasons = reasonsRequired(judgement);
    // Allocating again for each gate takes a while, and only an uneven allocation asks why.
    if (reasons.length > 0) judgement = judgeAllocation(people, placed, await this.relaxations(cycle, people));
    await this.reports.keep(cycle.id, { computedAt: instant(this.clock), ...judgement });
    return reasons;
  }

  private async peopleOf(cycle: Cycle): Promise<readonly Person[]> {
    const people: Person[] = [];
    let began = performance.now();
    for await (const { p, graduate, college } of rosterEntries(this.files.read(frozenOf(cycle).roster))) {
      people.push({ p, graduate, groups: this.attributes.groupsOf(graduate, college) });
      if (performance.now() - began < sliceMs) continue;
      await nextTurn();
      began = performance.now();
    }
    return people;
  }

  /** The allocation once more for each gate at which openings insist on something, as if none of them did. */
  private async relaxations(cycle: Cycle, people: readonly Person[]): Promise<readonly Relaxation[]> {
    const openings = frozenOf(cycle).openings.flatMap(({ id }): Opening[] => {
      const opening = this.market.opening(id);
      return opening ? [opening] : [];
    });
    const lists = await this.preferences.ofCycle(cycle.id);
    const made: Relaxation[] = [];
    for (const gate of RELAXABLE) {
      const asking = openings.filter((opening) => insists(opening, gate)).map(({ id }) => id);
      if (asking.length === 0) continue;
      const about: CycleRequirement = { gate, openings: asking };
      made.push({ about, placed: await this.placedWithout(cycle, people, openings, gate, lists) });
    }
    return made;
  }

  /** Who would have a place, with the same lots. Graduates and openings are taken as they are known now. */
  private async placedWithout(
    cycle: Cycle,
    people: readonly Person[],
    openings: readonly Opening[],
    gate: CycleRequirement['gate'],
    lists: Awaited<ReturnType<PreferencesStore['ofCycle']>>,
  ): Promise<ReadonlySet<string>> {
    const token = randomUUID();
    const { openings: terms, at, digest } = frozenOf(cycle);
    const seats = terms.map(({ id, seats, minSeats }) => ({ id, seats, minSeats }));
    const commitment = cycle.commitment ?? '';
    await this.thread.ask('beginFreeze', { token, cycle: cycle.id, frozenAt: at, commitment, openings: seats });
    let handedOver: Promise<unknown>[] = [];
    for await (const participants of this.takingPart(people, openings, gate, lists)) {
      handedOver.push(this.thread.ask('addParticipants', { token, participants }));
      if (handedOver.length < slicesAhead) continue;
      await Promise.all(handedOver);
      handedOver = [];
    }
    await Promise.all(handedOver);
    const { bytes } = await this.thread.ask('endFreeze', { token });
    const seed = seedOf(this.secrets.secretOf(cycle), digest);
    const { placed } = await this.thread.ask('placedIn', { inputs: bytes, seed }, [bytes]);
    return new Set(placed);
  }

  /** The same people with the lists that they would have then, in slices. */
  private async *takingPart(
    people: readonly Person[],
    openings: readonly Opening[],
    gate: CycleRequirement['gate'],
    lists: Awaited<ReturnType<PreferencesStore['ofCycle']>>,
  ): AsyncGenerator<Participant[]> {
    // The cycle was frozen with these openings; what became of one since is no part of the question.
    const world: World = { ...this.market.world, isApproved: () => true };
    const { matcher } = this.market;
    const offered = matcher.indexed(
      openings.map((opening) => compileOpening({ ...relaxed(opening, gate), state: 'published' }, world)),
    );
    let slice: Participant[] = [];
    let began = performance.now();
    for (const { p, graduate: id } of people) {
      const graduate = matcher.get(id);
      const list = lists.get(id);
      const given = list && list.college === graduate?.college ? list.openings : undefined;
      const part = graduate && takesPart(graduate, given, offered.for(graduate, given ? Infinity : longestPreference));
      if (part) slice.push({ p, assumed: part.assumed, list: part.list });
      if (performance.now() - began < sliceMs) continue;
      yield slice;
      await nextTurn();
      slice = [];
      began = performance.now();
    }
    yield slice;
  }
}
