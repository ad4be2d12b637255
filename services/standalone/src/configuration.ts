import { readFileSync, writeFileSync } from 'node:fs';
import { variablesOf } from '@duijie/platform';
import { services } from './standalone.ts';

const readme = new URL('../../../README.md', import.meta.url);
const marked = /(<!-- variables:[^\n]*-->\n)[\s\S]*?(<!-- \/variables -->)/;

/** Every environment variable of every service as a table, the shared ones first. */
export function configurationTable(): string {
  const rows = new Map<string, { means: string; fallback: unknown; of: string[] }>();
  for (const plan of services) {
    for (const { name, means, fallback } of variablesOf(plan.config)) {
      const row = rows.get(name) ?? { means, fallback, of: [] };
      rows.set(name, { ...row, of: [...row.of, plan.name] });
    }
  }
  const lines = [...rows].map(([name, { means, fallback, of }]) => {
    const only = of.length === services.length ? '' : ` (${of.join(', ')})`;
    return `| \`${name}\` | ${fallback === undefined ? '' : `\`${String(fallback)}\``} | ${means}${only} |`;
  });
  return ['| variable | default | what it decides |', '| --- | --- | --- |', ...lines].join('\n');
}

/** The README as it should be. */
export function readmeWithTable(): { now: string; wanted: string } {
  const now = readFileSync(readme, 'utf8');
  return { now, wanted: now.replace(marked, `$1\n${configurationTable()}\n\n$2`) };
}

if (process.argv[1]?.endsWith('configuration.ts')) writeFileSync(readme, readmeWithTable().wanted);
