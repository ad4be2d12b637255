export { candidate } from './candidate.module.ts';
// The reading alone, which benchmarks measure beside a bare parser.
export { readSheet } from './sheets/sheet.ts';
