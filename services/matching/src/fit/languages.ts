import { div } from './arithmetic.ts';
import type { AskedLanguage, Graduate, HeldLanguage, Outcome } from './world.ts';
import { FULL } from './world.ts';

const CEFR: ReadonlyMap<string, number> = new Map([
  ['A1', 1],
  ['A2', 2],
  ['B1', 3],
  ['B2', 4],
  ['C1', 5],
  ['C2', 6],
  ['NATIVE', 6],
]);
const CEFR_TOP = 6;
const CET: ReadonlyMap<string, number> = new Map([
  ['4', 1],
  ['6', 2],
]);
const CET_AS_CEFR = [0, 3, 4] as const;

/** A level on the ladder of its scheme; ladders of different names do not compare. */
interface Rung {
  readonly ladder: string;
  readonly rank: number;
}

type Level = string | null | undefined;

/** Where an entry stands; nothing when it has no level or one that its scheme does not know. */
function rungOf(scheme: string, level: Level): Rung | undefined {
  const text = (level ?? '').toUpperCase();
  const rung = (ladder: string, rank: number | undefined): Rung | undefined => (rank ? { ladder, rank } : undefined);
  switch (scheme) {
    case 'CEFR':
    case 'TRKI':
      return rung('CEFR', CEFR.get(text));
    case 'HSK':
    case 'HSK2':
      return rung('HSK2', /^[1-6]$/.test(text) ? Number(text) : undefined);
    case 'HSK3':
      return rung('HSK3', /^[1-9]$/.test(text) ? Number(text) : undefined);
    case 'CET':
      return rung('CET', CET.get(text));
    default:
      return undefined;
  }
}

/** The level as a CEFR number from 1 to 6, for the value alone; 0 when there is none. */
export function cefrNumber(scheme: string, level: Level): number {
  const rung = rungOf(scheme, level);
  if (!rung) return 0;
  return rung.ladder === 'CET' ? (CET_AS_CEFR[rung.rank] ?? 0) : Math.min(rung.rank, CEFR_TOP);
}

function entriesOf(language: string, graduate: Graduate): readonly HeldLanguage[] {
  return (graduate.languages ?? []).filter((held) => held.language === language);
}

/** Does one entry show the asked level? It stays unknown without a level, or in a scheme that does not compare. */
function judgeEntry(asked: AskedLanguage, held: HeldLanguage): Outcome {
  const need = rungOf(asked.scheme, asked.level);
  const have = rungOf(held.scheme, held.level);
  if (!need || !have || need.ladder !== have.ladder) return 'unknown';
  return have.rank >= need.rank ? 'pass' : 'fail';
}

/** The best that any entry of the language shows; a language that is not listed fails. */
export function judgeLanguage(asked: AskedLanguage, graduate: Graduate): Outcome {
  const outcomes = entriesOf(asked.language, graduate).map((held) => judgeEntry(asked, held));
  if (outcomes.includes('pass')) return 'pass';
  return outcomes.includes('unknown') ? 'unknown' : 'fail';
}

/** The entry of the language that stands highest. */
export function bestEntry(language: string, graduate: Graduate): HeldLanguage | undefined {
  return entriesOf(language, graduate).reduce<HeldLanguage | undefined>((best, held) => {
    if (!best) return held;
    return cefrNumber(held.scheme, held.level) > cefrNumber(best.scheme, best.level) ? held : best;
  }, undefined);
}

/** How much of the asked level is there; more than asked earns no more. */
export function languageValue(asked: AskedLanguage, graduate: Graduate): number {
  const best = bestEntry(asked.language, graduate);
  if (!best) return 0;
  const need = Math.max(1, cefrNumber(asked.scheme, asked.level));
  return div(Math.min(cefrNumber(best.scheme, best.level), need) * FULL, need);
}
