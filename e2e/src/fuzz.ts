// `npm run test:fuzz`: every service's OpenAPI document is validated, and Schemathesis asks what they describe, as every
// role, against a platform of its own. Ends with 1 when a document is not valid, or when an answer was not as it says.
// `--cases` for a long run, `--seconds` for a short one.
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual, parseArgs } from 'node:util';
import { root } from '@duijie/testing/native';
import type { Json } from './client.ts';
import { documentFor } from './fuzz-document.ts';
import { oneOfEach } from './one-of-each.ts';
import { operationsOf } from './operations.ts';
import { admitOutsider } from './outsiders.ts';
import { pythonTools } from './python-tools.ts';
import { aWorld } from './world.ts';
import type { World } from './world.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '5000' },
    /** Stops then, however many cases there were. */
    seconds: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
  },
});
const [cases, seconds, firstSeed] = (['cases', 'seconds', 'seed'] as const).map((name) => {
  if (!/^\d{1,7}$/.test(values[name])) throw new Error(`--${name} ${values[name]}: write a whole number`);
  return Number(values[name]);
}) as [number, number, number];

/** A part of the time for each, so that a short run comes to the last as well: acts that follow from one another. */
const phases: readonly [name: string, share: number][] = [
  ['examples,coverage,fuzzing', 0.7],
  ['stateful', 0.3],
];
/** Less is not enough for Schemathesis to begin. */
const leastS = 3;
const usualS = 240;

const folder = join(root, '.cache', 'fuzz');
const tools = pythonTools();

interface Role {
  readonly name: string;
  /** Visitors have none. */
  readonly token: string | undefined;
  readonly file: string;
  readonly size: number;
}

interface Outcome {
  readonly cases: number;
  readonly failed: boolean;
}

/** One phase as one role; what it found is printed as Schemathesis says it. */
async function fuzz(url: string, role: Role, phase: string, seed: number, budgetS: number): Promise<Outcome> {
  const report = join(folder, `${role.name}.report.json`);
  // Not waited for in a way that holds this process up: it takes what the platform prints.
  rmSync(report, { force: true });
  const { stdout, stderr } = await ended(tools.schemathesis, [
    ...['--config-file', join(root, 'e2e', 'schemathesis.toml'), 'run', role.file, '--url', url],
    // The other methods of a visitor's path are there for others: 401 comes before 405.
    ...(role.token === undefined
      ? ['--exclude-checks', 'unsupported_method']
      : ['--header', `Authorization: Bearer ${role.token}`]),
    ...['--phases', phase, '--seed', String(seed), '--no-color'],
    ...['--max-examples', '20', '--suppress-health-check', 'all', '--request-timeout', '30', '--warnings', 'off'],
    ...['--max-time', String(budgetS), '--generation-database', 'none', '--report', 'json'],
    ...['--report-json-path', report],
  ]);
  const told = JSON.parse(readFileSync(report, 'utf8')) as Json;
  const { generated } = told.test_cases;
  process.stdout.write(`${role.name}, ${phase}: seed ${seed}, ${role.size} operations, ${generated} cases\n`);
  const failed = told.failures.length > 0 || told.errors.length > 0;
  if (failed) process.stdout.write(`${stdout}\n${stderr}\n`);
  return { cases: generated, failed };
}

interface Ended {
  readonly failure: boolean;
  readonly stdout: string;
  readonly stderr: string;
}

function ended(program: string, given: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(program, given, { cwd: folder, maxBuffer: 64 * 1_048_576 }, (error, stdout, stderr) =>
      resolve({ failure: error !== null, stdout, stderr }),
    );
  });
}

function written(name: string, document: object): string {
  const file = join(folder, `${name}.openapi.json`);
  writeFileSync(file, JSON.stringify(document));
  return file;
}

/** Whether the documents, each service's and that of all, are OpenAPI 3.1, and the platform shows the latter. */
async function areValid(shown: object): Promise<boolean> {
  const own = join(folder, 'services');
  const made = await ended(process.execPath, [
    join(root, 'tools', 'start.mjs'),
    join(root, 'services', 'standalone', 'src', 'openapi.ts'),
    own,
  ]);
  if (made.failure) throw new Error(`${made.stdout}\n${made.stderr}`);
  if (!isDeepStrictEqual(shown, JSON.parse(readFileSync(join(own, 'all.json'), 'utf8')))) {
    process.stdout.write('What the platform shows is not the union of what its services show.\n');
    return false;
  }
  const files = readdirSync(own).map((name) => join(own, name));
  const { failure, stdout, stderr } = await ended(tools.validator, [
    '--schema',
    '3.1',
    '--validation-errors',
    'all',
    ...files,
  ]);
  process.stdout.write(failure ? `${stdout}\n${stderr}\n` : `${files.length} documents are valid OpenAPI 3.1\n`);
  return !failure;
}

async function rolesOf(
  world: World,
  document: Json,
  operations: Awaited<ReturnType<typeof operationsOf>>['operations'],
) {
  const { members } = world;
  const ids = await oneOfEach(world);
  const tokens: [string, string | undefined][] = [['visitor', undefined]];
  for (const role of ['association', 'government', 'evaluator', 'ops'] as const) {
    tokens.push([role, (await admitOutsider(world, role, role, '')).key]);
  }
  tokens.push(['student', (await members.studentKey(ids['graduates'] ?? '')).token]);
  // Operators come last: they may end what the others need.
  for (const role of ['college', 'enterprise', 'operator'] as const) tokens.push([role, members[role].token]);
  return tokens.map(([name, token]): Role => {
    const own = documentFor(name, document, operations, ids);
    const size = Object.values<Json>(own.paths).reduce(
      (sum: number, item) => sum + Object.keys(item as object).length,
      0,
    );
    return { name, token, file: written(name, own), size };
  });
}

mkdirSync(folder, { recursive: true });
const unlimited = { REQUESTS_PER_MINUTE: '0', ANONYMOUS_REQUESTS_PER_MINUTE: '0', FAILED_SIGN_INS_PER_MINUTE: '0' };
const world = await aWorld({ environment: unlimited });
let total = 0;
let failed: boolean;
try {
  const { document, operations } = await operationsOf(world.members.operator);
  failed = !(await areValid(document));
  const roles = await rolesOf(world, document, operations);
  const sizes = roles.reduce((sum, { size }) => sum + size, 0);
  /** Time by the number of operations: whoever may do more is asked more. */
  const budgetOf = ({ size }: Role, share: number) =>
    Math.max(leastS, Math.round(((seconds || usualS) * share * size) / sizes));
  for (let seed = firstSeed; total < cases && (seed === firstSeed || seconds === 0); seed += 1) {
    for (const role of roles) {
      for (const [phase, share] of phases) {
        const outcome = await fuzz(world.platform.url, role, phase, seed, budgetOf(role, share));
        total += outcome.cases;
        failed ||= outcome.failed;
      }
    }
    if (failed) break;
  }
} finally {
  await world.platform.stop();
}
process.stdout.write(`${total} cases${failed ? ', with findings' : ', all answered as the documents say'}\n`);
process.exit(failed || total === 0 ? 1 : 0);
