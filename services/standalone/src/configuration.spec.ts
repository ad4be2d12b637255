import { expect, it } from '@jest/globals';
import { readmeWithTable } from './configuration.ts';

it('the README lists every variable as the code reads it (npm run docs:configuration)', () => {
  const { now, wanted } = readmeWithTable();
  expect(now).toBe(wanted);
});
