import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const workspace = fileURLToPath(new URL('..', import.meta.url));
const cruiser = join(workspace, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

type Tree = Record<string, string>;

const packages = {
  '@duijie/domain': 'libs/domain',
  '@duijie/contracts': 'libs/contracts',
  '@duijie/taxonomy': 'libs/taxonomy',
  '@duijie/platform': 'libs/platform',
  '@duijie/demand': 'services/demand',
  '@duijie/registry': 'services/registry',
} as const;
const foreign = ['@nestjs/common', 'mongoose', 'ulid', 'yauzl', 'class-validator'];

/** A small workspace of our shape in which every import is allowed. */
const allowed: Tree = {
  'libs/domain/src/index.ts': "import { ulid } from 'ulid';\nexport const id = ulid;",
  'libs/contracts/src/index.ts':
    "import { IsInt } from 'class-validator';\nexport { id } from '@duijie/domain';\nexport { IsInt };",
  'libs/taxonomy/src/index.ts': "export { id as code } from '@duijie/domain';",
  'libs/platform/src/index.ts': "import mongoose from 'mongoose';\nimport '@duijie/contracts';\nexport { mongoose };",
  'services/registry/src/index.ts': 'export const registry = 1;',
  'services/matching/src/kernel/matcher.ts': 'export const matcher = 1;',
  'services/matching/src/fairness/attributes.ts': "export { matcher as seen } from '../kernel/matcher.ts';",
  'services/demand/src/main.ts': "import '@duijie/platform';\nimport './demand.module.ts';",
  'services/demand/src/index.ts': "export * from './demand.module.ts';",
  'services/demand/src/demand.module.ts': "import '@nestjs/common';\nimport './openings/openings.controller.ts';",
  'services/demand/src/openings/opening.ts':
    "import { hash } from 'node:crypto';\nimport '@duijie/domain';\nimport '@duijie/contracts';\nimport '@duijie/taxonomy';\nimport './seats.ts';\nexport const opening = hash;",
  'services/demand/src/openings/seats.ts': 'export const seats = 1;',
  'services/demand/src/openings/opening.schema.ts': "import 'mongoose';\nexport const schema = 1;",
  'services/demand/src/openings/openings.store.ts': "import 'mongoose';\nimport './opening.schema.ts';",
  'services/demand/src/openings/openings.service.ts': "import './openings.store.ts';\nimport './opening.ts';",
  'services/demand/src/openings/openings.controller.ts': "import './openings.service.ts';",
  'services/candidate/src/sheets/zip.ts':
    "import yauzl from 'yauzl';\nimport { Worker } from 'node:worker_threads';\nexport { yauzl, Worker };",
  'services/standalone/src/all.ts': "import '@duijie/demand';\nimport '@duijie/registry';",
};

/** Each planted file breaks one rule, and no other. */
const breaches: readonly { rule: string; how: string; file: string; source: string }[] = [
  {
    rule: 'services-meet-only-in-events',
    how: 'a service calls another by name',
    file: 'services/demand/src/planted/others.service.ts',
    source: "import '@duijie/registry';",
  },
  {
    rule: 'services-meet-only-in-events',
    how: 'a service reaches into the folder of another',
    file: 'services/demand/src/planted/neighbours.service.ts',
    source: "import '../../../registry/src/index.ts';",
  },
  {
    rule: 'libs-know-no-service',
    how: 'a library asks a service',
    file: 'libs/taxonomy/src/planted.ts',
    source: "import '@duijie/registry';",
  },
  {
    rule: 'domain-lib-stands-alone',
    how: 'the domain asks another library',
    file: 'libs/domain/src/planted.ts',
    source: "import '@duijie/taxonomy';",
  },
  {
    rule: 'domain-lib-stands-alone',
    how: 'the domain reads a file',
    file: 'libs/domain/src/planted-file.ts',
    source: "import 'node:fs';",
  },
  {
    rule: 'contracts-know-only-the-domain',
    how: 'a contract knows the platform',
    file: 'libs/contracts/src/planted.ts',
    source: "import '@duijie/platform';",
  },
  {
    rule: 'contracts-know-only-the-domain',
    how: 'a contract knows Nest, be it by a type only',
    file: 'libs/contracts/src/planted-type.ts',
    source: "import type { Type } from '@nestjs/common';\nexport type T = Type;",
  },
  {
    rule: 'rules-are-plain',
    how: 'a rule carries Nest',
    file: 'services/demand/src/planted/nest.ts',
    source: "import '@nestjs/common';",
  },
  {
    rule: 'rules-are-plain',
    how: 'a rule knows the platform',
    file: 'services/demand/src/planted/platform.ts',
    source: "import '@duijie/platform';",
  },
  {
    rule: 'rules-are-plain',
    how: 'a rule knows a service class',
    file: 'services/demand/src/planted/plumbing.ts',
    source: "import '../openings/openings.service.ts';",
  },
  {
    rule: 'rules-are-plain',
    how: 'a rule imports the wiring',
    file: 'services/demand/src/planted/wiring.ts',
    source: "import '../index.ts';",
  },
  {
    rule: 'rules-are-plain',
    how: 'a rule reads a file',
    file: 'services/demand/src/planted/file.ts',
    source: "import 'node:fs';",
  },
  {
    rule: 'rules-are-plain',
    how: 'what the sheet reader may use is used elsewhere',
    file: 'services/demand/src/planted/zip.ts',
    source: "import 'yauzl';",
  },
  {
    rule: 'rules-are-plain',
    how: 'the sheet reader takes more than was named',
    file: 'services/candidate/src/sheets/planted.ts',
    source: "import '@nestjs/common';",
  },
  {
    rule: 'only-the-store-knows-the-schema',
    how: 'a service class queries by mongoose',
    file: 'services/demand/src/planted/mongo.service.ts',
    source: "import 'mongoose';",
  },
  {
    rule: 'doors-go-through-the-service',
    how: 'a controller asks the store',
    file: 'services/demand/src/planted/planted.controller.ts',
    source: "import '../openings/openings.store.ts';",
  },
  {
    rule: 'doors-go-through-the-service',
    how: 'a consumer asks the store',
    file: 'services/demand/src/planted/planted.consumer.ts',
    source: "import '../openings/openings.store.ts';",
  },
  {
    rule: 'no-score-knows-who-people-are',
    how: 'the kernel reads the attributes of people',
    file: 'services/matching/src/kernel/planted.ts',
    source: "import '../fairness/attributes.ts';",
  },
  {
    rule: 'no-circles',
    how: 'two files import each other',
    file: 'services/demand/src/planted/egg.ts',
    source: "import './hen.ts';\nexport const egg = 1;",
  },
  {
    rule: 'nothing-unknown',
    how: 'an import leads nowhere',
    file: 'services/demand/src/planted/lost.service.ts',
    source: "import './absent.ts';",
  },
];
const hen: Tree = { 'services/demand/src/planted/hen.ts': "import { egg } from './egg.ts';\nexport const hen = egg;" };

let folder: string;

function write(tree: Tree): void {
  for (const [path, source] of Object.entries(tree)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `${source}\n`);
  }
}

