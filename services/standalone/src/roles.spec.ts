import { expect, it } from '@jest/globals';
import { pageWithRoles } from './roles.ts';

it('docs/roles.md says of every route whom the code lets in (npm run docs:roles)', () => {
  const { now, wanted } = pageWithRoles();
  expect(wanted.match(/^\| `/gm)?.length).toBeGreaterThan(100);
  expect(now).toBe(wanted);
});
