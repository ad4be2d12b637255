import { Matcher, compileOpening, referenceShortlist, shippedTaxonomy } from '@duijie/matching';
import type { Graduate, Opening, World } from '@duijie/matching';
import { mustAgree } from './run.ts';

/** A world in which every organisation is approved and nothing is recognised or agreed. */
export const plainWorld: World = {
  taxonomy: shippedTaxonomy,
  recognitions: [],
  hasOrderClassAgreement: () => false,
  isApproved: () => true,
};

interface Listed {
  readonly graduateId: string;
  readonly fit: number;
}

/** The shortlists that a full recomputation gives, the first of them compared with the plain reference. */
export function shortlistsOf(
  openings: readonly Opening[],
  graduates: readonly Graduate[],
  byReference: number,
): readonly (readonly Listed[])[] {
  const matcher = new Matcher();
  for (const graduate of graduates) matcher.put(graduate);
  return openings.map((opening, index) => {
    const { items } = matcher.shortlist(compileOpening(opening, plainWorld));
    if (index < byReference)
      mustAgree(`the shortlist of ${opening.id}`, items, byPlainReference(opening, graduates).items);
    return items;
  });
}

/** The list of one opening by the definition written out plainly, and how many are eligible. */
export function byPlainReference(
  opening: Opening,
  graduates: readonly Graduate[],
): { eligible: number; items: readonly Listed[] } {
  const { items } = referenceShortlist(opening, graduates, plainWorld);
  const listed = items.slice(0, opening.shortlist ?? 50).map(({ graduateId, fit }) => ({ graduateId, fit }));
  return { eligible: items.length, items: listed };
}
