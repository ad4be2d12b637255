import type { Text } from '@duijie/domain';
import { circle, majorGroupName, regionName, skill } from '@duijie/taxonomy';
import type { FacetCounts, FacetName } from './shared-opening.ts';

const nameOf: Record<FacetName, (code: string) => Text | undefined> = {
  kind: () => undefined,
  circle: (code) => circle(code)?.names,
  province: regionName,
  major: majorGroupName,
  skill: (code) => skill(code)?.names,
};

interface NamedCount {
  readonly code: string;
  readonly count: number;
  readonly name?: Text;
}

/** The counts with the names of their codes, for those who show them to people. */
export function namedFacets(facets: FacetCounts): Record<FacetName, NamedCount[]> {
  const named = (facet: FacetName): NamedCount[] =>
    facets[facet].map((value) => {
      const name = nameOf[facet](value.code);
      return name ? { ...value, name } : value;
    });
  return {
    kind: named('kind'),
    circle: named('circle'),
    province: named('province'),
    major: named('major'),
    skill: named('skill'),
  };
}
