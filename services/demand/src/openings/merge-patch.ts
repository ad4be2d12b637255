import type { Opening, OpeningTerms } from './opening.ts';

const termNames: readonly (keyof OpeningTerms)[] = [
  'kind',
  'externalRef',
  'title',
  'duties',
  'occupation',
  'circle',
  'seats',
  'minSeats',
  'workplaces',
  'placeMust',
  'pay',
  'start',
  'end',
  'validUntil',
  'answerDays',
  'education',
  'majors',
  'majorMust',
  'skills',
  'credentials',
  'languages',
  'weights',
  'shortlist',
  'conditions',
];

/** The terms of an opening after a merge patch (RFC 7396): null removes, objects merge, everything else replaces. */
export function applyMergePatch(opening: Opening, patch: Record<string, unknown>): Record<string, unknown> {
  const terms = Object.fromEntries(termNames.map((name) => [name, opening[name]]));
  return merged(terms, patch) as Record<string, unknown>;
}

function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {};
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = merged(result[name], value);
  }
  return result;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
