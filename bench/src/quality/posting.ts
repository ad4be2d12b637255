import type { Opening, Recognition } from '@duijie/matching';
import { circle as circleOf, credential, major as majorOf, resolveSkill } from '@duijie/taxonomy';
import { Stream } from '../random.ts';
import { seed } from '../world.ts';
import { normal } from './latent.ts';
import type { Job, Task } from './latent.ts';
import { foreignPaper, startOf, wording } from './seen.ts';
import type { Sight } from './seen.ts';

/** A job as its posting tells it, and the words of the posting. */
export interface SeenOpening {
  readonly opening: Opening;
  readonly skillTexts: readonly string[];
  readonly text: string;
}

/** What matters most is told most often; at least one thing is told. */
function told(tasks: readonly Task[], stream: Stream, percentUnstated: number): Task[] {
  const kept = tasks.filter(({ importance }) => !stream.chance(percentUnstated * (1.6 - importance / 2)));
  return kept.length > 0 ? kept : tasks.slice(0, 1);
}

export function seenOpening(of: Job, sight: Sight): SeenOpening {
  const stream = new Stream(seed, 'seen opening', of.index);
  const texts: string[] = [];
  const skills = new Map<string, NonNullable<Opening['skills']>[number]>();
  for (const task of told(of.tasks, stream, sight.unstated)) {
    const text = wording(task.skill, stream, sight.postingsWrite);
    texts.push(text);
    const found = resolveSkill(text);
    // A posting's level is a guess at what the task asks; who manages it comfortably stands about half a level above.
    const level = Math.min(5, Math.max(1, Math.round(task.asks + 0.5 + 0.5 * normal(stream))));
    const weight = stream.chance(40) ? Math.round(10 * task.importance) : 10;
    if ('code' in found) skills.set(found.code, { skill: found.code, level, weight: Math.max(1, weight), must: false });
  }
  const scope = stream.next();
  const listed =
    scope < 0.2 ? [] : [{ code: of.major.slice(0, scope < 0.4 ? 2 : 4), scope: scope < 0.4 ? 'category' : 'class' }];
  const licence = of.licence !== null && stream.chance(85) ? of.licence : null;
  const opening: Opening = {
    ...{ id: `opn_${of.index}`, revision: 1, state: 'published', employer: 'org_enterprise', kind: of.kind },
    start: startOf(of.begins),
    workplaces: [of.province],
    placeMust: stream.chance(60),
    circle: stream.chance(85) ? of.circle : null,
    education: 'higherVocational',
    majors: listed,
    majorMust: false,
    skills: [...skills.values()],
    credentials: licence === null ? [] : [{ credential: licence, grade: null, weight: 10, must: false }],
    languages: of.english > 0 ? [{ language: 'en', scheme: 'CEFR', level: 'B1', must: false }] : [],
    shortlist: 200,
  };
  const title = circleOf(of.circle)?.names.zh ?? of.circle;
  const majorName = listed.length > 0 ? (majorOf(of.major)?.names.zh ?? '') : '';
  const paper = licence === null ? '' : (credential(licence)?.names.zh ?? licence);
  return { opening, skillTexts: texts, text: [title, majorName, ...texts, paper].join(' ') };
}

/** The papers of the one foreign country, each recognised for the domestic one at most of its worth. */
export function recognitionsOf(codes: readonly string[]): Recognition[] {
  return codes.map((code, index) => ({
    id: `rec_${index}`,
    revision: 1,
    from: { credential: foreignPaper(code), grade: null, country: 'KZ' },
    to: { credential: code, grade: null },
    extent: 'full',
    confidence: 9000,
  }));
}
