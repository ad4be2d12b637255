import type { Graduate } from '../fit/world.ts';
import { DEFAULT_SHORTLIST } from '../fit/world.ts';
import type { CompiledOpening } from './compile.ts';
import type { Fitting, Matcher } from './matcher.ts';
import type { Rematch } from './rematch.ts';
import { Members, StandingList, spareOf } from './standing-list.ts';

/** A list whose order or fits are no longer those last taken. */
export interface ChangedList {
  readonly openingId: string;
  /** What it was compiled from; nothing when the opening is gone, and then the list is empty. */
  readonly compiled: CompiledOpening | undefined;
  readonly items: readonly Fitting[];
}

function equal(a: readonly Fitting[], b: readonly Fitting[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ graduateId, fit }, index) => graduateId === b[index]?.graduateId && fit === b[index]?.fit)
  );
}

/**
 * The shortlists of all openings, kept exact under every change. Changes of one graduate are applied at once; lists that
 * must be asked for anew wait until `settle` is driven, one list a step, so that nothing blocks for long. Whoever reads
 * a list at a quiet moment, after `settle` has ended, reads what a full recomputation would give.
 */
export class StandingLists {
  readonly #lists = new Map<string, StandingList>();
  readonly #members = new Members();
  readonly #stale = new Set<string>();
  readonly #touched = new Set<string>();
  readonly #taken = new Map<string, readonly Fitting[]>();

  constructor(
    private readonly matcher: Matcher,
    private readonly spare: (limit: number) => number = spareOf,
  ) {}

  /** A graduate came or changed. */
  onGraduate(graduate: Graduate): void {
    this.matcher.put(graduate);
    this.#replace(graduate.id);
  }

  /** Many graduates came at once: from about a hundred on it is cheaper to ask anew for every list than to place each. */
  onManyGraduates(graduates: Iterable<Graduate>): void {
    for (const graduate of graduates) this.matcher.put(graduate);
    for (const id of this.#lists.keys()) this.#stale.add(id);
  }

  /** A graduate is gone. */
  onGraduateRemoved(id: string): void {
    if (this.matcher.remove(id)) this.#replace(id);
  }

  /** The list of this opening can no longer be relied on; a new version of the opening will follow. */
  doubt(id: string): void {
    if (this.#lists.has(id)) this.#stale.add(id);
  }

  /** An opening came, was revised, or was compiled anew because the world changed for it. The matcher knows it already. */
  onOpening(compiled: CompiledOpening): void {
    this.#lists.get(compiled.id)?.dissolve();
    const limit = compiled.opening.shortlist ?? DEFAULT_SHORTLIST;
    this.#lists.set(compiled.id, new StandingList(compiled, limit, this.spare(limit), this.#members));
    this.#stale.add(compiled.id);
  }

  /** An opening is matched no more. */
  onOpeningRemoved(id: string): void {
    this.#lists.get(id)?.dissolve();
    this.#lists.delete(id);
    this.#stale.delete(id);
    if (this.#taken.has(id)) this.#touched.add(id);
  }

  /** Asks anew for the lists that need it, one before each yield; the id is that of the opening. */
  *settle(): Generator<string, void, void> {
    for (;;) {
      const [id] = this.#stale;
      if (id === undefined) return;
      this.#refill(id);
      yield id;
    }
  }

  /** How many lists wait to be asked for anew. */
  get waiting(): number {
    return this.#stale.size;
  }

  /** Asks for all that wait at once, on other threads. What changed meanwhile waits on. */
  async settleTogether(rematch: Rematch): Promise<void> {
    const stale = [...this.#stale].flatMap((id) => this.#lists.get(id) ?? []).filter(({ compiled }) => compiled.isOpen);
    const found = await rematch.lists(
      this.matcher,
      stale.map(({ compiled, capacity }) => ({ compiled, limit: capacity })),
    );
    found?.forEach((shortlist, index) => {
      const list = stale[index];
      const id = list?.compiled.id ?? '';
      if (!list || this.#lists.get(id) !== list || !this.#stale.delete(id)) return;
      list.fill(shortlist);
      this.#tellFloor(list);
      this.#touched.add(id);
    });
  }

  /** Is no list waiting to be asked for anew? */
  get isSettled(): boolean {
    return this.#stale.size === 0;
  }

  /** The list of an opening in its order; one that waits is asked for first. Nothing when the opening is not known. */
  list(openingId: string): readonly Fitting[] | undefined {
    if (this.#stale.has(openingId)) this.#refill(openingId);
    return this.#lists.get(openingId)?.top();
  }

  /** What was published of an opening before this process began, so that it is not published again unchanged. */
  restore(openingId: string, items: readonly Fitting[]): void {
    this.#taken.set(openingId, items);
  }

  /** The lists that differ from when they were last taken; those that wait to be asked for stay for the next time. */
  takeChanged(): readonly ChangedList[] {
    const changed: ChangedList[] = [];
    for (const id of this.#touched) {
      if (this.#stale.has(id)) continue;
      this.#touched.delete(id);
      const list = this.#lists.get(id);
      const items = list?.top() ?? [];
      if (!equal(items, this.#taken.get(id) ?? [])) changed.push({ openingId: id, compiled: list?.compiled, items });
      if (list) this.#taken.set(id, items);
      else this.#taken.delete(id);
    }
    return changed;
  }

  #refill(id: string): void {
    const list = this.#lists.get(id);
    this.#stale.delete(id);
    this.#touched.add(id);
    if (!list) return;
    list.refill(this.matcher);
    this.#tellFloor(list);
  }

  /** The matcher tells of nobody below the floor, and of nobody at all for a list that is asked for anew anyway. */
  #tellFloor(list: StandingList): void {
    const { id } = list.compiled;
    this.matcher.openings.setFloor(id, this.#stale.has(id) ? undefined : list.floor);
  }

  /** Puts a graduate where they stand now in every list that they were in or come into. */
  #replace(graduateId: string): void {
    const graduate = this.matcher.get(graduateId);
    const fits = new Map<StandingList, number | null>();
    for (const list of this.#members.of(graduateId)) fits.set(list, null);
    for (const { id, fit } of graduate ? this.matcher.openings.entered(graduate) : []) {
      const list = this.#lists.get(id);
      if (list) fits.set(list, fit);
    }
    for (const [list, fit] of fits) {
      const { id } = list.compiled;
      if (this.#stale.has(id)) continue;
      if (list.place(graduateId, fit)) this.#touched.add(id);
      if (list.isStale) this.#stale.add(id);
      this.#tellFloor(list);
    }
  }
}
