import { describe, expect, it } from '@jest/globals';
import { Refusals } from './refusals.ts';
import type { Refusal } from './refusals.ts';

const refused = {
  ...{ subject: 'acc_1', organisation: 'org_1', operation: 'GET /v1/openings/:id' },
  ...{ problem: 'opening.not-found', address: null },
};

async function told(refusals: Refusals): Promise<object[]> {
  const lines: object[] = [];
  await refusals.tell((line) => lines.push(line));
  return lines;
}

describe('refused requests', () => {
  it('are counted by who, what and why, and told once', async () => {
    const refusals = new Refusals();
    for (let i = 0; i < 3; i += 1) refusals.note(refused);
    refusals.note({ ...refused, subject: 'acc_2' });
    refusals.note({ ...refused, problem: 'access.wrong-role' });
    const { address: _address, ...seen } = refused;
    expect(await told(refusals)).toEqual([
      { ...seen, count: 3 },
      { ...seen, subject: 'acc_2', count: 1 },
      { ...seen, problem: 'access.wrong-role', count: 1 },
    ]);
    expect(await told(refusals)).toEqual([]);
  });

  it('of many kinds do not fill what is written down', async () => {
    const refusals = new Refusals();
    for (let i = 0; i < 1_000; i += 1) refusals.note({ ...refused, subject: `acc_${i}` });
    refusals.note({ ...refused, subject: 'acc_0' });
    const lines = await told(refusals);
    expect(lines).toHaveLength(201);
    expect(lines).toContainEqual(expect.objectContaining({ subject: 'acc_0', count: 2 }));
    expect(lines.at(-1)).toMatchObject({ operation: 'others', subject: null, count: 800 });
  });

  it('say an address to who hashes it, and to no line', async () => {
    const refusals = new Refusals();
    const heard: Refusal[] = [];
    refusals.hear((refusal) => Promise.resolve(void heard.push(refusal)));
    refusals.note({
      ...refused,
      subject: null,
      organisation: null,
      problem: 'access.unknown-key',
      address: '10.0.0.7',
    });
    expect(JSON.stringify(await told(refusals))).not.toContain('10.0.0.7');
    expect(heard).toMatchObject([{ address: '10.0.0.7', count: 1 }]);
  });
});
