import { setTimeout as pause } from 'node:timers/promises';
import type { Graduate } from '@duijie/matching';
import type { Connections } from './connections.ts';
import { published, wanted } from './platform.ts';
import type { Client, Json } from './platform.ts';
import type { Run } from './run.ts';
import type { Line } from './table.ts';
import { probeOpening, probeSkills } from './world.ts';

/** A list that was told is not told again for a second; the second round of changes waits for that. */
const listPauseMs = 1_500;
const limitMs = 30_000;

interface Parties {
  readonly college: Client;
  readonly enterpriseToken: string;
  studentKeyText(graduateId: string): Promise<string>;
}

interface Probe {
  readonly index: number;
  readonly openingId: string;
  readonly graduate: Graduate;
}

/** One changed profile at a time: how long until the list has followed, and until the person is told. */
export async function changedProfiles(
  { size, year }: Run,
  members: Parties,
  enterprise: Connections,
  graduates: readonly Graduate[],
): Promise<Line[]> {
  const consenting = graduates.filter(({ consents }) =>
    consents?.some(({ purpose, state }) => purpose === 'matching' && state === 'granted'),
  );
  const probes: Probe[] = [];
  for (let index = 0; index < size.changes; index += 1) {
    const graduate = consenting[index];
    if (!graduate) throw new Error('There are fewer graduates than changes.');
    probes.push({ index, graduate, openingId: await published(enterprise, probeOpening(index, year)) });
  }
  await listsAre(enterprise, probes, 0);
  const notified: number[] = [];
  const shortlisted: number[] = [];
  for (const probe of probes) notified.push(await untilNotified(probe, members, enterprise));
  await pause(listPauseMs);
  for (const probe of probes) shortlisted.push(await untilUnlisted(probe, members, enterprise));
  const note = `${probes.length} changes, one at a time, from the request on`;
  return [
    { bench: 'end-to-end', what: 'changed profile → shortlist', latencies: shortlisted, note },
    { bench: 'end-to-end', what: 'changed profile → notification', latencies: notified, note },
  ];
}

/** The graduate gains what the probe asks for; ends when their event stream tells of it. */
async function untilNotified(
  { index, graduate, openingId }: Probe,
  members: Parties,
  to: Connections,
): Promise<number> {
  const authorization = `Bearer ${await members.studentKeyText(graduate.id)}`;
  let heard = '';
  let arrived: (() => void) | undefined;
  const hangUp = await to.follow('/v1/notifications/stream', { authorization }, (text) => {
    heard += text;
    if (heard.includes(openingId)) arrived?.();
  });
  const told = new Promise<void>((resolve) => (arrived = resolve));
  const late = new AbortController();
  try {
    const skills = [...(graduate.skills ?? []), ...probeSkills(index).map((skill) => ({ skill, level: 3 }))];
    const revise = await revision(members.college, graduate.id, skills);
    const start = performance.now();
    await Promise.all([revise(), Promise.race([told, tooLate(late.signal)])]);
    return performance.now() - start;
  } finally {
    late.abort();
    hangUp();
  }
}

/** The graduate loses it again; ends when the opening's list is seen without them. */
async function untilUnlisted({ graduate, openingId }: Probe, members: Parties, to: Connections): Promise<number> {
  const revise = await revision(members.college, graduate.id, graduate.skills ?? []);
  const start = performance.now();
  const changed = revise();
  while ((await listed(to, openingId)).includes(graduate.id)) {
    if (performance.now() - start > limitMs) throw new Error('The shortlist did not follow.');
  }
  const took = performance.now() - start;
  await changed;
  return took;
}

/** Makes ready a change of the graduate's skills, and gives the act that sends it. */
async function revision(college: Client, graduateId: string, skills: readonly { skill: string; level: number }[]) {
  const path = `/v1/graduates/${graduateId}`;
  const etag = (await college.get(path)).headers.get('etag') ?? '';
  const body = { skills: skills.map(({ skill, level }) => ({ skill, level })) };
  return () => wanted(200, college.patch(path, body, { 'if-match': etag }));
}

async function listed(enterprise: Connections, openingId: string): Promise<string[]> {
  const { items } = await enterprise.send<Json>(200, 'GET', `/v1/openings/${openingId}/matches`);
  return items.map(({ graduateId }: Json) => graduateId);
}

/** Waits until matching knows all the probes, with lists of that length. */
async function listsAre(enterprise: Connections, probes: readonly Probe[], length: number): Promise<void> {
  for (const { openingId } of probes) {
    const limit = performance.now() + limitMs;
    for (;;) {
      const found = await listed(enterprise, openingId).catch(() => undefined);
      if (found?.length === length) break;
      if (performance.now() > limit) throw new Error(`The probe ${openingId} has ${found?.length} graduates.`);
      await pause(20);
    }
  }
}

async function tooLate(signal: AbortSignal): Promise<never> {
  await pause(limitMs, undefined, { signal });
  throw new Error('The notification did not come.');
}
