import type { AskedMajor, Taxonomy } from './world.ts';
import { FULL } from './world.ts';

/** What a major is worth that is not the very one listed. */
const SAME_CLASS = 8000;
const SAME_CATEGORY = 5000;

const WHOLE_CODE = 6;

function agree(a: string | null | undefined, b: string | null | undefined): boolean {
  return a != null && a === b;
}

/** Does the graduate's major lie within the listed one, at the listed scope? */
export function majorFits(listed: AskedMajor, major: string, taxonomy: Taxonomy): boolean {
  if (listed.scope === 'exact') return listed.code === major;
  if (listed.scope === 'class') return agree(taxonomy.normalisedClass(listed.code), taxonomy.normalisedClass(major));
  return agree(taxonomy.normalisedCategory(listed.code), taxonomy.normalisedCategory(major));
}

/** How near the graduate's major is to a listed code; the scope plays no part here. */
export function majorNearness(code: string, major: string, taxonomy: Taxonomy): number {
  if (code === major && code.length >= WHOLE_CODE) return FULL;
  if (agree(taxonomy.normalisedClass(code), taxonomy.normalisedClass(major))) return SAME_CLASS;
  return agree(taxonomy.normalisedCategory(code), taxonomy.normalisedCategory(major)) ? SAME_CATEGORY : 0;
}

/** The best over the listed majors. */
export function majorValue(
  listed: readonly AskedMajor[],
  major: string | null | undefined,
  taxonomy: Taxonomy,
): number {
  if (!major) return 0;
  return Math.max(0, ...listed.map(({ code }) => majorNearness(code, major, taxonomy)));
}
