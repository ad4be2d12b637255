import type { Graduate } from './graduate.ts';

/** A graduate as a request would write them, so that a patch can be laid over it. */
export function writable(graduate: Graduate): Record<string, unknown> {
  const { education, major, cohort, year, birth, regions, anywhere, kinds, circles } = graduate;
  const { availableFrom, medals, languages, practice, payWish } = graduate;
  return {
    ...{ education, major, cohort, year, birth, regions, anywhere, kinds, circles },
    ...{ availableFrom, medals, languages, practice, payWish },
    skills: graduate.skills.map(({ skill, level }) => ({ skill, level })),
    credentials: graduate.credentials.map(({ state: _, ...held }) => held),
  };
}

/** A merge patch (RFC 7396): null removes, objects merge, everything else replaces. The person's null stays: it empties. */
export function applyMergePatch(
  target: Record<string, unknown>,
  patch: Record<string, unknown>,
): Record<string, unknown> {
  const { person, ...rest } = patch;
  return { ...(merged(target, rest) as Record<string, unknown>), ...(person === undefined ? {} : { person }) };
}

function merged(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result = new Map<string, unknown>(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, merged(result.get(name), value));
  }
  return Object.fromEntries(result);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
