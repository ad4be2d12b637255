import { canonicalise, squeeze } from './canonical.ts';
import { ambiguousForms, qualificationMarks, type AmbiguousForm, type Sense } from './data/ambiguous.ts';
import { keyOf, unitsOf } from './units.ts';

/** Where a text stands: the other items of its list, and the industry circle of the whole. */
export interface SkillContext {
  readonly neighbours?: readonly string[];
  readonly circle?: string;
}

const forms = new Map(ambiguousForms.map((each) => [squeeze(canonicalise(each.form)), each]));

/** The ambiguous form with this squeezed canonical spelling. */
export function ambiguousForm(squeezed: string): AmbiguousForm | undefined {
  return forms.get(squeezed);
}

interface Surroundings {
  readonly text: string;
  readonly units: string;
  readonly groups: ReadonlySet<string>;
}

function stands(cue: string, { text, units }: Surroundings): boolean {
  const word = canonicalise(cue);
  if (/\p{Script=Han}/u.test(word)) return text.includes(word);
  return units.includes(` ${keyOf(unitsOf(word))} `);
}

function surroundingsOf(form: AmbiguousForm, own: string, context: SkillContext, groupsOf: GroupsOf): Surroundings {
  const itself = canonicalise(form.form);
  const neighbours = (context.neighbours ?? []).map(canonicalise).filter((text) => text !== itself);
  const rest = own.split(itself).join(' \n ');
  const text = [...neighbours, rest].join(' \n ');
  return { text, units: ` ${keyOf(unitsOf(text))} `, groups: groupsOf(neighbours) };
}

type GroupsOf = (neighbours: readonly string[]) => ReadonlySet<string>;

/**
 * The meaning of an ambiguous form where it stands: by a word beside it, else by a neighbour of the same group, else by
 * the circle, else because it is by itself an item of a list of skills. Undefined when none or several of its meanings fit.
 */
export function senseOf(
  form: AmbiguousForm,
  own: string,
  context: SkillContext,
  groups: { of: (code: string) => string; ofNeighbours: GroupsOf },
): string | undefined {
  if (qualificationMarks.test(own)) return undefined;
  const isWhole = squeeze(own) === squeeze(canonicalise(form.form));
  const around = surroundingsOf(form, own, context, groups.ofNeighbours);
  const tests: ((sense: Sense) => boolean)[] = [
    ({ cues = [] }) => cues.some((cue) => stands(cue, around)),
    ({ code }) => around.groups.has(groups.of(code)),
    ({ circles = [] }) => context.circle !== undefined && circles.includes(context.circle),
    ({ inList, inside }) => context.neighbours !== undefined && (isWhole ? inList === true : inside === true),
  ];
  for (const test of tests) {
    const fitting = form.senses.filter(test);
    if (fitting.length > 1) return undefined;
    if (fitting[0]) return fitting[0].code;
  }
  return undefined;
}
