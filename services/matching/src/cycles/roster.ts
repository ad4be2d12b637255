import type { FitComponent } from '@duijie/contracts';
import { revised } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import type { Cycle, KeptFile } from './cycle.ts';
import type { LeftOut } from './place.ts';

/** Who stands behind a participant, and what a what-if needs to weigh their list anew. Never published. */
export interface RosterEntry {
  readonly p: string;
  readonly graduate: string;
  readonly college: string;
  readonly leftOut: readonly LeftOut[];
  /** For each opening of the list, in its order, the value of each component that the opening speaks of. */
  readonly values: readonly (readonly number[])[];
}

/** Of each opening the components that it speaks of, in the order of the values, with their weights at the freeze. */
export interface RosterHead {
  readonly weights: Readonly<Record<string, Partial<Record<FitComponent, number>>>>;
}

export function rosterLine(entry: RosterEntry | RosterHead): string {
  return `${JSON.stringify(entry)}\n`;
}

/** The entries of a roster, as its bytes come; the first line is the head. */
export async function* rosterEntries(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<RosterEntry> {
  let isHead = true;
  for await (const line of linesOf(bytes)) {
    if (!isHead) yield JSON.parse(line) as RosterEntry;
    isHead = false;
  }
}

/** The same roster without those who were erased; a what-if leaves the fits of their lists as they were frozen. */
export async function* rosterWithout(
  bytes: AsyncIterable<Uint8Array>,
  gone: ReadonlySet<string>,
): AsyncGenerator<string> {
  let isHead = true;
  for await (const line of linesOf(bytes)) {
    if (isHead || !gone.has((JSON.parse(line) as RosterEntry).graduate)) yield `${line}\n`;
    isHead = false;
  }
}

/** Another roster for what was frozen; inputs, digest and result stay. */
export function changeRoster(cycle: Cycle, roster: KeptFile, now: string): Change<Cycle> {
  const { frozen } = cycle;
  return { next: revised<Cycle>(cycle, now, { frozen: frozen && { ...frozen, roster } }), events: [] };
}

async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of bytes) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}
