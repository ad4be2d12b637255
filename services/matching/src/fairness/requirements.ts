import { judgeGate } from '../fit/gates.ts';
import { GATES } from '../fit/world.ts';
import type { Gate, Graduate, Opening, World } from '../fit/world.ts';

/** What can be dropped of an opening: one must of it, or a whole gate (`must` is null). */
export interface Droppable {
  readonly gate: Gate;
  readonly must: string | null;
}

/** One requirement, with the opening as it would be if at this gate it asked for this alone. */
interface Requirement extends Droppable {
  readonly alone: Opening;
}

/** What the gates say of a graduate; `savedBy` numbers the droppables each of which alone keeps them out. */
export interface Judged {
  readonly isEligible: boolean;
  readonly passed: readonly Gate[];
  readonly savedBy: readonly number[];
}

/** The requirements of an opening one by one. Consent, status and approval are none of it: they are asked before. */
export class Requirements {
  readonly gates: readonly Gate[];
  readonly droppables: readonly Droppable[];
  readonly #requirements: readonly Requirement[];
  /** Of each droppable the numbers of its requirements. */
  readonly #parts: readonly ReadonlySet<number>[];

  constructor(
    opening: Opening,
    private readonly world: World,
  ) {
    const all = requirementsOf(opening);
    this.#requirements = all;
    this.gates = GATES.filter((gate) => all.some((each) => each.gate === gate));
    const several = this.gates.filter((gate) => all.filter((each) => each.gate === gate).length > 1);
    this.droppables = [
      ...all.map(({ gate, must }) => ({ gate, must })),
      ...several.map((gate) => ({ gate, must: null })),
    ];
    this.#parts = [
      ...all.map((_, index) => new Set([index])),
      ...several.map((gate) => new Set(all.flatMap((each, index) => (each.gate === gate ? [index] : [])))),
    ];
  }

  judge(graduate: Graduate): Judged {
    const against: number[] = [];
    this.#requirements.forEach(({ gate, alone }, index) => {
      if (judgeGate(gate, alone, graduate, this.world).outcome !== 'pass') against.push(index);
    });
    if (against.length === 0) return { isEligible: true, passed: this.gates, savedBy: [] };
    const closed = new Set(against.map((index) => this.#requirements[index]?.gate));
    const passed = this.gates.filter((gate) => !closed.has(gate));
    const savedBy: number[] = [];
    this.#parts.forEach((parts, index) => {
      if (parts.size >= against.length && against.every((each) => parts.has(each))) savedBy.push(index);
    });
    return { isEligible: false, passed, savedBy };
  }
}

function requirementsOf(opening: Opening): Requirement[] {
  const whole = (gate: Gate, isAsked: boolean): Requirement[] =>
    isAsked ? [{ gate, must: null, alone: opening }] : [];
  const musts = <Asked extends { readonly must?: boolean | null | undefined }>(
    gate: Gate,
    field: 'skills' | 'credentials' | 'languages',
    nameOf: (asked: Asked) => string,
  ): Requirement[] =>
    ((opening[field] ?? []) as readonly unknown[] as readonly Asked[])
      .filter(({ must }) => must)
      .map((asked) => ({ gate, must: nameOf(asked), alone: { ...opening, [field]: [asked] } }));
  return [
    ...whole('kind', true),
    ...whole('education', opening.education != null),
    ...whole('major', opening.majorMust === true),
    ...musts('skill', 'skills', (asked: NonNullable<Opening['skills']>[number]) => `${asked.skill} ≥ ${asked.level}`),
    ...musts('credential', 'credentials', (asked: NonNullable<Opening['credentials']>[number]) =>
      [asked.credential, asked.grade ?? []].flat().join(' '),
    ),
    ...musts('language', 'languages', ({ language, scheme, level }: NonNullable<Opening['languages']>[number]) =>
      [language, scheme, level].join(' '),
    ),
    ...whole('availability', true),
    ...whole('place', opening.placeMust === true),
    ...whole('agreement', opening.kind === 'orderClass'),
  ];
}

/** The gates at which an opening can stop to insist without becoming another one. */
export const RELAXABLE = ['education', 'major', 'skill', 'credential', 'language', 'place'] as const;
export type Relaxable = (typeof RELAXABLE)[number];

/** The opening without what it insists on at this gate; wishes stay, so that no fit is another. */
export function relaxed(opening: Opening, gate: Relaxable): Opening {
  const wished = <Asked extends object>(asked: readonly Asked[] | null | undefined) =>
    (asked ?? []).map((each) => ({ ...each, must: false }));
  switch (gate) {
    case 'education':
      return { ...opening, education: null };
    case 'major':
      return { ...opening, majorMust: false };
    case 'skill':
      return { ...opening, skills: wished(opening.skills) };
    case 'credential':
      return { ...opening, credentials: wished(opening.credentials) };
    case 'language':
      return { ...opening, languages: wished(opening.languages) };
    case 'place':
      return { ...opening, placeMust: false };
  }
}

/** Does the opening insist on anything at this gate? */
export function insists(opening: Opening, gate: Relaxable): boolean {
  return requirementsOf(opening).some((each) => each.gate === gate);
}
