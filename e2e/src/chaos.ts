// `npm run chaos`: the long version of crash.story.ts. One line of JSON per scenario; ends with 1 when one is not clean.
import { parseArgs } from 'node:util';
import { isClean } from './audit.ts';
import { clusterKills } from './cluster-chaos.ts';
import { embeddedKills } from './embedded-chaos.ts';
import type { Outcome } from './embedded-chaos.ts';
import { powerCuts } from './power-cuts.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    'broker-kills': { type: 'string', default: '20' },
    'each-failpoint': { type: 'string', default: '2' },
    'power-cuts': { type: 'string', default: '0' },
    engine: { type: 'string', default: 'both' },
    seed: { type: 'string', default: '1' },
    rows: { type: 'string', default: '200' },
    // Takes what the processes of the cluster print.
    log: { type: 'string' },
  },
});

const [seed, kills, brokerKills, cuts, eachFailpoint, rows] = [
  whole('seed'),
  whole('kills'),
  whole('broker-kills'),
  whole('power-cuts'),
  whole('each-failpoint'),
  whole('rows'),
];

/** Findings beyond these say nothing new. */
const mostFindings = 20;
let failed = false;

function whole(name: Exclude<keyof typeof values, 'engine' | 'log'>): number {
  const text = values[name];
  if (!/^\d{1,6}$/.test(text)) throw new Error(`--${name} ${text}: write a whole number`);
  return Number(text);
}

async function scenario(name: string, run: () => Promise<Outcome>): Promise<void> {
  const begun = performance.now();
  const seconds = (): number => Math.round((performance.now() - begun) / 100) / 10;
  try {
    const outcome = await run();
    const { counters, findings, notReached, ...rest } = outcome;
    const passed = isClean(outcome) && notReached.length === 0;
    failed ||= !passed;
    say({ scenario: name, seed, passed, seconds: seconds(), ...rest, ...counters, notReached });
    for (const text of findings.slice(0, mostFindings)) process.stderr.write(`${name}: ${text}\n`);
  } catch (error) {
    failed = true;
    say({ scenario: name, seed, passed: false, seconds: seconds(), error: String(error) });
  }
}

function say(line: object): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}

if (!['embedded', 'cluster', 'both'].includes(values.engine)) {
  throw new Error(`--engine ${values.engine}: write embedded, cluster or both`);
}
if (values.engine !== 'cluster' && kills > 0) {
  await scenario('kills, embedded', () => embeddedKills({ seed, kills, rows, eachFailpoint }));
}
if (values.engine !== 'cluster' && cuts > 0) {
  await scenario('power cuts, embedded', () => powerCuts({ seed, cuts, rows }));
}
if (values.engine !== 'embedded' && kills + brokerKills > 0) {
  await scenario('kills, cluster', () =>
    clusterKills({ seed, kills, brokerKills, rows, eachFailpoint, ...(values.log ? { logFile: values.log } : {}) }),
  );
}
process.exit(failed ? 1 : 0);
