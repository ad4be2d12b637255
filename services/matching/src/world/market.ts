import type { AgreementBody, OpeningBody, OrganisationBody, RecognitionBody } from '@duijie/contracts';
import type { Graduate, Taxonomy, World } from '../fit/world.ts';
import type { CompiledOpening } from '../kernel/compile.ts';
import { compileOpening } from '../kernel/compile.ts';
import type { Fitting } from '../kernel/matcher.ts';
import { Matcher } from '../kernel/matcher.ts';
import type { Rematch } from '../kernel/rematch.ts';
import { StandingLists } from '../kernel/standing-lists.ts';
import { KnownWorld } from './known-world.ts';
import type { Concerns } from './known-world.ts';
import type { Known } from './snapshot.ts';

/** From so many graduates at once on, asking anew for every list costs less than placing each graduate in each. */
export const manyGraduates = 100;

/**
 * All openings and graduates that this instance has heard of, indexed for matching, and the lists of the openings that
 * it holds. Graduates wait until they are absorbed, so that a flood of them can be taken in by slices.
 */
export class Market {
  readonly #known: KnownWorld;
  readonly #matcher = new Matcher();
  readonly #lists = new StandingLists(this.#matcher);
  readonly #openings = new Map<string, OpeningBody>();
  readonly #compiled = new Map<string, CompiledOpening>();
  readonly #waiting = new Map<string, Graduate>();
  readonly #present = new Set<string>();
  /** Those who were erased: no event of theirs that comes late, such as one that was parked, brings them back. */
  readonly #gone = new Set<string>();
  readonly #held = new Set<string>();
  readonly #touched = new Set<string>();
  /** Openings that the matcher knows in another revision or from another world. */
  readonly #unindexed = new Set<string>();
  /** Held openings whose standing list is still that of another revision or another world. */
  readonly #unlisted = new Set<string>();
  /** Held openings for which other recognitions may count than when this was last asked. */
  readonly #recast = new Set<string>();
  #holds: (openingId: string) => boolean = () => false;
  #flooded = false;

  constructor(taxonomy: Taxonomy) {
    this.#known = new KnownWorld(taxonomy);
  }

  get world(): World {
    return this.#known.world;
  }

