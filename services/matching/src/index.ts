export { matching } from './matching.module.ts';
// The plain reference, by which benchmarks judge answers; services have no use for it.
export { referenceShortlist } from './fit/reference.ts';
export type { ShortlistItem } from './fit/reference.ts';
export { shippedTaxonomy } from './fit/shipped-taxonomy.ts';
export type { Graduate, Opening, Recognition, Taxonomy, World } from './fit/world.ts';
