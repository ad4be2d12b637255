import { setTimeout as pause } from 'node:timers/promises';
import type { PlatformClient } from './client.ts';
import { Refused, eachOf } from './client.ts';
import { makeKey } from './load-members.ts';
import type { MemberIds } from './load-members.ts';
import type { DemoSheet } from './sheet.ts';
import type { Who } from './special-graduates.ts';
import { evaluator, keyOf, studentKey } from './world.ts';
import type { DemoWorld } from './world.ts';

/** How the rows of all sheets were judged. */
export interface RowTotals {
  total: number;
  accepted: number;
  unchanged: number;
  rejected: number;
  needsReview: number;
}

interface StoredUpload {
  readonly id: string;
  readonly state: string;
  readonly rows: RowTotals;
  readonly reasonCode: string | null;
}

interface StoredGraduate {
  readonly id: string;
  readonly revision: number;
  readonly studentNo?: string;
  readonly skills: readonly { readonly evidence: string }[];
  readonly credentials: readonly { readonly credential: string; readonly country: string; readonly state: string }[];
  readonly consents: readonly { readonly purpose: string; readonly state: string }[];
}

/** Uploads the sheet of every college and waits until all rows are judged. */
export async function loadSheets(
  client: PlatformClient,
  world: DemoWorld,
  report: (line: string) => void,
): Promise<RowTotals> {
  const totals: RowTotals = { total: 0, accepted: 0, unchanged: 0, rejected: 0, needsReview: 0 };
  let done = 0;
  await eachOf(
    world.sheets,
    async (sheet) => {
      const { rows } = await upload(client, world, sheet);
      for (const verdict of Object.keys(totals) as (keyof RowTotals)[]) totals[verdict] += rows[verdict];
      done += 1;
      if (done % 10 === 0) report(`  ${totals.total} graduates of ${done} colleges`);
    },
    2,
  );
  return totals;
}

const finished: ReadonlySet<string> = new Set(['completed', 'failed', 'cancelled']);

async function upload(client: PlatformClient, world: DemoWorld, sheet: DemoSheet): Promise<StoredUpload> {
  const as = keyOf(sheet.college);
  const once = `demo-${world.day}-${sheet.college}-${sheet.rows}`;
  const path = `/v1/uploads${sheet.attest ? '?attest=true' : ''}`;
  let stored = await client.post<StoredUpload>(path, { as, body: sheet.bytes, once });
  while (!finished.has(stored.state)) {
    await pause(25);
    stored = await client.get<StoredUpload>(`/v1/uploads/${stored.id}`, as);
  }
  if (stored.state === 'completed') return stored;
  throw new Refused(
    409,
    'upload.failed',
    `The sheet of ${sheet.college} ended as ${stored.state}: ${stored.reasonCode}`,
  );
}

/** What happens to some graduates once they are in: certificates from abroad, attestations, withdrawals, the student's key. */
export async function loadFates(client: PlatformClient, world: DemoWorld, ids: MemberIds): Promise<void> {
  const { student, withdrawals, holdersAbroad } = world.special;
  const people = await peopleOf(client, [student, ...withdrawals, ...holdersAbroad, ...world.attested]);
  for (const [at, holder] of holdersAbroad.entries()) await holdCertificate(client, people(holder), holder, at === 0);
  await eachOf(world.attested, async (who) => {
    const { id, revision, skills } = people(who);
    if (skills.every(({ evidence }) => evidence === 'attested')) return;
    await client.post(`/v1/graduates/${id}/attest`, { as: keyOf(who.college), at: revision, body: {} });
  });
  for (const who of withdrawals) {
    const { id, consents } = people(who);
    if (consents.some(({ purpose, state }) => purpose === 'matching' && state !== 'granted')) continue;
    const body = { purpose: 'matching', state: 'withdrawn' };
    await client.post(`/v1/graduates/${id}/consents`, { as: keyOf(who.college), body });
  }
  if (await client.knows(studentKey)) return;
  const organisation = ids.get(student.college) ?? null;
  const grant = { organisation, role: 'student', label: 'Demo: student', graduate: people(student).id };
  await makeKey(client, world, studentKey, grant);
}

/** A certificate of Kazakhstan, looked up by the evaluator for all but one, who therefore needs information. */
async function holdCertificate(
  client: PlatformClient,
  graduate: StoredGraduate,
  { college }: Who,
  onlyClaimed: boolean,
): Promise<void> {
  const held = graduate.credentials.find(({ country }) => country === 'KZ');
  let revision = graduate.revision;
  const path = `/v1/graduates/${graduate.id}`;
  if (!held) {
    const body = { credentials: [{ credential: 'N-ELECTRICIAN', grade: 'level4', country: 'KZ' }] };
    ({ revision } = await client.patch<StoredGraduate>(path, { as: keyOf(college), at: revision, body }));
  }
  if (onlyClaimed || held?.state === 'verified') return;
  await client.post(`${path}/credentials/N-ELECTRICIAN/verify`, {
    as: keyOf(evaluator),
    at: revision,
    body: { state: 'verified' },
  });
}

/** Finds people by college and number; each college's list is read once. */
async function peopleOf(client: PlatformClient, wanted: readonly Who[]): Promise<(who: Who) => StoredGraduate> {
  const found = new Map<string, StoredGraduate>();
  await eachOf([...new Set(wanted.map(({ college }) => college))], async (college) => {
    for (const graduate of await client.all<StoredGraduate>('/v1/graduates', keyOf(college))) {
      found.set(`${college} ${graduate.studentNo ?? ''}`, graduate);
    }
  });
  return ({ college, studentNo }) => {
    const graduate = found.get(`${college} ${studentNo}`);
    if (!graduate) throw new Refused(404, 'graduate.not-found', `${college} has no graduate ${studentNo}.`);
    return graduate;
  };
}
