import type { AgreementType } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { normalisedClass } from '@duijie/taxonomy';
import { colleges, demoMember } from './members.ts';
import type { DemoOpening } from './opening-to-post.ts';

/** An agreement of the demo world: proposed by the first party, signed by all. */
export interface DemoAgreement {
  readonly type: AgreementType;
  /** By their names in this data. */
  readonly parties: readonly string[];
  readonly title: Text;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** Whose order class stays below its minimum: it has agreed with one college only. */
export const emptyClassOf = 'ENT-20';

/** The agreement under which credentials from abroad are recognised; after the pattern of those of Qingdao. */
const recognitionParties = ['ASN-4', 'COL-KZ-1', 'COL-RU-1', 'COL-UZ-1'];

/** All agreements of a year. */
export function demoAgreements(openings: readonly DemoOpening[], year: number): DemoAgreement[] {
  const term = { validFrom: `${year - 1}-01-01`, validUntil: `${year + 2}-12-31` };
  const others: readonly (readonly [AgreementType, readonly string[], string, string])[] = [
    ['schoolLocal', ['COL-TJ-01', 'GOV-TJ'], '校地合作协议', 'Agreement of college and region'],
    ['schoolLocal', ['COL-HE-02', 'GOV-HE'], '校地合作协议', 'Agreement of college and region'],
    ['schoolLocal', ['COL-BJ-03', 'GOV-DX'], '校地合作协议', 'Agreement of college and region'],
    [
      'recognition',
      recognitionParties,
      '职业资格与证书互认协议',
      'Agreement on the recognition of vocational credentials',
    ],
    ['exchange', ['COL-TJ-02', 'COL-NI-1'], '天津—尼加拉瓜教师培训协议', 'Tianjin–Nicaragua training of teachers'],
  ];
  return [
    ...orderClasses(openings, term),
    ...others.map(([type, parties, zh, en]) => ({
      type,
      parties,
      title: { zh: `${zh}（示例）`, en: `${en} (demo)` },
      ...term,
    })),
  ];
}

/** Who has agreed with whom on order classes. */
export function learnersOf(agreements: readonly DemoAgreement[]): { enterprise: string; college: string }[] {
  return agreements
    .filter(({ type }) => type === 'orderClass')
    .map(({ parties: [enterprise = '', college = ''] }) => ({ enterprise, college }));
}

/** Order classes have matches only where college and enterprise agreed on them: with up to four colleges that teach it. */
function orderClasses(
  openings: readonly DemoOpening[],
  term: Pick<DemoAgreement, 'validFrom' | 'validUntil'>,
): DemoAgreement[] {
  const pairs = new Map<string, DemoAgreement>();
  for (const { enterprise, state, post } of openings) {
    if (post.kind !== 'orderClass' || state !== 'published') continue;
    for (const college of partnersOf(
      enterprise,
      post.majors.map(({ code }) => code),
    )) {
      const names = [demoMember(enterprise).name, demoMember(college).name];
      const title = {
        zh: `${names.map(({ zh }) => zh).join('与')}订单班合作协议`,
        en: `Order class agreement: ${names.map(({ en }) => en).join(' and ')}`,
      };
      pairs.set(`${enterprise} ${college}`, { type: 'orderClass', parties: [enterprise, college], title, ...term });
    }
  }
  return [...pairs.values()];
}

function partnersOf(enterprise: string, majors: readonly string[]): readonly string[] {
  if (enterprise === emptyClassOf) return ['COL-BJ-08'];
  const classes = new Set(majors.map((code) => normalisedClass(code)));
  const teaching = colleges
    .map(({ ref, majors: taught }) => ({
      ref,
      same: taught.filter((code) => majors.includes(code)).length,
      near: taught.filter((code) => classes.has(normalisedClass(code))).length,
    }))
    .filter(({ near }) => near > 0)
    .sort((a, b) => b.same - a.same || b.near - a.near || (a.ref < b.ref ? -1 : 1))
    .map(({ ref }) => ref);
  const first = enterprise === 'ENT-04' ? ['COL-TJ-01', 'COL-HE-02'] : [];
  return [...new Set([...first, ...teaching])].slice(0, 4);
}
