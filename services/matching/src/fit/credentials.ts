import { div } from './arithmetic.ts';
import type { AskedCredential, Graduate, HeldCredential, Opening, Outcome, Recognition, Text, World } from './world.ts';
import { FULL } from './world.ts';

const CLAIMED = 7000;
const PARTLY = 6000;

/** One way of holding an asked credential: what it is worth, and what the gate says to it. */
export interface Holding {
  readonly value: number;
  readonly outcome: Outcome;
  /** The grade that it stands for; nothing for a medal and where none is stated. */
  readonly grade: string | null;
  /** What is held; nothing for a medal. */
  readonly held?: HeldCredential;
  /** By which it counts, where it is not the asked one itself. */
  readonly recognition?: Recognition;
}

/** How an asked credential is held, for people to see. */
export interface CredentialDetail {
  readonly credential: string;
  readonly need: string | null;
  readonly have: string | null;
  /** The held credential, or the medal, that counts. */
  readonly via: string | null;
  readonly state: string | null;
  /** The recognition by which it counts. */
  readonly recognition: { readonly id: string; readonly title?: Partial<Text> } | null;
  readonly value: number;
}

const NOT_HELD: Holding = { value: 0, outcome: 'fail', grade: null };
const MEDAL: Holding = { value: FULL, outcome: 'pass', grade: null };

/** Is there nothing to count: refuted, or expired on the day of the start? Without an expiry it is valid. */
function isVoid(held: HeldCredential, start: string): boolean {
  if (held.state !== 'verified' && held.state !== 'claimed') return true;
  return held.expiresOn != null && held.expiresOn < start;
}

type Worse = (a: Outcome, b: Outcome) => Outcome;
const worse: Worse = (a, b) =>
  a === 'fail' || b === 'fail' ? 'fail' : a === 'unknown' || b === 'unknown' ? 'unknown' : 'pass';

/** Sets the grade beside the one asked: a lower one fails and earns its share, an unstated one is unknown and ranks 1. */
function graded(asked: AskedCredential, way: Holding, world: World): Holding {
  const wanted = asked.grade == null ? undefined : world.taxonomy.gradeRank(asked.credential, asked.grade);
  if (!wanted) return way;
  const stated = way.grade == null ? undefined : world.taxonomy.gradeRank(asked.credential, way.grade);
  const rank = stated ?? 1;
  const value = rank < wanted ? div(way.value * rank, wanted) : way.value;
  const outcome = stated == null ? 'unknown' : stated < wanted ? 'fail' : 'pass';
  return { ...way, value, outcome: worse(way.outcome, outcome) };
}

function direct(asked: AskedCredential, held: HeldCredential, world: World): Holding {
  const verified = held.state === 'verified';
  const way = {
    value: verified ? FULL : CLAIMED,
    outcome: verified ? 'pass' : 'unknown',
    grade: held.grade ?? null,
    held,
  } as const;
  return graded(asked, way, world);
}

/** Does the recognition of this credential reach to how it is held? An unstated grade ranks 1 and leaves the gate unknown. */
function reach(recognition: Recognition, held: HeldCredential, world: World): Outcome {
  const { from } = recognition;
  if (from.country != null && from.country !== held.country) return 'fail';
  const asked = from.grade == null ? undefined : world.taxonomy.gradeRank(from.credential, from.grade);
  if (!asked) return 'pass';
  const stated = held.grade == null ? undefined : world.taxonomy.gradeRank(held.credential, held.grade);
  if ((stated ?? 1) < asked) return 'fail';
  return stated == null ? 'unknown' : 'pass';
}

function recognised(asked: AskedCredential, held: HeldCredential, recognition: Recognition, world: World): Holding {
  const reached = reach(recognition, held, world);
  if (reached === 'fail') return NOT_HELD;
  const full = recognition.extent === 'full';
  const verified = held.state === 'verified';
  const worth = full ? recognition.confidence : div(recognition.confidence * PARTLY, FULL);
  const way: Holding = {
    value: verified ? worth : div(worth * 7, 10),
    outcome: full && verified ? reached : 'unknown',
    grade: recognition.to.grade ?? null,
    held,
    recognition,
  };
  return graded(asked, way, world);
}

/** All ways in which the graduate may be said to hold the asked credential: directly, by recognition, by a medal. */
export function holdings(asked: AskedCredential, graduate: Graduate, start: string, world: World): readonly Holding[] {
  const ways: Holding[] = [];
  if ((graduate.medals ?? []).some(({ competition }) => competition === asked.credential)) ways.push(MEDAL);
  for (const held of graduate.credentials ?? []) {
    if (isVoid(held, start)) continue;
    if (held.credential === asked.credential) ways.push(direct(asked, held, world));
    for (const recognition of world.recognitions) {
      if (recognition.to.credential !== asked.credential) continue;
      if (recognition.from.credential === held.credential) ways.push(recognised(asked, held, recognition, world));
    }
  }
  return ways;
}

/** What the gate says to the best of the ways; nothing held fails. */
export function judgeCredential(asked: AskedCredential, graduate: Graduate, start: string, world: World): Outcome {
  const outcomes = holdings(asked, graduate, start, world).map(({ outcome }) => outcome);
  if (outcomes.includes('pass')) return 'pass';
  return outcomes.includes('unknown') ? 'unknown' : 'fail';
}

/** The way that is worth most. */
export function bestHolding(asked: AskedCredential, graduate: Graduate, start: string, world: World): Holding {
  return holdings(asked, graduate, start, world).reduce((best, way) => (way.value > best.value ? way : best), NOT_HELD);
}

/** How each asked credential is held, for people to see; `held` are the best holdings, in the order asked. */
export function credentialDetails(opening: Opening, held: readonly Holding[]): readonly CredentialDetail[] {
  return (opening.credentials ?? []).map((asked, index) => {
    const { value, grade, held: paper, recognition } = held[index] ?? NOT_HELD;
    return {
      credential: asked.credential,
      need: asked.grade ?? null,
      have: grade,
      via: value === 0 ? null : (paper?.credential ?? asked.credential),
      state: paper?.state ?? null,
      recognition: recognition ? { id: recognition.id, ...(recognition.title && { title: recognition.title }) } : null,
      value,
    };
  });
}
