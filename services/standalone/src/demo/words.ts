import type { OpeningKind } from '@duijie/contracts';
import { credential, provinceOf, regionName, skill } from '@duijie/taxonomy';

const kindWords: Readonly<Record<OpeningKind, readonly [zh: string, ru: string]>> = {
  orderClass: ['订单班', 'целевая группа'],
  internship: ['实习', 'практика'],
  apprenticeship: ['学徒制', 'ученичество'],
  employment: ['就业', 'работа'],
};

export function kindWord(kind: OpeningKind, language: 'zh' | 'ru'): string {
  return kindWords[kind][language === 'zh' ? 0 : 1];
}

/** A name that tells a skill apart where its first name does not. */
const tellingNames: Readonly<Record<string, Readonly<Record<'zh' | 'ru', string>>>> = {
  TRANSL: { zh: skill('TRANSL')?.aliases[0] ?? 'TRANSL', ru: 'Перевод' },
};

/** A skill as a college writes it: `PLC编程:3`. */
export function skillWord(code: string, level: number, language: 'zh' | 'ru'): string {
  const name = tellingNames[code]?.[language] ?? skill(code)?.names[language] ?? code;
  return `${name}:${level}`;
}

/** Credentials whose name in the taxonomy holds more than what stands on the certificate. */
const onTheCertificate: Readonly<Record<string, string>> = {
  'L-NCRE': '全国计算机等级考试',
  'G-CET': '大学英语',
};

/** A credential as a college writes it, from `X-LOG/intermediate`: `物流管理（中级）`. */
export function credentialWord(codeAndGrade: string): string {
  const [code = '', grade] = codeAndGrade.split('/');
  const known = credential(code);
  const step = known?.grades.find((each) => each.grade === grade)?.names.zh?.split('/')[0];
  if (code === 'G-CET') return step === undefined ? 'CET' : `大学英语${step}`;
  const name = onTheCertificate[code] ?? known?.names.zh ?? code;
  if (step === undefined) return name;
  return known?.family === 'onePlusX' ? `${name}（${step}）` : `${name}${step}`;
}

/** The province or municipality of a division, as people name it. */
export function provinceWord(region: string): string {
  const province = `${provinceOf(region)}0000`.slice(0, 6);
  return (regionName(province)?.zh ?? province).replace(/[市省]$/, '');
}
