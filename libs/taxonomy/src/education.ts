import type { Text } from '@duijie/domain';
import { canonicalise, squeeze } from './canonical.ts';

/** Levels of education, the lowest first; the two kinds of bachelor stand on one step. */
export const educationLevels = [
  'secondaryVocational',
  'higherVocational',
  'vocationalBachelor',
  'bachelor',
  'master',
] as const;
export type EducationLevel = (typeof educationLevels)[number];

const ranks: Readonly<Record<EducationLevel, number>> = {
  secondaryVocational: 1,
  higherVocational: 2,
  vocationalBachelor: 3,
  bachelor: 3,
  master: 4,
};

export function educationRank(level: EducationLevel): number {
  return ranks[level];
}

export const educationNames: Readonly<Record<EducationLevel, Text>> = {
  secondaryVocational: { zh: '中等职业教育', en: 'Secondary vocational', ru: 'Среднее профессиональное (Китай)' },
  higherVocational: { zh: '高等职业教育专科', en: 'Higher vocational', ru: 'Высшее профессиональное (Китай)' },
  vocationalBachelor: { zh: '高等职业教育本科', en: 'Vocational bachelor', ru: 'Профессиональный бакалавриат' },
  bachelor: { zh: '普通本科', en: 'Bachelor', ru: 'Бакалавриат' },
  master: { zh: '硕士研究生', en: 'Master', ru: 'Магистратура' },
};

/**
 * What the levels are called. Levels of other countries whose place beside these is disputed (СПО, ТиПО) stay out: such
 * a level is missing until a person says it.
 */
const aliases: Readonly<Record<EducationLevel, readonly string[]>> = {
  secondaryVocational: ['SV', '中专', '中职', '职高', '技校', '职业高中', '中等专业学校', '中等职业', '中技', 'technikum', 'szkoła branżowa II stopnia'], // prettier-ignore
  higherVocational: [
    'HV',
    '高职',
    '大专',
    '专科',
    '高职专科',
    '高职高专',
    '高专',
    '大学专科',
    'college diploma',
    'associate degree',
  ],
  vocationalBachelor: ['VB', '职业本科', '职教本科', '高职本科', '本科层次职业教育'],
  bachelor: ['UG', '本科', '学士', '大学本科', '全日制本科', "bachelor's degree", 'undergraduate', 'бакалавр'],
  master: ['硕士', '研究生', '硕士研究生', "master's degree", 'магистр'],
};

const byName = new Map<string, EducationLevel>();
for (const level of educationLevels) {
  const { zh, en, ru } = educationNames[level];
  for (const name of [level, zh, en, ru, ...aliases[level]]) byName.set(squeeze(canonicalise(name ?? '')), level);
}

/** The level that a text names, with or without 学历 and 及以上; undefined when it names none. */
export function resolveEducation(text: string): EducationLevel | undefined {
  const words = squeeze(canonicalise(text));
  const bare = words.replace(/(?:及|或)?以上.*$|毕业生?$|在读$/u, '').replace(/(?:学历|层次|文凭)$/u, '');
  return byName.get(words) ?? byName.get(bare);
}
