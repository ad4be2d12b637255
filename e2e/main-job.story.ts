import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import { wanted } from './src/client.ts';
import type { Client, Json } from './src/client.ts';
import { admitMembers } from './src/members.ts';
import type { Members } from './src/members.ts';
import { clusterPlatform, embeddedPlatform } from './src/platforms.ts';
import type { PlatformUnderTest } from './src/platforms.ts';

const sheet = new URL('./fixtures/graduates-gb18030.csv', import.meta.url);

const nextYear = new Date().getUTCFullYear() + 1;

const opening = {
  kind: 'employment',
  title: { zh: '工业机器人系统运维员', en: 'Industrial robot maintenance' },
  duties: { zh: '机器人工作站的编程、调试与维护' },
  circle: 'MFG',
  seats: 5,
  workplaces: ['120113'],
  pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
  start: `${nextYear}-07-01`,
  validUntil: `${nextYear}-03-31`,
  education: 'higherVocational',
  majors: [{ code: '4603', scope: 'class' }],
  skills: [
    { skill: 'PLC', level: 2, weight: 20, must: true },
    { skill: '工业机器人操作', level: 3, weight: 30 },
  ],
  credentials: [{ credential: 'X-ROBOT-OM', grade: 'intermediate' }],
};

describe.each([
  ['in one process on the embedded engines', () => embeddedPlatform()],
  ['on Kafka and MongoDB, every service on its own', clusterPlatform],
])('the main job, %s', (_, start: () => Promise<PlatformUnderTest>) => {
  let platform: PlatformUnderTest;
  let members: Members;
  let openingId: string;
  let shortlist: Json;
  /** Graduate ids by the last two digits of the student number. */
  let graduates: Map<string, string>;
  let student: Client;

  beforeAll(async () => {
    platform = await start();
    members = await admitMembers(platform);
  }, 180_000);

  afterAll(() => platform.stop(), 60_000);

  const matches = () => wanted(200, members.enterprise.get(`/v1/openings/${openingId}/matches`));
  const ranked = (list: Json): string[] => list.items.map((item: Json) => item.graduateId);

  it('an enterprise posts an opening and publishes it', async () => {
    const draft = await wanted(201, members.enterprise.post('/v1/openings', opening));
    expect(draft).toMatchObject({ state: 'draft', skills: [{ skill: 'PLC' }, { skill: 'ROB-OP' }] });
    openingId = draft.id;
    const published = await eventually(async () => {
      const answer = await members.enterprise.act(`/v1/openings/${openingId}`, 'publish');
      return answer.status === 200 && answer.body;
    });
    expect(published.state).toBe('published');
  });

  it('a college uploads a sheet, sees it progress, and learns what is wrong with which row', async () => {
    const bytes = await readFile(sheet);
    const upload = await eventually(async () => {
      const answer = await members.college.post('/v1/uploads', bytes, { 'content-type': 'text/csv' });
      return answer.status === 202 && answer.body;
    });
    const done = (data: string) => /"state":"(completed|failed|cancelled)"/.test(data);
    const progress = await members.college.stream(`/v1/uploads/${upload.id}/events`, (events) =>
      events.some((event) => done(event.data)),
    );
    expect(progress.length).toBeGreaterThan(0);
    const finished = await wanted(200, members.college.get(`/v1/uploads/${upload.id}`));
    expect(finished).toMatchObject({ state: 'completed', encoding: 'gb18030', progress: 1 });
    expect(finished.rows).toMatchObject({ total: 13, accepted: 10, rejected: 3, unchanged: 0, needsReview: 0 });
    const errors = await wanted<string>(200, members.college.get(`/v1/uploads/${upload.id}/errors`));
    for (const line of ['13', '14', '15']) expect(errors).toMatch(new RegExp(`^\\D?"?${line}"?,`, 'm'));
  });

  it('matching ranks the graduates, and every fit adds up from its contributions', async () => {
    const listed = await wanted(200, members.college.get('/v1/graduates?limit=200'));
    graduates = new Map(listed.items.map((graduate: Json) => [graduate.studentNo.slice(-2), graduate.id]));
    expect(graduates.size).toBe(10);
    shortlist = await eventually(async () => {
      const list = await matches();
      // On the cluster any instance answers, and each hears of the graduates on its own.
      return list.counts.pool >= 10 && list.items.length >= 6 && list;
    });
    // By hand: 06 lacks major and place but holds both skills, 3684; 04 is the reverse, 1473 + 1684 + 526 = 3683.
    const order = ['01', '02', '03', '06', '04', '05'].map((number) => graduates.get(number));
    expect(ranked(shortlist).filter((id) => order.includes(id))).toEqual(order);
    expect(shortlist.counts).toMatchObject({ pool: 10, notEligible: { consent: 1 } });
    for (const item of shortlist.items) {
      const sum = item.contributions.reduce((total: number, part: Json) => total + part.contribution, 0);
      expect(item.fit).toBe(sum);
      expect(item.gates.every((gate: Json) => gate.outcome === 'pass')).toBe(true);
    }
    const why = await wanted(200, members.college.get(`/v1/openings/${openingId}/matches/${graduates.get('07')}`));
    expect(why.outcome).toBe('notEligible');
    expect(why.gates).toContainEqual(expect.objectContaining({ gate: 'skill', outcome: 'fail' }));
  });

  it('a student is told on their stream', async () => {
    student = await members.studentKey(graduates.get('01') as string);
    const events = await student.stream('/v1/notifications/stream', (seen) =>
      seen.some((event) => event.data.includes(openingId)),
    );
    const told = events
      .filter((event) => event.data.includes(openingId))
      .map((event) => JSON.parse(event.data) as Json);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatchObject({ kind: 'shortlisted', about: openingId });
    expect((await wanted(200, student.get('/v1/me'))).graduate).toBe(graduates.get('01'));
  });

  it('a revised opening gives a new shortlist', async () => {
    const etag = (await members.enterprise.get(`/v1/openings/${openingId}`)).headers.get('etag') ?? '';
    const skills = [...opening.skills, { skill: 'ROB-OP', level: 4, must: true }].filter((_skill, i) => i !== 1);
    await wanted(200, members.enterprise.patch(`/v1/openings/${openingId}`, { skills }, { 'if-match': etag }));
    const list = await eventually(async () => {
      const now = await matches();
      return now.openingRevision > shortlist.openingRevision && now.items.length <= 3 && now;
    });
    expect(ranked(list)).toEqual(['01', '02', '06'].map((number) => graduates.get(number)));
  });

  it('a neighbour enterprise finds neither the opening nor its shortlist', async () => {
    expect((await members.neighbour.get(`/v1/openings/${openingId}/matches`)).status).toBe(404);
    expect((await members.neighbour.get(`/v1/openings/${openingId}`)).status).toBe(404);
  });

  it('a suspended enterprise is stopped everywhere, and students are told', async () => {
    const path = `/v1/organisations/${members.enterpriseId}`;
    await wanted(200, members.operator.act(path, 'suspend', { note: '资质复核' }));
    const read = () => members.operator.get(`/v1/openings/${openingId}`);
    await eventually(async () => (await read()).body.state === 'paused');
    expect((await read()).body.pausedBy).toBe('suspension');
    const shared = await wanted(200, members.college.get('/v1/demand/shared'));
    expect(shared.items.map((item: Json) => item.id)).not.toContain(openingId);
    await eventually(async () => (await members.enterprise.get(`/v1/openings/${openingId}`)).status === 401);
    await eventually(async () => {
      const inbox = await wanted(200, student.get('/v1/notifications'));
      return inbox.items.some((item: Json) => item.kind === 'openingPaused' && item.about === openingId);
    });
    await wanted(200, members.operator.act(path, 'reinstate'));
    await eventually(async () => (await read()).body.state === 'published');
  });

  it('a withdrawn consent takes a graduate out of every shortlist', async () => {
    const graduate = graduates.get('01') as string;
    const listed = async () => ranked(await wanted(200, members.operator.get(`/v1/openings/${openingId}/matches`)));
    await eventually(async () => (await listed()).includes(graduate));
    const etag = (await student.get(`/v1/graduates/${graduate}`)).headers.get('etag') ?? '';
    await wanted(
      200,
      student.post(
        `/v1/graduates/${graduate}/consents`,
        { purpose: 'matching', state: 'withdrawn', textVersion: '2026-01' },
        { 'if-match': etag },
      ),
    );
    await eventually(async () => !(await listed()).includes(graduate));
  });
});