  get matcher(): Matcher {
    this.absorb();
    for (const id of this.#unindexed) this.#index(id);
    return this.#matcher;
  }

  hearOrganisation(organisation: OrganisationBody): void {
    this.#renewAll(this.#known.hearOrganisation(organisation));
  }

  /** A recognition as it was heard last, whether it counts or not. */
  recognition(id: string): RecognitionBody | undefined {
    return this.#known.recognition(id);
  }

  hearAgreement(agreement: AgreementBody): void {
    this.#renewAll(this.#known.hearAgreement(agreement));
  }

  hearRecognition(recognition: RecognitionBody): void {
    this.#renewAll(this.#known.hearRecognition(recognition));
  }

  hearOpening(opening: OpeningBody): void {
    if ((this.#openings.get(opening.id)?.revision ?? 0) >= opening.revision) return;
    this.#openings.set(opening.id, opening);
    if (this.#holds(opening.id)) this.#held.add(opening.id);
    this.#renew(opening.id);
  }

  hearGraduate(graduate: Graduate): void {
    const { id, revision } = graduate;
    const known = (this.#waiting.get(id) ?? this.#matcher.get(id))?.revision ?? 0;
    if (this.#gone.has(id) || known >= revision) return;
    if (graduate.state === 'erased') {
      this.eraseGraduate(id);
    } else {
      this.#waiting.set(id, graduate);
      this.#present.add(id);
    }
  }

  /** Forgets a graduate for ever: an id that was erased is given to nobody else. */
  eraseGraduate(id: string): void {
    this.#gone.add(id);
    this.endGraduate(id);
  }

  /** Forgets a graduate of whom nothing but the end is left in the log; false when they were not known. */
  endGraduate(id: string): boolean {
    this.#waiting.delete(id);
    this.#lists.onGraduateRemoved(id);
    return this.#present.delete(id);
  }

  hear({ kind, body }: Known): void {
    if (kind === 'organisation') this.hearOrganisation(body);
    else if (kind === 'agreement') this.hearAgreement(body);
    else if (kind === 'recognition') this.hearRecognition(body);
    else if (kind === 'opening') this.hearOpening(body);
    else this.hearGraduate(body);
  }

  /** Everything that was heard of and is not erased. Others may go on hearing between two steps. */
  *known(): Generator<Known, void, void> {
    yield* this.#known.known();
    for (const body of this.#openings.values()) yield { kind: 'opening', body };
    for (const id of this.#present) {
      const body = this.#waiting.get(id) ?? this.#matcher.get(id);
      if (body) yield { kind: 'graduate', body };
    }
  }

  /** Everybody who was heard of and not erased. */
  graduates(): readonly string[] {
    return [...this.#present];
  }

  /** Takes waiting graduates into the index, at most so many. A flood of them makes every list wait. */
  absorb(most = Infinity): void {
    const flood = this.#waiting.size >= manyGraduates && this.#held.size > 0;
    const taken: Graduate[] = [];
    for (const graduate of this.#waiting.values()) {
      if (taken.length >= most) break;
      taken.push(graduate);
    }
    for (const { id } of taken) this.#waiting.delete(id);
    if (flood) this.#lists.onManyGraduates(taken);
    else for (const graduate of taken) this.#lists.onGraduate(graduate);
    this.#flooded ||= flood;
  }

  /** Has a flood of graduates come since this was last asked? */
  takeFlood(): boolean {
    const flooded = this.#flooded;
    this.#flooded = false;
    return flooded;
  }

  get isAbsorbed(): boolean {
    return this.#waiting.size === 0;
  }

  /** Says which openings this instance keeps lists for. Those it did not hold before are touched. */
  hold(holds: (openingId: string) => boolean): void {
    this.#holds = holds;
    for (const id of this.#openings.keys()) {
      if (holds(id) === this.#held.has(id)) continue;
      if (holds(id)) {
        this.#held.add(id);
        this.#renew(id);
      } else {
        this.#held.delete(id);
        this.#touched.delete(id);
        this.#recast.delete(id);
        this.#unlisted.delete(id);
        this.#lists.onOpeningRemoved(id);
      }
    }
  }

  isHeld(openingId: string): boolean {
    return this.#held.has(openingId);
  }

  get isSettled(): boolean {
    return this.#unindexed.size === 0 && this.#unlisted.size === 0 && this.#lists.isSettled;
  }

  /** Makes known which lists have to be asked for anew, one opening before each yield. */
  *enlist(): Generator<string, void, void> {
    for (const id of this.#unindexed) {
      this.#index(id);
      yield id;
    }
    for (const id of this.#unlisted) {
      this.#enlist(id);
      yield id;
    }
  }

  /** How many lists have to be asked for anew. */
  get waitingLists(): number {
    return this.#lists.waiting;
  }

  /** Asks anew for the lists that wait for it, one before each yield. */
  settle(): Generator<string, void, void> {
    return this.#lists.settle();
  }

  /** Asks for all that wait, on other threads. */
  settleTogether(rematch: Rematch): Promise<void> {
    return this.#lists.settleTogether(rematch);
  }

  /** Puts the index in order where changes have frayed it, a little before each yield. */
  tidy(): Generator<void, void, void> {
    return this.#matcher.tidy();
  }

  /** The held openings whose list may be another since they were last taken from here. */
  takeTouched(): readonly string[] {
    const taken = new Set(this.#touched);
    this.#touched.clear();
    for (const { openingId } of this.#lists.takeChanged()) if (this.#held.has(openingId)) taken.add(openingId);
    return [...taken];
  }

  /** The held openings for which other recognitions may count than when they were last taken from here. */
  takeRecast(): readonly string[] {
    const taken = [...this.#recast];
    this.#recast.clear();
    return taken;
  }

  get isRecast(): boolean {
    return this.#recast.size > 0;
  }

  /** To be looked at again, since it could not be before. */
  recast(openingIds: Iterable<string>): void {
    for (const id of openingIds) if (this.#held.has(id)) this.#recast.add(id);
  }

  /** To be looked at again, though nothing was heard that touches it. */
  touch(openingId: string): void {
    if (this.#held.has(openingId)) this.#touched.add(openingId);
  }

  /** The list of a held opening; an opening that is not matched has an empty one. */
  list(openingId: string): readonly Fitting[] {
    this.#enlist(openingId);
    return this.#lists.list(openingId) ?? [];
  }

  collegeOf(graduateId: string): string {
    return this.#matcher.get(graduateId)?.college ?? '';
  }

  /** A member, as registry told of it last. */
  organisation(id: string): OrganisationBody | undefined {
    return this.#known.organisation(id);
  }

  opening(id: string): OpeningBody | undefined {
    return this.#openings.get(id);
  }

  /** The opening, ready to be matched. */
  compiled(id: string): CompiledOpening | undefined {
    const opening = this.#openings.get(id);
    if (!opening) return undefined;
    const known = this.#compiled.get(id) ?? compileOpening(opening, this.world);
    this.#compiled.set(id, known);
    return known;
  }

  #renewAll(concerns: Concerns | undefined): void {
    if (!concerns) return;
    for (const opening of this.#openings.values()) if (concerns(opening)) this.#renew(opening.id);
  }

  #renew(id: string): void {
    this.#compiled.delete(id);
    this.#unindexed.add(id);
    this.#lists.doubt(id);
    if (!this.#held.has(id)) return;
    this.#touched.add(id);
    this.#recast.add(id);
    this.#unlisted.add(id);
  }

  #enlist(id: string): void {
    if (!this.#unlisted.delete(id)) return;
    this.#index(id);
    const compiled = this.compiled(id);
    if (compiled?.isOpen) this.#lists.onOpening(compiled);
    else this.#lists.onOpeningRemoved(id);
  }

  /** Lets graduates find the opening as it is now, or not at all. */
  #index(id: string): void {
    if (!this.#unindexed.delete(id)) return;
    const compiled = this.compiled(id);
    if (compiled?.isOpen) this.#matcher.openings.put(compiled);
    else this.#matcher.openings.remove(id);
  }
}
