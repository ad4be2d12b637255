import { eventually } from '@duijie/testing/native';
import { wanted } from './client.ts';
import type { Client, Json } from './client.ts';

/** So many answers in a row must say so before something counts as hidden: an instance behind the gateway may lag. */
const streak = 6;

/** When an effect is first seen of which every later look says the same, in milliseconds from `since`. */
export async function hiddenAfter(since: number, isHidden: () => Promise<boolean>): Promise<number> {
  let first = 0;
  let seen = 0;
  await eventually(
    async () => {
      const asked = performance.now();
      if (!(await isHidden())) {
        seen = 0;
        return false;
      }
      if (seen === 0) first = asked;
      seen += 1;
      return seen >= streak;
    },
    { within: 120_000, what: 'the effect of a suspension' },
  );
  return Math.max(0, first - since);
}

/** Openings that all look for the same graduates, as JSON Lines. */
export function openingLines(count: number, name: string): string {
  const next = new Date().getUTCFullYear() + 1;
  const lines = Array.from({ length: count }, (_, number) => ({
    kind: 'employment',
    externalRef: `${name}-${number}`,
    title: { zh: `工业机器人系统运维员 ${number}` },
    duties: { zh: '机器人工作站的编程、调试与维护' },
    circle: 'MFG',
    seats: 5,
    workplaces: ['120113'],
    pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
    start: `${next}-07-01`,
    validUntil: `${next}-03-31`,
    education: 'higherVocational',
    skills: [{ skill: 'PLC', level: 2, must: true }],
  }));
  return lines.map((line) => JSON.stringify(line)).join('\n');
}

/** Imports and publishes openings; answers their ids. */
export async function published(employer: Client, lines: string, within: number): Promise<readonly string[]> {
  const body = Buffer.from(lines, 'utf8');
  const count = lines.split('\n').length;
  await eventually(async () => (await employer.get('/v1/me')).status === 200);
  const headers = { 'content-type': 'application/x-ndjson' };
  const job = await wanted(202, employer.post('/v1/openings/import?publish=true', body, headers));
  await eventually(
    async () => (await wanted(200, employer.get(`/v1/openings/imports/${job.id}`))).state === 'completed',
    { within, every: 500, what: 'the import' },
  );
  const ids: string[] = [];
  for (let cursor = ''; ;) {
    const page: Json = await wanted(200, employer.get(`/v1/openings?state=published&limit=200${cursor}`));
    ids.push(...page.items.map((opening: Json) => opening.id));
    if (page.nextCursor === null) break;
    cursor = `&cursor=${page.nextCursor}`;
  }
  if (ids.length !== count) throw new Error(`Of ${count} openings ${ids.length} are published.`);
  return ids;
}

/** The value below which so many percent of the times lie, whole milliseconds. */
export function percentile(times: readonly number[], percent: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? 0);
}
