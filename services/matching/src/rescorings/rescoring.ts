import { RescoringComputed, event } from '@duijie/contracts';
import type { OpeningBody, RescoredGraduate } from '@duijie/contracts';
import { digestOf } from '@duijie/domain';
import type { Aggregate, Change } from '@duijie/domain';
import { bestHolding, judgeCredential } from '../fit/credentials.ts';
import { fitOf } from '../fit/fit.ts';
import { eligibilityOf, judgeGates } from '../fit/gates.ts';
import type { Graduate, Opening, Recognition, World } from '../fit/world.ts';

/** A recognition that counts, at the revision at which it began to. */
export interface Counted {
  readonly id: string;
  readonly revision: number;
}

/** Which recognitions counted for an opening when people were last told. The id is the opening's. */
export interface CountedRecognitions extends Aggregate {
  readonly asked: readonly string[];
  readonly counted: readonly Counted[];
}

/** A recognition that began or ceased to count. */
export interface Turn {
  readonly recognition: Recognition;
  /** Of the recognition when it began to count. */
  readonly revision: number;
  readonly change: 'counts' | 'ceased';
}

/** So many graduates are in one event. */
const mostInOne = 500;

/** What counts for the opening now, beside what counted when it was last looked at. */
export function recounted(
  before: CountedRecognitions | undefined,
  { id, credentials }: Pick<OpeningBody, 'id' | 'credentials'>,
  world: World,
): CountedRecognitions {
  const asked = [...new Set(credentials.map(({ credential }) => credential))].sort();
  const counted = world.recognitions
    .filter(({ to }) => asked.includes(to.credential))
    .map((recognition) => ({ id: recognition.id, revision: recognition.revision }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { id, revision: (before?.revision ?? 0) + 1, asked, counted };
}

/**
 * What turned between two looks, as far as the opening asked for the credential in both: of a new opening, and of what
 * it asks anew, nothing has turned.
 */
export function turnsOf(
  before: CountedRecognitions | undefined,
  now: CountedRecognitions,
  recognitionOf: (id: string) => Recognition | undefined,
): readonly Turn[] {
  if (!before) return [];
  const had = new Map(before.counted.map((each) => [each.id, each.revision]));
  const has = new Map(now.counted.map((each) => [each.id, each.revision]));
  return [...new Set([...had.keys(), ...has.keys()])].flatMap((id): Turn[] => {
    const recognition = recognitionOf(id);
    if (!recognition || had.has(id) === has.has(id)) return [];
    if (!before.asked.includes(recognition.to.credential) || !now.asked.includes(recognition.to.credential)) return [];
    const change = has.has(id) ? 'counts' : 'ceased';
    return [{ recognition, revision: has.get(id) ?? had.get(id) ?? 0, change }];
  });
}

/** The worlds between the looks: each turn with the one before it and the one after. */
export function* worldsBetween(
  turns: readonly Turn[],
  now: World,
): Generator<{ turn: Turn; before: World; after: World }> {
  const began = new Set(turns.filter(({ change }) => change === 'counts').map(({ recognition }) => recognition.id));
  const ceased = turns.filter(({ change }) => change === 'ceased').map(({ recognition }) => recognition);
  const stayed = now.recognitions.filter(({ id }) => !began.has(id));
  let before: World = { ...now, recognitions: [...stayed, ...ceased] };
  for (const turn of turns) {
    const others = before.recognitions.filter(({ id }) => id !== turn.recognition.id);
    const after = { ...now, recognitions: turn.change === 'counts' ? [...others, turn.recognition] : others };
    yield { turn, before, after };
    before = after;
  }
}

/** How the turn changes where this graduate stands; nothing where it changes nothing that can be of use to them. */
export function rescored(
  opening: Opening,
  graduate: Graduate,
  { recognition }: Turn,
  before: World,
  after: World,
): RescoredGraduate | undefined {
  if (!holds(graduate, recognition) || !isTouched(opening, graduate, recognition, before, after)) return undefined;
  const was = standingOf(opening, graduate, before);
  const is = standingOf(opening, graduate, after);
  if (was.outcome === is.outcome && (is.outcome === 'notEligible' || was.fit === is.fit)) return undefined;
  return { graduateId: graduate.id, college: graduate.college, before: was, after: is };
}

/** What is to be stored and told: one event of each turn that concerns anybody, several where they are very many. */
export function rescoring(
  next: CountedRecognitions,
  { employer }: Pick<OpeningBody, 'employer'>,
  told: readonly { readonly turn: Turn; readonly graduates: readonly RescoredGraduate[] }[],
  now: string,
): Change<CountedRecognitions> {
  const events = told.flatMap(({ turn, graduates }) =>
    partsOf(graduates).map((some, index) => {
      const part = index + 1;
      return event(RescoringComputed, {
        id: `rsc_${digestOf([next.id, next.revision, turn.recognition.id, part]).slice(0, 26)}`,
        revision: 1,
        computedAt: now,
        opening: next.id,
        employer,
        recognition: turn.recognition.id,
        recognitionRevision: turn.revision,
        ...(turn.recognition.title && { title: turn.recognition.title }),
        change: turn.change,
        part,
        total: graduates.length,
        graduates: [...some],
      });
    }),
  );
  return { next, events };
}

/** Is it the same as was stored? */
export function sameCounted(one: CountedRecognitions | undefined, other: CountedRecognitions): boolean {
  return one !== undefined && digestOf([one.asked, one.counted]) === digestOf([other.asked, other.counted]);
}

export function holds({ credentials }: Graduate, { from }: Recognition): boolean {
  return (credentials ?? []).some(({ credential }) => credential === from.credential);
}

/** Sooner than judging everything: is the credential that is recognised worth something else? */
function isTouched(opening: Opening, graduate: Graduate, { to }: Recognition, before: World, after: World): boolean {
  return (opening.credentials ?? []).some((asked) => {
    if (asked.credential !== to.credential) return false;
    const [was, is] = [before, after].map((world) => ({
      outcome: judgeCredential(asked, graduate, opening.start, world),
      value: bestHolding(asked, graduate, opening.start, world).value,
    }));
    return was?.outcome !== is?.outcome || was?.value !== is?.value;
  });
}

function standingOf(opening: Opening, graduate: Graduate, world: World): RescoredGraduate['before'] {
  const outcome = eligibilityOf(judgeGates(opening, graduate, world));
  return { outcome, fit: fitOf(opening, graduate, world) };
}

function partsOf(graduates: readonly RescoredGraduate[]): readonly (readonly RescoredGraduate[])[] {
  const parts = [];
  for (let from = 0; from < graduates.length; from += mostInOne) parts.push(graduates.slice(from, from + mostInOne));
  return parts;
}
