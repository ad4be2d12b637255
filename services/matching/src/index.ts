export { matching } from './matching.module.ts';
// The kernel alone, which benchmarks measure, and the plain reference, by which they judge its answers.
export { compileOpening } from './kernel/compile.ts';
export { Matcher } from './kernel/matcher.ts';
export { referenceShortlist } from './fit/reference.ts';
export type { ShortlistItem } from './fit/reference.ts';
export { shippedTaxonomy } from './fit/shipped-taxonomy.ts';
export type { Graduate, Opening, Recognition, Taxonomy, World } from './fit/world.ts';
