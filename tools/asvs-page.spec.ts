import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const page = readFileSync(new URL('../docs/asvs.md', import.meta.url), 'utf8');
const verdicts = ['met', 'partly', 'not met', 'not applicable'];
const rows = [...page.matchAll(/^\| (\d+\.\d+\.\d+) +\| .+? +\| (.+?) +\| (.+?) +\|$/gm)].map(
  ([, id = '', verdict = '', where = '']) => ({ id, verdict, where }),
);

describe('docs/asvs.md', () => {
  it('has each requirement once, with a verdict and a reason', () => {
    expect(rows.length).toBeGreaterThan(200);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(rows.filter(({ verdict }) => !verdicts.includes(verdict))).toEqual([]);
    expect(rows.filter(({ where }) => where.trim() === '')).toEqual([]);
  });

  it.each(verdicts)('counts its rows: %s', (verdict) => {
    const counted = new RegExp(`^\\| ${verdict} +\\| (\\d+) +\\|$`, 'm').exec(page)?.[1];
    expect(Number(counted)).toBe(rows.filter((row) => row.verdict === verdict).length);
  });

  it('counts all, and lists at the top what is not met', () => {
    expect(Number(/^\| all +\| (\d+) +\|$/m.exec(page)?.[1])).toBe(rows.length);
    const listed = [...page.matchAll(/^- \*\*(\d+\.\d+\.\d+)\*\* /gm)].map(([, id]) => id);
    expect(listed).toEqual(rows.filter(({ verdict }) => verdict === 'not met').map(({ id }) => id));
  });
});
