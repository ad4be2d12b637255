import { eventually } from '@duijie/testing/native';
import { wanted } from './client.ts';
import type { Client, Json } from './client.ts';
import type { Members } from './members.ts';
import type { Seeded } from './seeded.ts';

const nextYear = new Date().getUTCFullYear() + 1;
const majors = ['460301', '460303', '460305', '460103'];
const skills = ['PLC', 'ROB-OP', 'WELD', 'CNC'];

/** A sheet of graduates who look for order classes and hold some of what these ask for. */
export function anOrderClassSheet(seeded: Seeded, rows: number): Uint8Array {
  const lines = ['学号,姓名,专业代码,性别,出生年月,毕业年月,技能特长,意向地区,实习经历,是否同意推荐'];
  for (let row = 0; row < rows; row += 1) {
    const held = [seeded.pick(skills), ...seeded.some(skills, 50)];
    lines.push(
      [
        String(20_240_000_000 + row),
        `张三${seeded.pick(['丰', '平', '立', '明'])}`,
        seeded.pick(majors),
        seeded.pick(['男', '女']),
        `${nextYear - 21}.${seeded.between(1, 12)}`,
        `${nextYear}.6`,
        [...new Set(held)].map((skill) => `${skill}:${seeded.between(1, 5)}`).join('、'),
        seeded.pick(['天津', '北京', '不限']),
        `MFG:${seeded.between(0, 12)}`,
        '是',
      ].join(','),
    );
  }
  return Buffer.from(`${lines.join('\n')}\n`, 'utf8');
}

export function anOrderClass(seeded: Seeded, number: number, seats: number, minSeats: number): Record<string, unknown> {
  return {
    kind: 'orderClass',
    externalRef: `CLASS-${number}`,
    title: { zh: `工业机器人订单班 ${number}`, en: `Industrial robots ${number}` },
    duties: { zh: '机器人工作站的编程、调试与维护' },
    circle: 'MFG',
    seats,
    minSeats,
    workplaces: [seeded.pick(['120113', '110105', '130102'])],
    pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
    start: `${nextYear}-07-01`,
    validUntil: `${nextYear}-03-31`,
    majors: [{ code: '4603', scope: 'class' }],
    skills: [
      { skill: seeded.pick(skills), level: seeded.between(1, 3), weight: 30, must: seeded.chance(50) },
      { skill: seeded.pick(skills), level: seeded.between(1, 4), weight: 20 },
    ].filter(({ skill }, at, all) => all.findIndex((each) => each.skill === skill) === at),
  };
}

/** College and enterprise may hold order classes together. */
export async function agreeOnOrderClasses({ college, enterprise, collegeId, enterpriseId }: Members): Promise<void> {
  const parties = [collegeId, enterpriseId];
  const request = { type: 'orderClass', parties, title: { zh: '订单班合作协议' } };
  const { id } = await eventually(async () => {
    const answer = await college.post('/v1/agreements', request);
    return answer.status === 201 && answer.body;
  });
  await wanted(200, college.act(`/v1/agreements/${id}`, 'propose'));
  await wanted(200, college.act(`/v1/agreements/${id}`, 'sign'));
  await wanted(200, enterprise.act(`/v1/agreements/${id}`, 'sign'));
}

/** Posts and publishes order classes; answers their ids. */
export async function publishClasses(
  enterprise: Client,
  seeded: Seeded,
  count: number,
  seats: number,
  minSeats: number,
): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 1; number <= count; number += 1) {
    const { id } = await wanted(201, enterprise.post('/v1/openings', anOrderClass(seeded, number, seats, minSeats)));
    await eventually(async () => (await enterprise.act(`/v1/openings/${id}`, 'publish')).status === 200);
    ids.push(id as string);
  }
  return ids;
}

/** Uploads a sheet and waits for its end; answers the graduates' ids, at most so many of them. */
export async function uploadGraduates(college: Client, sheet: Uint8Array, most: number): Promise<string[]> {
  const upload = await wanted(202, college.post('/v1/uploads', sheet, { 'content-type': 'text/csv' }));
  await eventually(async () => (await wanted(200, college.get(`/v1/uploads/${upload.id}`))).state === 'completed', {
    within: 240_000,
    what: 'the upload to be completed',
  });
  const ids: string[] = [];
  for (let cursor = ''; ids.length < most;) {
    const page = await wanted(200, college.get(`/v1/graduates?limit=200${cursor}`));
    ids.push(...page.items.map((graduate: Json) => graduate.id as string));
    if (page.nextCursor === null) break;
    cursor = `&cursor=${encodeURIComponent(page.nextCursor as string)}`;
  }
  return ids.slice(0, most);
}

/** A second operator, who signs off what the first computed. */
export async function secondOperator(operator: Client): Promise<Client> {
  const request = { organisation: null, label: 'reviewer', roles: ['operator'], duties: ['reviewer'] };
  const key = await wanted(201, operator.post('/v1/api-keys', request));
  const client = operator.as(key.key as string);
  await eventually(async () => (await client.get('/v1/cycles')).status === 200);
  return client;
}

/** Replaces a student's list. */
export async function rank(student: Client, cycle: string, openings: readonly string[]): Promise<Json> {
  const path = `${cycle}/preferences`;
  const etag = (await student.get(path)).headers.get('etag') ?? '';
  return wanted(200, student.put(path, { openings }, { 'if-match': etag }));
}

/** How long the event loop was held up since this was last asked, in milliseconds, as the process itself measures. */
export interface HeldUp {
  /** By our own work: CPU time between two looks at the loop. */
  readonly byWork: number;
  /** By anything, the other processes of a busy machine included. */
  readonly byAnything: number;
}

export async function heldUp(client: Client): Promise<HeldUp> {
  const metrics = await wanted<string>(200, client.get<string>('/metrics'));
  const read = (name: string) => {
    const value = new RegExp(`^${name} ([\\d.e+-]+)$`, 'm').exec(metrics)?.[1];
    return Math.round(Number(value ?? 'NaN') * 1000);
  };
  return {
    byWork: read('duijie_turn_cpu_max_seconds'),
    byAnything: read('duijie_nodejs_eventloop_lag_max_seconds'),
  };
}

/**
 * Waits until all that matching has told of places is heard by the services that follow them, and what they say of it
 * is in the log too.
 */
export async function untilPlacesTold(operator: Client, withinMs: number): Promise<void> {
  const waiting = async (service: string): Promise<number> =>
    (await wanted(200, operator.get(`/ops/v1/${service}/outbox`))).waiting as number;
  const behind = async (service: string): Promise<number> => {
    const { items } = await wanted(200, operator.get(`/ops/v1/${service}/lag`));
    const places = items.filter(({ topic }: Json) => topic === 'matching.places');
    return places.reduce((sum: number, { lag }: Json) => sum + (lag as number), 0) as number;
  };
  const steps = [
    () => waiting('matching'),
    () => behind('candidate'),
    () => behind('notification'),
    () => waiting('candidate'),
    () => waiting('notification'),
  ];
  for (const left of steps) {
    await eventually(async () => (await left()) === 0, { within: withinMs, what: 'the places to be told' });
  }
}
