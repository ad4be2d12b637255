import {
  credential,
  major as majorOf,
  resolveCredential,
  resolveMajor,
  resolveSkill,
  skill as skillOf,
} from '@duijie/taxonomy';
import type { Graduate } from '@duijie/matching';
import { Stream } from '../random.ts';
import { seed } from '../world.ts';
import { normal } from './latent.ts';
import type { Person } from './latent.ts';

/** How a world is seen: what is left out, misjudged, or written in another way. Percentages. */
export interface Sight {
  readonly name: string;
  /** Skills that somebody has and does not write down. */
  readonly unlisted: number;
  /** Shares of Chinese, English and Russian wordings; the rest of the graduates' words is the same as of the postings'. */
  readonly graduatesWrite: readonly [zh: number, en: number, ru: number];
  readonly postingsWrite: readonly [zh: number, en: number, ru: number];
  /** How far a claimed level strays from the true one, in levels. */
  readonly strays: number;
  readonly missingDates: number;
  readonly foreign: number;
  /** Openings that ask for a paper. */
  readonly licensed: number;
  /** Tasks of a job that its posting does not speak of. */
  readonly unstated: number;
  readonly hard: boolean;
}

const languages = ['zh', 'en', 'ru'] as const;
const script = { zh: /[\u4e00-\u9fff]/u, en: /^[\x20-\x7e]+$/u, ru: /[а-яё]/iu };

/** One of the ways in which people write a skill. */
export function wording(code: string, stream: Stream, shares: Sight['graduatesWrite']): string {
  const known = skillOf(code);
  if (!known) return code;
  const drawn = stream.next() * 100;
  const language = languages[drawn < shares[0] ? 0 : drawn < shares[0] + shares[1] ? 1 : 2];
  const all = [...Object.values(known.names), ...known.aliases].filter((name) => name !== undefined);
  const fitting = all.filter((name) => script[language ?? 'zh'].test(name));
  return untidy(stream.pick(fitting.length > 0 ? fitting : all), stream);
}

/** What sheets do to words. */
function untidy(text: string, stream: Stream): string {
  const draw = stream.next();
  if (draw < 0.05) return text.toUpperCase();
  if (draw < 0.1) return ` ${text.replaceAll(' ', '  ')} `;
  if (draw < 0.13) return text.replace(/[!-~]/gu, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));
  if (draw < 0.17 && text.length > 3) return dropped(text, 1 + stream.below(text.length - 2));
  return text;
}

const dropped = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);

/** A graduate as the platform sees them, and the words from which it was read. */
export interface SeenGraduate {
  readonly graduate: Graduate;
  readonly skillTexts: readonly string[];
  readonly text: string;
}

type Held<Key extends 'skills' | 'credentials' | 'languages'> = NonNullable<Graduate[Key]>[number];

interface Listed {
  readonly text: string;
  readonly held: Held<'skills'> | undefined;
}

function listedSkills(of: Person, stream: Stream, sight: Sight): Listed[] {
  const modesty = 0.35 * normal(stream);
  return [...of.ability].flatMap(([code, ability]) => {
    // People write down what they are good at, and forget some of it.
    if (ability < 1.3 || stream.next() > manifest(ability) || stream.chance(sight.unlisted)) return [];
    const attested = stream.chance(30);
    const practised = !attested && stream.chance(20);
    const error = attested ? 0.3 * normal(stream) : modesty + sight.strays * normal(stream);
    const level = Math.min(5, Math.max(1, Math.round(ability + error)));
    const text = wording(code, stream, sight.graduatesWrite);
    const found = resolveSkill(text);
    const evidence = attested ? 'attested' : practised ? 'practice' : 'claimed';
    return [{ text, held: 'code' in found ? { skill: found.code, level, evidence } : undefined }];
  });
}

const manifest = (ability: number): number => Math.min(0.95, Math.max(0.02, (ability - 1.1) / 1.9));

/** A skill that was written twice is held once, at the better reading. */
function merged(listed: readonly Listed[]): Held<'skills'>[] {
  const best = new Map<string, Held<'skills'>>();
  for (const { held } of listed)
    if (held && held.level > (best.get(held.skill)?.level ?? 0)) best.set(held.skill, held);
  return [...best.values()];
}

/** The paper of another country that stands for this one. */
export const foreignPaper = (code: string): string => `KZ:${code}`;

function papers(of: Person, stream: Stream): { texts: string[]; held: Held<'credentials'>[] } {
  const texts: string[] = [];
  const held: Held<'credentials'>[] = [];
  for (const [code] of of.qualified) {
    if (stream.chance(10)) continue;
    const state = stream.chance(60) ? 'verified' : 'claimed';
    if (of.isForeign) {
      texts.push(`Свидетельство ${code.toLowerCase().replaceAll('-', ' ')}`);
      held.push({ credential: foreignPaper(code), grade: null, country: 'KZ', state, expiresOn: null });
      continue;
    }
    const known = credential(code);
    const text = untidy(stream.pick([known?.names.zh ?? code, ...(known?.aliases ?? [])]), stream);
    texts.push(text);
    const found = resolveCredential(text);
    if ('credential' in found)
      held.push({ credential: found.credential, grade: null, country: 'CN', state, expiresOn: null });
  }
  return { texts, held };
}

const schemes: readonly (readonly [scheme: string, level: string] | null)[] = [
  null,
  ['CEFR', 'A1'],
  ['CEFR', 'A2'],
  ['CET', '4'],
  ['CET', '6'],
  ['CEFR', 'C1'],
  ['CEFR', 'C2'],
];

function english(of: Person, stream: Stream): Held<'languages'>[] {
  const entry = schemes[of.english];
  return entry && !stream.chance(10) ? [{ language: 'en', scheme: entry[0], level: entry[1] }] : [];
}

const dayOf = (days: number): string => new Date(Date.UTC(2027, 5, 1 + days)).toISOString().slice(0, 10);

export const startOf = (begins: number): string => dayOf(begins);

function majorText(code: string, stream: Stream): string {
  const name = majorOf(code)?.names.zh ?? code;
  return stream.chance(4) && name.length > 3 ? dropped(name, 1 + stream.below(name.length - 2)) : name;
}

/** What is missing is missing by chance, and each thing for itself. */
export function seenGraduate(of: Person, sight: Sight): SeenGraduate {
  const stream = new Stream(seed, 'seen graduate', of.index);
  const listed = listedSkills(of, stream, sight);
  const { texts, held } = papers(of, stream);
  const written = stream.chance(95) ? majorText(of.major, stream) : '';
  const read = resolveMajor(written, { education: 'higherVocational' });
  const practice = [...of.practice].filter(() => !stream.chance(25));
  const regions = stream.chance(94) ? [...of.provinces].filter(() => !stream.chance(10)) : [];
  const skillTexts = listed.map(({ text }) => text);
  const graduate: Graduate = {
    ...{
      id: `grd_${of.index}`,
      revision: 1,
      college: 'org_college',
      state: 'available',
      education: 'higherVocational',
    },
    major: 'code' in read ? read.code : null,
    ...{ cohort: 2024, year: 3, birth: '2005-03', regions, anywhere: false },
    kinds: stream.chance(92) ? of.kinds : [],
    circles: stream.chance(70) ? [...of.circles] : [],
    availableFrom: stream.chance(sight.missingDates) ? null : dayOf(of.ready),
    skills: merged(listed),
    credentials: held,
    languages: english(of, stream),
    practice: Object.fromEntries(practice),
    consents: [{ purpose: 'matching', state: 'granted' }],
  };
  return { graduate, skillTexts, text: [written, ...skillTexts, ...texts].join(' ') };
}
