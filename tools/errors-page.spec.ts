import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const workspace = fileURLToPath(new URL('..', import.meta.url));
const page = readFileSync(`${workspace}docs/errors.md`, 'utf8');

/** The sources that answer requests; standalone only starts them, and its demo asks. */
const folders = [
  ...readdirSync(`${workspace}services`)
    .filter((name) => name !== 'standalone')
    .map((name) => `services/${name}/src`),
  'libs/domain/src',
  'libs/platform/src',
];
const sources = folders.flatMap((folder) =>
  readdirSync(`${workspace}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
    .map((path) => readFileSync(`${workspace}${folder}/${path}`, 'utf8')),
);

function found(pattern: RegExp): string[] {
  const codes = sources.flatMap((source) => [...source.matchAll(pattern)].map(([, code]) => code ?? ''));
  return [...new Set(codes)].sort();
}

/** The codes of the first column of the tables under a heading. */
function listed(heading: string): string[] {
  const section = page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
  return [...section.matchAll(/^\| `([^`<]+)` \|/gm)].map(([, code]) => code ?? '').sort();
}

describe('docs/errors.md', () => {
  const sheets = found(/refuse\(\s*'[a-z-]+',\s*'([a-z-]+)'/g);
  const rows = found(/^ {2}'?([a-z-]+)'?: (?:error|review|warning)\(/gm);

  it('lists every code of a sheet that is refused, and no other', () => {
    expect(listed('Sheets that are refused as a whole')).toEqual(sheets);
  });

  it('lists every code of a row, and no other', () => {
    expect(listed('Rows of a sheet')).toEqual(rows);
  });

  it('lists every code of a field, and no other', () => {
    const literal = found(/\bcode: '([a-z-]+)'/g);
    const positional = found(/\bwrong\(\s*[^,]+,\s*'([a-z-]+)'/g);
    expect(listed('Fields')).toEqual([...new Set([...literal, ...positional])].sort());
  });

  it('lists every problem that no form of every noun covers', () => {
    const named = found(/new DomainError\(\s*(?:'[a-z-]+'|\w+),\s*'([a-z.-]+)'/g);
    const access = found(/\brefused\('([a-z-]+)',/g).map((code) => `access.${code}`);
    const covered = [...listed('Problems'), ...sheets.map((code) => `upload.${code}`)];
    const missing = [...named, ...access].filter((code) => !covered.includes(code));
    expect(missing.filter((code) => !/\.(not-found|invalid)$/.test(code))).toEqual([]);
  });

  it('lists no problem that nobody answers', () => {
    const all = sources.join('\n');
    const answered = (code: string) => {
      const [noun = '', what = ''] = code.split('.');
      if (all.includes(`'${code}'`)) return true;
      if (what === 'invalid' && all.includes(`invalid('${noun}'`)) return true;
      return noun === 'access' ? all.includes(`refused('${what}'`) : noun === 'request' && all.includes(`'${what}'`);
    };
    expect(listed('Problems').filter((code) => !answered(code))).toEqual([]);
  });
});
