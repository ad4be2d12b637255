import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { defaultLimits } from './limits.ts';

it('the limits of a sheet stand in the page for operators', () => {
  const page = readFileSync(new URL('../../../../docs/operations.md', import.meta.url), 'utf8');
  const table = page.split('## Limits of sheets')[1]?.split('\n## ')[0] ?? '';
  const said = [...table.matchAll(/\| ([\d,]+) +\|$/gm)].map(([, number = '']) => Number(number.replaceAll(',', '')));
  expect(said).toEqual(Object.values(defaultLimits));
});