function build(): void {
  for (const file of ['architecture.cjs', 'tsconfig.json', 'tsconfig.base.json']) {
    copyFileSync(join(workspace, file), join(folder, file));
  }
  for (const [name, path] of Object.entries(packages)) {
    const exports = { '.': { 'duijie-source': './src/index.ts', default: './dist/index.js' } };
    write({ [`${path}/package.json`]: JSON.stringify({ name, type: 'module', exports }) });
    mkdirSync(join(folder, 'node_modules/@duijie'), { recursive: true });
    symlinkSync(join(folder, path), join(folder, 'node_modules', name), 'dir');
  }
  for (const name of foreign) {
    write({
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, main: 'dist/index.js' }),
      [`node_modules/${name}/dist/index.js`]: 'export default {};',
    });
  }
  write(allowed);
}

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function violations(): readonly Violation[] {
  const run = spawnSync(
    process.execPath,
    [cruiser, '--config', 'architecture.cjs', '--output-type', 'json', 'services', 'libs'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 26 },
  );
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser says: ${run.stderr || run.stdout}`);
  return (JSON.parse(run.stdout) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('Who may import whom', () => {
  let clean: readonly Violation[];
  let broken: readonly Violation[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'duijie-architecture-'));
    build();
    clean = violations();
    write({ ...Object.fromEntries(breaches.map(({ file, source }) => [file, source])), ...hen });
    broken = violations();
  }, 60_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('lets pass what the architecture allows', () => {
    expect(clean).toEqual([]);
  });

  it.each(breaches)('$rule answers when $how', ({ rule, file }) => {
    const answers = broken.filter((violation) => violation.from === file).map((violation) => violation.rule.name);
    expect([...new Set(answers)]).toEqual([rule]);
  });

  it('blames nothing but what was planted', () => {
    const planted = [...breaches.map(({ file }) => file), ...Object.keys(hen)];
    expect(broken.filter((violation) => !planted.includes(violation.from))).toEqual([]);
  });
});
