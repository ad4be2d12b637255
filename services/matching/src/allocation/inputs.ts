import { allocationVersion, highestFit, longestList } from './problem.ts';
import type { FrozenInputs, OpeningTerms, Participant } from './problem.ts';

/** Inputs that no allocation can be made from; nothing has been computed. */
export class UnsoundInputs extends Error {
  override name = 'UnsoundInputs';
}

/** Inputs in their one order, whatever order they came in. Throws UnsoundInputs where they contradict themselves. */
export function frozenInputs(given: Omit<FrozenInputs, 'version'>): FrozenInputs {
  const inputs: FrozenInputs = {
    version: allocationVersion,
    cycle: given.cycle,
    frozenAt: given.frozenAt,
    commitment: given.commitment,
    openings: given.openings
      .map(({ id, seats, minSeats }) => ({ id, seats, minSeats }))
      .sort((a, b) => byText(a.id, b.id)),
    participants: given.participants
      .map(({ p, assumed, list }) => ({ p, assumed, list: list.map(({ opening, fit }) => ({ opening, fit })) }))
      .sort((a, b) => byText(a.p, b.p)),
  };
  mustBeSound(inputs);
  return inputs;
}

export function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const hexDigest = /^[0-9a-f]{64}$/;

function mustBeSound({ commitment, openings, participants }: FrozenInputs): void {
  must(hexDigest.test(commitment), 'The commitment is no SHA-256 in lower-case hex.');
  const known = new Set<string>();
  for (const opening of openings) {
    must(!known.has(opening.id), `The opening ${opening.id} is there twice.`);
    known.add(opening.id);
    mustBeSoundTerms(opening);
  }
  participants.forEach((participant, index) => {
    must(participants[index - 1]?.p !== participant.p, `The participant ${participant.p} is there twice.`);
    mustBeSoundList(participant, known);
  });
}

function mustBeSoundTerms({ id, seats, minSeats }: OpeningTerms): void {
  must(Number.isInteger(seats) && seats >= 1 && seats <= 1_000_000, `The opening ${id} has no sound number of seats.`);
  must(Number.isInteger(minSeats) && minSeats >= 0, `The opening ${id} has no sound minimum.`);
  must(minSeats <= seats, `The minimum of the opening ${id} is above its seats.`);
}

function mustBeSoundList({ p, list }: Participant, known: ReadonlySet<string>): void {
  must(hexDigest.test(p), `The participant ${p} is no HMAC-SHA-256 in lower-case hex.`);
  must(list.length <= longestList, `The participant ${p} lists more than ${longestList} openings.`);
  must(
    new Set(list.map(({ opening }) => opening)).size === list.length,
    `The participant ${p} lists an opening twice.`,
  );
  for (const { opening, fit } of list) {
    must(known.has(opening), `The participant ${p} lists ${opening}, which is not in the cycle.`);
    must(
      Number.isInteger(fit) && fit >= 0 && fit <= highestFit,
      `The participant ${p} has no sound fit for ${opening}.`,
    );
  }
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new UnsoundInputs(otherwise);
}
