export { matching } from './matching.module.ts';
// The kernel alone, which benchmarks measure, and the plain reference, by which they judge its answers.
export { compileOpening } from './kernel/compile.ts';
export type { CompiledOpening } from './kernel/compile.ts';
export { Matcher } from './kernel/matcher.ts';
export { StandingLists } from './kernel/standing-lists.ts';
export { RematchThreads } from './shortlists/rematch-threads.service.ts';
export { explain } from './fit/explanation.ts';
export { referenceShortlist, studentList } from './fit/reference.ts';
export type { ShortlistItem } from './fit/reference.ts';
export { shippedTaxonomy } from './fit/shipped-taxonomy.ts';
export type { Graduate, Opening, Recognition, Taxonomy, World } from './fit/world.ts';
// The allocation alone, likewise.
export { allocate } from './allocation/allocation.ts';
export { assign } from './allocation/assignment.ts';
export type { Assignment } from './allocation/assignment.ts';
export { commitmentOf } from './allocation/draw.ts';
export { frozenInputs } from './allocation/inputs.ts';
export { costOf, isLast, numbered, openingOf, packedWish } from './allocation/market.ts';
export type { Market } from './allocation/market.ts';
export { plainAllocation } from './allocation/plain.ts';
export type { FrozenInputs } from './allocation/problem.ts';
