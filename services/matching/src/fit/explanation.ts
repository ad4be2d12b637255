import { hash } from 'node:crypto';
import { byText, div } from './arithmetic.ts';
import { bestHolding, credentialDetails } from './credentials.ts';
import type { CredentialDetail } from './credentials.ts';
import type { Contribution, ItemValues } from './fit.ts';
import { contributionsOf, itemValues, skillDetails, sumOf } from './fit.ts';
import { eligibilityOf, judgeGates, questionOf } from './gates.ts';
import { bestEntry } from './languages.ts';
import { reasonOf } from './reasons.ts';
import type { SkillDetail } from './skills.ts';
import { heldLevel } from './skills.ts';
import type { Eligibility, Gate, Graduate, Opening, Outcome, Recognition, Text, World } from './world.ts';
import { DEFINITION, FULL } from './world.ts';

/** What would raise the fit: one asked thing, met alone at the best evidence. */
export interface Missing {
  readonly skill?: string;
  readonly credential?: string;
  readonly language?: string;
  /** A level of a skill, a grade of a credential, scheme and level of a language; nothing when it is not held. */
  readonly have: number | string | null;
  readonly need: number | string | null;
  readonly gain: number;
}

export interface Versions {
  readonly definition: string;
  readonly taxonomy: string;
  readonly recognition: string;
  readonly openingRevision: number;
  readonly graduateRevision: number;
}

export interface GateReason {
  readonly gate: Gate;
  readonly outcome: Outcome;
  readonly reason?: Text;
}

/** Why a graduate fits an opening as they do, or why not; for any pair. */
export interface Explanation {
  readonly openingId: string;
  readonly graduateId: string;
  readonly outcome: Eligibility;
  /** The one gate to ask the graduate about, when information is missing. */
  readonly question: Gate | null;
  readonly fit: number;
  readonly gates: readonly GateReason[];
  readonly contributions: readonly Contribution[];
  readonly skills: readonly SkillDetail[];
  readonly credentials: readonly CredentialDetail[];
  readonly missing: readonly Missing[];
  readonly versions: Versions;
}

const recognitionVersions = new WeakMap<readonly Recognition[], string>();

/** Names the set of recognitions in force: 8 hex digits over their sorted ids and revisions. Worlds share the list, so it is kept. */
export function recognitionVersion(recognitions: readonly Recognition[]): string {
  let version = recognitionVersions.get(recognitions);
  if (version === undefined) {
    const names = recognitions.map(({ id, revision }) => `${id}:${revision}`).sort(byText);
    version = hash('sha256', names.join('\n'), 'hex').slice(0, 8);
    recognitionVersions.set(recognitions, version);
  }
  return version;
}

/** The share of the eligible that stand at this rank or below it, in percent. */
export function percentileOf(rank: number, eligibleCount: number): number {
  return div((eligibleCount - rank + 1) * 100, eligibleCount);
}

function perfected(values: readonly number[], index: number): readonly number[] {
  return values.with(index, FULL);
}

function missingSkills(opening: Opening, graduate: Graduate, world: World, items: ItemValues, gain: Gain): Missing[] {
  return (opening.skills ?? []).map(({ skill, level }, index) => ({
    skill,
    have: heldLevel(skill, graduate, world.taxonomy.skillTree),
    need: level,
    gain: gain({ ...items, skills: perfected(items.skills, index) }),
  }));
}

function missingCredentials(
  opening: Opening,
  graduate: Graduate,
  world: World,
  items: ItemValues,
  gain: Gain,
): Missing[] {
  return (opening.credentials ?? []).map((asked, index) => ({
    credential: asked.credential,
    have: bestHolding(asked, graduate, opening.start, world).grade,
    need: asked.grade ?? null,
    gain: gain({ ...items, credentials: perfected(items.credentials, index) }),
  }));
}

function missingLanguages(opening: Opening, graduate: Graduate, items: ItemValues, gain: Gain): Missing[] {
  return (opening.languages ?? []).map(({ language, scheme, level }, index) => {
    const best = bestEntry(language, graduate);
    const have = best?.level ? `${best.scheme} ${best.level}` : null;
    return {
      language,
      have,
      need: `${scheme} ${level}`,
      gain: gain({ ...items, languages: perfected(items.languages, index) }),
    };
  });
}

type Gain = (items: ItemValues) => number;

const codeOf = ({ skill, credential, language }: Missing): string => skill ?? credential ?? language ?? '';

/** What is missing, the largest gain first; what would change nothing is left out. */
function missingOf(opening: Opening, graduate: Graduate, world: World, items: ItemValues): readonly Missing[] {
  const fit = sumOf(contributionsOf(opening, items));
  const gain: Gain = (better) => sumOf(contributionsOf(opening, better)) - fit;
  return [
    ...missingSkills(opening, graduate, world, items, gain),
    ...missingCredentials(opening, graduate, world, items, gain),
    ...missingLanguages(opening, graduate, items, gain),
  ]
    .filter((missing) => missing.gain > 0)
    .sort((a, b) => b.gain - a.gain || byText(codeOf(a), codeOf(b)));
}

/** Explains any pair: what each gate says, what each component adds, and what is missing. */
export function explain(opening: Opening, graduate: Graduate, world: World): Explanation {
  const judged = judgeGates(opening, graduate, world);
  const skills = skillDetails(opening, graduate, world);
  const items = itemValues(opening, graduate, world, skills);
  const contributions = contributionsOf(opening, items);
  return {
    openingId: opening.id,
    graduateId: graduate.id,
    outcome: eligibilityOf(judged),
    question: questionOf(judged),
    fit: sumOf(contributions),
    gates: judged.map((result) => {
      const reason = reasonOf(result);
      return { gate: result.gate, outcome: result.outcome, ...(reason && { reason }) };
    }),
    contributions,
    skills,
    credentials: credentialDetails(opening, graduate, world),
    missing: missingOf(opening, graduate, world, items),
    versions: {
      definition: DEFINITION,
      taxonomy: world.taxonomy.taxonomyVersion,
      recognition: recognitionVersion(world.recognitions),
      openingRevision: opening.revision,
      graduateRevision: graduate.revision,
    },
  };
}
