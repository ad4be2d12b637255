import { assign } from './assignment.ts';
import type { Assignment } from './assignment.ts';
import { commitmentOf, inputDigestOf, seedOf } from './draw.ts';
import { UnsoundInputs } from './inputs.ts';
import { numbered } from './market.ts';
import type { NumberedMarket } from './market.ts';
import type {
  AllocationResult,
  Closing,
  Counts,
  CutOff,
  FrozenInputs,
  OpeningResult,
  OpeningTerms,
  Outcome,
  Participant,
  ParticipantResult,
  UnfilledReason,
} from './problem.ts';

/** What an allocation says under a seed, without the papers that prove the seed. */
export type Outcomes = Pick<AllocationResult, 'counts' | 'openings' | 'closings' | 'participants'>;

/** Allocates the seats of frozen inputs. The secret must be the committed one. */
export function allocate(inputs: FrozenInputs, secret: string): AllocationResult {
  const { version, cycle, frozenAt, commitment } = inputs;
  if (commitmentOf(secret) !== commitment) throw new UnsoundInputs('The secret is not the one that was committed.');
  const inputDigest = inputDigestOf(inputs);
  const seed = seedOf(secret, inputDigest);
  return { version, cycle, frozenAt, commitment, secret, inputDigest, seed, ...outcomesOf(inputs, seed) };
}

/** The outcomes under a given seed, which a what-if keeps so that nothing but the change makes a difference. */
export function outcomesOf(inputs: FrozenInputs, seed: string): Outcomes {
  const numbers = numbered(inputs, seed);
  const assignment = assign(numbers.market);
  const closed = new Set(assignment.closings.filter(({ reopened }) => !reopened).map(({ opening }) => opening));
  const isClosed = new Map(inputs.openings.map(({ id }, index) => [id, closed.has(numbers.openings[index] ?? -1)]));
  const participants = inputs.participants.map((participant, index): ParticipantResult => {
    const position = assignment.at[numbers.participants[index] ?? 0] ?? 0;
    const outcome = outcomeOf(participant, position, (opening) => isClosed.get(opening) === true);
    return { ...participant, lot: numbers.lots[index] ?? '', outcome };
  });
  const openings = openingResults(inputs.openings, participants, (opening) => isClosed.get(opening) === true);
  return {
    counts: countsOf(openings, participants),
    openings,
    closings: closingsOf(inputs, numbers, assignment),
    participants,
  };
}

function outcomeOf({ list }: Participant, position: number, isClosed: (opening: string) => boolean): Outcome {
  const wish = list[position];
  if (wish) return { opening: wish.opening, rank: position + 1, reason: null };
  const closed = list.filter(({ opening }) => isClosed(opening)).length;
  const reason =
    list.length === 0 ? 'listedNone' : closed === 0 ? 'allFull' : closed === list.length ? 'allClosed' : 'fullOrClosed';
  return { opening: null, rank: null, reason };
}

function openingResults(
  openings: readonly OpeningTerms[],
  participants: readonly ParticipantResult[],
  isClosed: (opening: string) => boolean,
): OpeningResult[] {
  const applicants = new Map<string, number>();
  const admitted = new Map<string, CutOff[]>();
  for (const { lot, list, outcome } of participants) {
    for (const { opening } of list) applicants.set(opening, (applicants.get(opening) ?? 0) + 1);
    const wish = outcome.rank === null ? undefined : list[outcome.rank - 1];
    if (!wish) continue;
    const there = admitted.get(wish.opening) ?? [];
    there.push({ fit: wish.fit, lot });
    admitted.set(wish.opening, there);
  }
  return openings.map((opening): OpeningResult => {
    const there = admitted.get(opening.id) ?? [];
    const state = isClosed(opening.id) ? 'closed' : 'open';
    const counts = { applicants: applicants.get(opening.id) ?? 0, taken: there.length };
    const cutoff = there.length === opening.seats ? lowest(there) : null;
    return { ...opening, state, ...counts, cutoff, unfilled: unfilledOf(opening.seats, state, counts) };
  });
}

function lowest(admitted: readonly CutOff[]): CutOff | null {
  return admitted.reduce<CutOff | null>((least, each) => {
    if (!least || each.fit < least.fit) return each;
    return each.fit === least.fit && each.lot < least.lot ? each : least;
  }, null);
}

function unfilledOf(
  seats: number,
  state: 'open' | 'closed',
  { applicants, taken }: { applicants: number; taken: number },
): { reason: UnfilledReason; seats: number }[] {
  const parts: { reason: UnfilledReason; seats: number }[] =
    state === 'closed'
      ? [{ reason: 'closedBelowMinimum', seats }]
      : [
          { reason: 'tooFewApplicants', seats: Math.max(0, seats - applicants) },
          { reason: 'applicantsPlacedHigher', seats: Math.max(0, Math.min(seats, applicants) - taken) },
        ];
  return parts.filter((part) => part.seats > 0);
}

function closingsOf(inputs: FrozenInputs, { openings }: NumberedMarket, { closings }: Assignment): Closing[] {
  const idOf = new Map(inputs.openings.map(({ id }, index) => [openings[index] ?? -1, id]));
  return closings.map(({ opening, shortfall, reopened }) => ({
    opening: idOf.get(opening) ?? '',
    shortfall,
    reopened,
  }));
}

function countsOf(openings: readonly OpeningResult[], participants: readonly ParticipantResult[]): Counts {
  return {
    openings: openings.length,
    closed: openings.filter(({ state }) => state === 'closed').length,
    seats: openings.reduce((sum, { seats }) => sum + seats, 0),
    taken: openings.reduce((sum, { taken }) => sum + taken, 0),
    participants: participants.length,
    unmatched: participants.filter(({ outcome }) => outcome.opening === null).length,
  };
}
