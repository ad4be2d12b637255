import { hash } from 'node:crypto';
import { byText, div } from './arithmetic.ts';
import { credentialDetails } from './credentials.ts';
import type { CredentialDetail, Holding } from './credentials.ts';
import type { Contribution, ItemValues } from './fit.ts';
import { bestHoldings, contributionsOf, itemValues, skillDetails, sumOf } from './fit.ts';
import { eligibilityOf, judgeGates, questionOf } from './gates.ts';
import { bestEntry } from './languages.ts';
import { reasonOf } from './reasons.ts';
import type { SkillDetail } from './skills.ts';
import { heldLevel } from './skills.ts';
import type { Component, Eligibility, Gate, Graduate, Opening, Outcome, Recognition, Text, World } from './world.ts';
import { DEFAULT_ITEM_WEIGHT, DEFINITION, FULL } from './world.ts';

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

/** For each item of a component, how much higher the fit would be if that alone were worth everything. */
function gainsOf(
  component: Component,
  values: readonly number[],
  weights: readonly number[],
  contributions: readonly Contribution[],
): readonly number[] {
  const own = contributions.find((each) => each.component === component);
  const whole = contributions.reduce((sum, { weight }) => sum + weight, 0);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const now = values.reduce((sum, value, index) => sum + value * (weights[index] ?? 0), 0);
  return values.map((value, index) => {
    if (!own) return 0;
    const better = div(now + (weights[index] ?? 0) * (FULL - value), all);
    return div(own.weight * better, whole) - own.contribution;
  });
}

const weightOf = ({ weight }: { readonly weight?: number | null | undefined }): number => weight ?? DEFAULT_ITEM_WEIGHT;

function missingSkills(opening: Opening, graduate: Graduate, world: World, gains: readonly number[]): Missing[] {
  return (opening.skills ?? []).flatMap(({ skill, level }, index): Missing[] => {
    const gain = gains[index] ?? 0;
    if (gain <= 0) return [];
    return [{ skill, have: heldLevel(skill, graduate, world.taxonomy.skillTree), need: level, gain }];
  });
}

function missingCredentials(opening: Opening, held: readonly Holding[], gains: readonly number[]): Missing[] {
  return (opening.credentials ?? []).flatMap((asked, index): Missing[] => {
    const gain = gains[index] ?? 0;
    if (gain <= 0) return [];
    const have = held[index]?.grade ?? null;
    return [{ credential: asked.credential, have, need: asked.grade ?? null, gain }];
  });
}

function missingLanguages(opening: Opening, graduate: Graduate, gains: readonly number[]): Missing[] {
  return (opening.languages ?? []).flatMap(({ language, scheme, level }, index): Missing[] => {
    const gain = gains[index] ?? 0;
    if (gain <= 0) return [];
    const best = bestEntry(language, graduate);
    const have = best?.level ? `${best.scheme} ${best.level}` : null;
    return [{ language, have, need: `${scheme} ${level}`, gain }];
  });
}

const codeOf = ({ skill, credential, language }: Missing): string => skill ?? credential ?? language ?? '';

/** What is missing, the largest gain first; what would change nothing is left out. */
function missingOf(
  opening: Opening,
  graduate: Graduate,
  world: World,
  held: readonly Holding[],
  items: ItemValues,
  contributions: readonly Contribution[],
): readonly Missing[] {
  const ofSkills = gainsOf('skills', items.skills, (opening.skills ?? []).map(weightOf), contributions);
  const papers = (opening.credentials ?? []).map(weightOf);
  const ofCredentials = gainsOf('credentials', items.credentials, papers, contributions);
  const equal = items.languages.map(() => 1);
  const ofLanguages = gainsOf('language', items.languages, equal, contributions);
  return [
    ...missingSkills(opening, graduate, world, ofSkills),
    ...missingCredentials(opening, held, ofCredentials),
    ...missingLanguages(opening, graduate, ofLanguages),
  ].sort((a, b) => b.gain - a.gain || byText(codeOf(a), codeOf(b)));
}

/** Explains any pair: what each gate says, what each component adds, and what is missing. */
export function explain(opening: Opening, graduate: Graduate, world: World): Explanation {
  const judged = judgeGates(opening, graduate, world);
  const skills = skillDetails(opening, graduate, world);
  const held = bestHoldings(opening, graduate, world);
  const items = itemValues(opening, graduate, world, skills, held);
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
    credentials: credentialDetails(opening, held),
    missing: missingOf(opening, graduate, world, held, items, contributions),
    versions: {
      definition: DEFINITION,
      taxonomy: world.taxonomy.taxonomyVersion,
      recognition: recognitionVersion(world.recognitions),
      openingRevision: opening.revision,
      graduateRevision: graduate.revision,
    },
  };
}
