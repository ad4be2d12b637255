import { readFileSync } from 'node:fs';
import { leaveOneAliasOut, resolveSkill, skills } from '@duijie/taxonomy';
import type { LeaveOneOutCount } from '@duijie/taxonomy';
import { beside } from './measure.ts';
import type { Line } from './table.ts';

const testSet = new URL('../../libs/taxonomy/test/normaliser.tsv', import.meta.url);

/** How well and how fast free words become codes. */
export async function taxonomy(): Promise<Line[]> {
  const terms = readFileSync(testSet, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split('\t'))
    .map(([text = '', wanted = '']) => ({ text, wanted }));
  const { byLanguage, ...all } = leaveOneAliasOut();
  const plain = (what: string, figure: string): Line => ({ bench: 'taxonomy', what, figure });
  const texts = [...terms.map(({ text }) => text), ...skills.flatMap(({ aliases }) => aliases)];
  let pass = 0;
  return [
    plain('test set of the normaliser', scoreOf(terms)),
    plain('leave one alias out', share(all)),
    ...Object.entries(byLanguage).map(([language, count]) => plain(`leave one alias out, ${language}`, share(count))),
    await beside({ bench: 'taxonomy', what: `resolve a wording for the first time (${texts.length} of them)` }, () => {
      // A space more means nothing, but no answer is remembered for it.
      pass += 1;
      for (const text of texts) resolveSkill(text + ' '.repeat(pass));
      return texts.length;
    }),
    await beside({ bench: 'taxonomy', what: 'resolve a wording that came before' }, () => {
      for (let round = 0; round < 20; round += 1) for (const text of texts) resolveSkill(text);
      return texts.length * 20;
    }),
  ];
}

function scoreOf(terms: readonly { text: string; wanted: string }[]): string {
  const got = terms.map(({ text, wanted }) => {
    const resolution = resolveSkill(text);
    return { wanted, code: 'code' in resolution ? resolution.code : '-' };
  });
  const right = got.filter(({ wanted, code }) => wanted === code).length;
  const wrong = got.filter(({ wanted, code }) => code !== '-' && wanted !== code).length;
  return `${right} of ${terms.length} right, ${wrong} wrong`;
}

function share({ total, resolved, wrong, broader, unresolved, suggested }: LeaveOneOutCount): string {
  const percent = (part: number) => `${((part * 100) / Math.max(1, total)).toFixed(1)} %`;
  return (
    `${percent(resolved)} of ${total} resolved, ${percent(unresolved)} not ` +
    `(${suggested} of ${unresolved} suggested), ${percent(wrong)} to another skill (${broader} of ${wrong} broader)`
  );
}
