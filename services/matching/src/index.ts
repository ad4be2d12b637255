export { matching } from './matching.module.ts';
// The kernel alone, which benchmarks measure, and the plain reference, by which they judge its answers.
export { compileOpening } from './kernel/compile.ts';
export type { CompiledOpening } from './kernel/compile.ts';
export { Matcher } from './kernel/matcher.ts';
export { StandingLists } from './kernel/standing-lists.ts';
export { explain } from './fit/explanation.ts';
export { referenceShortlist, studentList } from './fit/reference.ts';
export type { ShortlistItem } from './fit/reference.ts';
export { shippedTaxonomy } from './fit/shipped-taxonomy.ts';
export type { Graduate, Opening, Recognition, Taxonomy, World } from './fit/world.ts';
