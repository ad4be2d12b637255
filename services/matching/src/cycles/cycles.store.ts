import { Injectable } from '@nestjs/common';
import { DomainError } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import { bindingStates } from './cycle.ts';
import type { Cycle } from './cycle.ts';
import { bindingsPlan, cyclePlan } from './cycle.schema.ts';
import type { Bindings } from './cycle.schema.ts';

const theBindings = 'openings';
const tries = 5;

/** Every query of cycles. A draft is the operators' own; all else may be read by whoever is signed in. */
@Injectable()
export class CyclesStore {
  constructor(
    @InjectCollection(cyclePlan) private readonly cycles: Collection<Cycle>,
    @InjectCollection(bindingsPlan) private readonly bindings: Collection<Bindings>,
  ) {}

  async get(id: string, drafts: boolean): Promise<Cycle | undefined> {
    const found = await this.cycles.get(id);
    return found && (drafts || found.state !== 'draft') ? found : undefined;
  }

  find(query: Query<Cycle>, drafts: boolean): Promise<Page<Cycle>> {
    if (drafts) return this.cycles.find(query);
    const state = query.filter?.state;
    const shown = state === undefined ? { not: 'draft' as const } : state === 'draft' ? { in: [] } : state;
    return this.cycles.find({ ...query, filter: { ...query.filter, state: shown } });
  }

  /** Cycles whose places can be answered, and those in which something is left to do after a freeze or their end. */
  async toFollow(): Promise<Cycle[]> {
    const found: Cycle[] = [];
    for await (const cycle of this.cycles.scan({ state: 'published' })) found.push(cycle);
    for await (const cycle of this.cycles.scan({ followedUp: false })) {
      if (cycle.state !== 'published') found.push(cycle);
    }
    return found;
  }

  /** Whatever their state. */
  all(): AsyncIterable<Cycle> {
    return this.cycles.scan();
  }

  /** Drafts and open cycles, whose windows the calendar keeps. */
  async planned(): Promise<Cycle[]> {
    const found: Cycle[] = [];
    for await (const cycle of this.cycles.scan({ state: { in: ['draft', 'open'] } })) found.push(cycle);
    return found;
  }

  save(change: Change<Cycle>): Promise<Cycle> {
    return this.cycles.save(change);
  }

  /**
   * Binds openings to a cycle, durably and before it opens; all or none. A binding of a cycle that has ended counts no
   * more. Returns the openings that other cycles have, each with its cycle; then nothing was bound.
   */
  async bind(cycle: string, openings: readonly string[]): Promise<ReadonlyMap<string, string>> {
    for (let attempt = 1; ; attempt += 1) {
      const stored = await this.bound();
      const living = await this.living(stored);
      const taken = takenFrom(living, cycle, openings);
      if (taken.size > 0) return taken;
      for (const id of openings) living.set(id, cycle);
      const next = { id: theBindings, revision: stored.revision + 1, cycleOf: Object.fromEntries(living) };
      try {
        const saved = await this.bindings.save({ next, events: [] });
        // Two first bindings at once: only the one that is stored counts.
        if (openings.every((id) => saved.cycleOf[id] === cycle)) return new Map();
      } catch (error) {
        const raced = error instanceof DomainError && error.kind === 'precondition';
        if (!raced || attempt === tries) throw error;
      }
    }
  }

  /** The openings that other cycles have now, each with its cycle. */
  async taken(cycle: string, openings: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return takenFrom(await this.living(await this.bound()), cycle, openings);
  }

  private async bound(): Promise<Bindings> {
    return (await this.bindings.get(theBindings)) ?? { id: theBindings, revision: 0, cycleOf: {} };
  }

  /** The bindings of cycles that still bind, or that were about to open and can be opened yet. */
  private async living({ cycleOf }: Bindings): Promise<Map<string, string>> {
    const cycles = await this.cycles.getMany([...new Set(Object.values(cycleOf))]);
    const binding = new Set(
      cycles.filter(({ state }) => state === 'draft' || bindingStates.includes(state)).map(({ id }) => id),
    );
    return new Map(Object.entries(cycleOf).filter(([, cycle]) => binding.has(cycle)));
  }
}

function takenFrom(
  living: ReadonlyMap<string, string>,
  cycle: string,
  openings: readonly string[],
): ReadonlyMap<string, string> {
  return new Map(
    openings.flatMap((id): [string, string][] => {
      const other = living.get(id);
      return other === undefined || other === cycle ? [] : [[id, other]];
    }),
  );
}
