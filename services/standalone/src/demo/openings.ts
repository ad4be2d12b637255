import type { EducationLevel, OpeningKind } from '@duijie/contracts';
import { occupation } from '@duijie/taxonomy';
import { openingTable } from './data/openings.ts';
import { dutiesOf } from './opening-to-post.ts';
import type { DemoOpening, OpeningToPost } from './opening-to-post.ts';
import { specialOpenings } from './special-openings.ts';
import { cellOf, listOf, rowsOf } from './table.ts';

/** The openings of the table, moved to the year in which they start, and those made to show a trap. */
export function demoOpenings(year: number): DemoOpening[] {
  return [...rowsOf(openingTable).map((row) => openingOf(row, year)), ...specialOpenings(year)];
}

function openingOf(row: readonly string[], year: number): DemoOpening {
  const enterprise = cellOf(row, 0);
  const kind = cellOf(row, 2) as OpeningKind;
  const seats = Number(cellOf(row, 7));
  const code = cellOf(row, 4);
  const skills = listOf(cellOf(row, 10)).map(wantedSkill);
  const [min = '', max = ''] = cellOf(row, 13).split('-');
  const title = { zh: cellOf(row, 3), en: occupation(code)?.isco08.title ?? '' };
  return {
    enterprise,
    state: 'published',
    post: {
      kind,
      externalRef: `${enterprise}-${year}-${cellOf(row, 1)}`,
      title,
      duties: dutiesOf(skills.map((wanted) => wanted.skill)),
      occupation: code,
      circle: cellOf(row, 5),
      seats,
      // Three fifths of a class must come together before it opens.
      ...(kind === 'orderClass' ? { minSeats: Math.max(1, Math.floor((seats * 3) / 5)) } : {}),
      workplaces: [cellOf(row, 6)],
      pay: { min: `${min}.00`, max: `${max}.00`, currency: 'CNY', per: 'month' },
      start: `${year}-07-01`,
      ...(kind === 'internship' ? { end: `${year}-12-31` } : {}),
      validUntil: `${year}-05-31`,
      education: cellOf(row, 8) as EducationLevel,
      majors: listOf(cellOf(row, 9)).map((major) => ({ code: major, scope: 'class' as const })),
      skills,
      credentials: listOf(cellOf(row, 11)).map((item) => {
        const [credential = '', grade = ''] = item.split('/');
        return { credential, grade };
      }),
      languages: cellOf(row, 12) === '' ? [] : [{ language: 'en', scheme: 'CET', level: '4' }],
    },
  };
}

/** `PLC:3:4!` asks for PLC at level 3 with weight 4, as a must. */
function wantedSkill(item: string): OpeningToPost['skills'][number] {
  const [code = '', level = '', weight = ''] = item.replace('!', '').split(':');
  // The weights of the table are small; those of an opening go to a hundred.
  return { skill: code, level: Number(level), weight: Number(weight) * 10, must: item.endsWith('!') };
}
