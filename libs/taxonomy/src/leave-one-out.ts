import type { Language } from '@duijie/domain';
import { ambiguousForm } from './ambiguity.ts';
import { squeeze } from './canonical.ts';
import { skillIndex } from './skill-index.ts';
import { resolveWithout } from './skill-resolver.ts';
import { isBelow } from './skills.ts';
import { skillText } from './skill-wording.ts';

export interface LeaveOneOutCount {
  total: number;
  resolved: number;
  wrong: number;
  /** Those of the wrong that gave a skill above the wanted one: less was said, nothing false. */
  broader: number;
  unresolved: number;
  /** Those of the unresolved whose wanted skill was at least suggested. */
  suggested: number;
}

export interface LeaveOneOut extends LeaveOneOutCount {
  byLanguage: Record<Language, LeaveOneOutCount>;
  /** Every alias that resolved to another skill without itself, for a curator to look at. */
  wrongOnes: { alias: string; wanted: string; got: string }[];
}

const nothing = (): LeaveOneOutCount => ({ total: 0, resolved: 0, wrong: 0, broader: 0, unresolved: 0, suggested: 0 });

function languageOf(text: string): Language {
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';
}

/** All places of the index that hold the same spelling: leaving out an alias leaves out its doubles too. */
function sameSpelling(text: string): ReadonlySet<number> {
  return new Set(skillIndex.exact.get(squeeze(skillText(text))) ?? []);
}

/**
 * How much of the table stands on the text alone: every alias is taken out in turn and resolved by what remains. The
 * index stays as it is and the place is passed over, so the whole takes a second or two.
 */
export function leaveOneAliasOut(): LeaveOneOut {
  const result: LeaveOneOut = {
    ...nothing(),
    byLanguage: { zh: nothing(), en: nothing(), ru: nothing() },
    wrongOnes: [],
  };
  for (const { code, text, alias } of skillIndex.terms) {
    if (!alias || ambiguousForm(squeeze(skillText(text)))) continue;
    const resolution = resolveWithout(text, sameSpelling(text));
    const outcome = !('code' in resolution) ? 'unresolved' : resolution.code === code ? 'resolved' : 'wrong';
    for (const count of [result, result.byLanguage[languageOf(text)]]) {
      count.total += 1;
      count[outcome] += 1;
      if ('code' in resolution) count.broader += isBelow(code, resolution.code) ? 1 : 0;
      else count.suggested += resolution.suggestions.some((each) => each.code === code) ? 1 : 0;
    }
    if ('code' in resolution && outcome === 'wrong') {
      result.wrongOnes.push({ alias: text, wanted: code, got: resolution.code });
    }
  }
  return result;
}
