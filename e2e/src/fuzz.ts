// `npm run test:fuzz`: Schemathesis over the documents of every service, as every role, against a platform of its own.
// Ends with 1 when an answer was not as its document says. `--cases` for a long run, `--seconds` for a short one.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from '@duijie/testing/native';
import type { Client, Json } from './client.ts';
import { documentFor } from './fuzz-document.ts';
import { oneOfEach } from './one-of-each.ts';
import { operationsOf } from './operations.ts';
import { aWorld } from './world.ts';

const version = '4.32.5';
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

const folder = join(root, '.cache', 'fuzz');

/** Schemathesis in a Python environment of its own; made at the first run. */
function schemathesis(): string {
  const environment = join(root, '.cache', `schemathesis-${version}`);
  const command = join(environment, 'bin', 'schemathesis');
  if (existsSync(command)) return command;
  process.stdout.write(`Installing Schemathesis ${version} …\n`);
  for (const [program, ...given] of [
    ['python3', '-m', 'venv', environment],
    [join(environment, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`],
  ] as [string, ...string[]][]) {
    const { status } = spawnSync(program, given, { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${program} has failed. Python 3 with venv is needed, and a package index.`);
  }
  return command;
}

interface Outcome {
  readonly cases: number;
  readonly failed: boolean;
}

/** One run as one role; what it found is printed as Schemathesis says it. */
async function fuzz(command: string, url: string, role: Role, seed: number, budgetS: number): Promise<Outcome> {
  const report = join(folder, `${role.name}.report.json`);
  // Not waited for in a way that holds this process up: it takes what the platform prints.
  const { failure, stdout, stderr } = await ended(command, [
    ...['--config-file', join(root, 'e2e', 'schemathesis.toml'), 'run', role.file, '--url', url],
    ...['--header', `Authorization: Bearer ${role.client.token}`, '--seed', String(seed), '--no-color'],
    ...['--max-examples', '20', '--suppress-health-check', 'all', '--request-timeout', '30', '--warnings', 'off'],
    ...['--max-time', String(budgetS), '--generation-database', 'none', '--report', 'json'],
    ...['--report-json-path', report],
  ]);
  const told = JSON.parse(readFileSync(report, 'utf8')) as Json;
  const { generated } = told.test_cases;
  process.stdout.write(`${role.name}: seed ${seed}, ${told.operations.tested} operations, ${generated} cases\n`);
  if (failure) process.stdout.write(`${stdout}\n${stderr}\n`);
  return { cases: generated, failed: failure || told.errors.length > 0 || generated === 0 };
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

interface Role {
  readonly name: string;
  readonly client: Client;
  readonly file: string;
  readonly size: number;
}

const command = schemathesis();
mkdirSync(folder, { recursive: true });
const unlimited = { REQUESTS_PER_MINUTE: '0', ANONYMOUS_REQUESTS_PER_MINUTE: '0', FAILED_SIGN_INS_PER_MINUTE: '0' };
const world = await aWorld({ environment: unlimited });
let total = 0;
let failed = false;
try {
  const { members, platform } = world;
  const ids = await oneOfEach(world);
  const { document, operations } = await operationsOf(members.operator);
  // Operators come last: they may end what the others need.
  const clients: [string, Client][] = [
    ['student', await members.studentKey(ids['graduates'] ?? '')],
    ['college', members.college],
    ['enterprise', members.enterprise],
    ['operator', members.operator],
  ];
  const roles = clients.map(([name, client]): Role => {
    const file = join(folder, `${name}.openapi.json`);
    const own = documentFor(name, document, operations, ids);
    writeFileSync(file, JSON.stringify(own));
    return { name, client, file, size: Object.keys(own.paths).length };
  });
  const sizes = roles.reduce((sum, { size }) => sum + size, 0);
  /** Time by the number of paths: whoever may do more is asked more. */
  const budgetOf = ({ size }: Role) => Math.max(2, Math.round(((seconds || 240) * size) / sizes));
  for (let seed = firstSeed; total < cases && (seed === firstSeed || seconds === 0); seed += 1) {
    for (const role of roles) {
      const outcome = await fuzz(command, platform.url, role, seed, budgetOf(role));
      total += outcome.cases;
      failed ||= outcome.failed;
    }
    if (failed) break;
  }
} finally {
  await world.platform.stop();
}
process.stdout.write(`${total} cases${failed ? ', with findings' : ', all answered as the documents say'}\n`);
process.exit(failed ? 1 : 0);
