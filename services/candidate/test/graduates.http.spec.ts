import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { candidateUnderTest, own } from './candidate-under-test.ts';
import type { CandidateUnderTest, Page } from './candidate-under-test.ts';

const clock = { now: () => new Date('2026-11-22T04:00:00Z') };

describe('graduates over HTTP', () => {
  let folder: string;
  let service: ServiceUnderTest;
  let college: string;
  let neighbour: string;
  let operator: string;
  let upload: CandidateUnderTest['upload'];
  let someone: CandidateUnderTest['someone'];
  let byNumber: CandidateUnderTest['byNumber'];
  let read: CandidateUnderTest['read'];
  let change: CandidateUnderTest['change'];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-graduates-'));
    ({ service, college, upload, someone, byNumber, read, change } = await candidateUnderTest({ clock, folder }));
    neighbour = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000009' });
    operator = await service.grant({ roles: ['operator'] });
  });

  afterAll(async () => {
    await service.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('the college and the person see who it is; nobody else learns more than what they can do', async () => {
    const { graduate, student } = await someone();
    expect(graduate).toMatchObject({ state: 'available', person: { name: expect.stringContaining('张三丰') } });
    expect((await read(graduate.id, student)).body).toMatchObject({ id: graduate.id, studentNo: graduate.studentNo });
    const pseudonym = await read(graduate.id, operator);
    expect(pseudonym.status).toBe(200);
    expect(pseudonym.body).not.toHaveProperty('person');
    expect(pseudonym.body).not.toHaveProperty('studentNo');
    const { graduate: other } = await someone();
    const enterprise = await service.grant({ roles: ['enterprise'], organisation: own });
    expect((await read(graduate.id, neighbour)).status).toBe(404);
    expect((await read(graduate.id, enterprise)).status).toBe(404);
    const elsewhere = { roles: ['student' as const], organisation: 'org_00000000000000000000000009', duties: [] };
    const claimed = await service.grant({ ...elsewhere, graduate: graduate.id });
    for (const path of ['', '/consents', '/export', '/receipt']) {
      expect((await service.call('GET', `/v1/graduates/${graduate.id}${path}`, { as: claimed })).status).toBe(404);
    }
    expect((await service.call<Page>('GET', '/v1/graduates', { as: claimed })).body.items).toEqual([]);
    expect((await read(other.id, student)).status).toBe(404);
    const { body: list } = await service.call<Page>('GET', '/v1/graduates', { as: student });
    expect(list.items.map(({ id }) => id)).toEqual([graduate.id]);
    expect((await service.call<Page>('GET', '/v1/graduates', { as: neighbour })).body.items).toEqual([]);
    for (const path of ['/export', '/consents', '/receipt'])
      expect((await service.call('GET', `/v1/graduates/${graduate.id}${path}`, { as: neighbour })).status).toBe(404);
    expect((await change('PATCH', graduate.id, neighbour, 1, { year: 2 })).status).toBe(404);
    expect((await change('DELETE', graduate.id, neighbour, 1)).status).toBe(404);
  });

  it('of several who write at once one is heard, and nothing stays of who is refused', async () => {
    const { graduate } = await someone();
    const names = Array.from({ length: 12 }, (_, number) => `张三${'甲乙丙丁戊己庚辛壬癸子丑'[number]}`);
    const answers = await Promise.all(
      names.map((name) => change('PATCH', graduate.id, college, 1, { person: { name } })),
    );
    const heard = answers.filter(({ status }) => status === 200);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(names.length - 1);
    expect(heard).toHaveLength(1);
    const { body } = await read(graduate.id, college);
    expect(body).toMatchObject({
      revision: 2,
      person: { name: names[answers.indexOf(heard[0] as (typeof answers)[0])] },
    });
  });

  it('what the person wrote and what is attested stays when the college uploads again, and is told', async () => {
    const { graduate, student, sheet } = await someone();
    const edited = await change('PATCH', graduate.id, student, 1, {
      regions: ['110000'],
      skills: [
        { skill: 'PLC', level: 5 },
        { skill: '数控车床操作', level: 3 },
      ],
      person: { phone: '+8613911112222' },
    });
    expect(edited).toMatchObject({ status: 200, body: { revision: 2 } });
    const attested = await change('POST', `${graduate.id}/attest`, college, 2, { skills: ['PLC'] });
    expect(attested.body.skills).toContainEqual({ skill: 'PLC', level: 5, evidence: 'attested' });
    const again = await upload(sheet);
    expect(again).toMatchObject({ rows: { unchanged: 1 }, kept: 1 });
    const { body: now } = await read(graduate.id, college);
    expect(now.revision).toBe(3);
    expect(now.person).toMatchObject({ phone: '+8613911112222' });
    const { body: warnings } = await service.call<string>('GET', `/v1/uploads/${again.id}/errors?warnings=true`, {
      as: college,
    });
    expect(warnings).toContain('value-kept');
    const changed = await change('PATCH', graduate.id, student, 3, { skills: [{ skill: 'PLC', level: 4 }] });
    expect(changed.body.skills).toEqual([{ skill: 'PLC', level: 4, evidence: 'claimed' }]);
  });

  it('an upload with attest=true vouches for what it says', async () => {
    const { graduate, sheet } = await someone();
    await upload(sheet, '?attest=true');
    const { body } = await read(graduate.id, college);
    expect(body.skills.map(({ evidence }) => evidence)).toEqual(['attested', 'attested']);
    expect(body.credentials.map(({ state }) => state)).toEqual(['verified']);
    const records = await eventually(async () => {
      const mine = (await service.eventsOf('candidate.graduates')).filter(({ key }) => key === graduate.id);
      return mine.length === 2 ? mine : undefined;
    });
    expect(records.map(({ headers }) => headers['ce_type'])).toEqual([
      'org.duijie.GraduateImported',
      'org.duijie.GraduateAttested',
    ]);
  });

  it('a credential is verified or refuted by an evaluator, who learns no name', async () => {
    const { graduate, student } = await someone();
    const evaluator = await service.grant({ roles: ['evaluator'] });
    const path = `${graduate.id}/credentials/X-ROBOT-OM/verify`;
    const answer = await change('POST', path, evaluator, 1, { state: 'refuted' });
    expect(answer.body.credentials).toMatchObject([{ credential: 'X-ROBOT-OM', state: 'refuted' }]);
    expect(answer.body).not.toHaveProperty('person');
    expect((await change('POST', path, student, 2)).status).toBe(403);
    expect((await change('POST', `${graduate.id}/attest`, student, 2)).status).toBe(403);
    expect((await change('POST', `${graduate.id}/credentials/NONE/verify`, evaluator, 2)).status).toBe(404);
  });

  it.each([
    ['an unknown skill', { skills: [{ skill: '修仙炼丹PLC术', level: 2 }] }, '/skills/0/skill', 'unknown-code'],
    ['a state', { state: 'placed' }, '/state', 'unknown-field'],
    ['a level out of bounds', { skills: [{ skill: 'PLC', level: 9 }] }, '/skills/0/level', 'range'],
    ['a region that does not exist', { regions: ['999999'] }, '/regions/0', 'unknown-code'],
    ['another student number', { person: { studentNo: '1' } }, '/person/studentNo', 'unknown-field'],
  ])('writing %s is refused, naming the field', async (_, body, pointer, code) => {
    const { graduate } = await someone();
    const answer = await change('PATCH', graduate.id, college, 1, body);
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
    expect((await service.call('PATCH', `/v1/graduates/${graduate.id}`, { as: college, body: {} })).status).toBe(428);
    expect((await change('PATCH', graduate.id, college, 7, { year: 1 })).status).toBe(412);
  });

  it('who leaves the search is told of, and cannot leave twice', async () => {
    const { graduate, student } = await someone();
    expect((await change('POST', `${graduate.id}/withdraw`, student, 1)).body).toMatchObject({ state: 'withdrawn' });
    expect((await change('POST', `${graduate.id}/withdraw`, student, 2)).status).toBe(409);
  });

  it('who is erased leaves a tombstone and a receipt, and comes back only of their own will', async () => {
    const { graduate, student, sheet } = await someone();
    const name = graduate.person?.['name'] ?? '';
    const held = await service.call('GET', `/v1/graduates/${graduate.id}/export`, { as: student });
    expect(held.body).toMatchObject({ person: { name }, attributes: { sex: 'female', origin: '120000' } });
    const receipt = await service.call('DELETE', `/v1/graduates/${graduate.id}`, { as: student });
    expect(receipt).toMatchObject({ status: 200, body: { graduate: graduate.id, state: 'erased' } });
    expect((await read(graduate.id, student)).status).toBe(404);
    expect((await service.call('GET', `/v1/graduates/${graduate.id}/receipt`, { as: student })).body).toEqual(
      receipt.body,
    );
    const records = await eventually(async () => {
      const mine = (await service.eventsOf('candidate.graduates')).filter(({ key }) => key === graduate.id);
      return mine.at(-1)?.value === null ? mine : undefined;
    });
    expect(records.at(-2)?.headers['ce_type']).toBe('org.duijie.GraduateErased');
    const refused = await upload(sheet);
    expect(refused.rows).toMatchObject({ total: 1, rejected: 1 });
    const { body: reasons } = await service.call<string>('GET', `/v1/uploads/${refused.id}/errors`, { as: college });
    expect(reasons).toContain('person-erased');
    const granted = { purpose: 'matching', state: 'granted' };
    const path = `/v1/graduates/${graduate.id}/consents`;
    const { student: another } = await someone();
    expect((await service.call('POST', path, { as: another, body: granted })).status).toBe(404);
    const again = await service.call('POST', path, { as: student, body: granted });
    expect(again.status).toBe(200);
    expect((await upload(sheet)).rows).toMatchObject({ accepted: 1 });
    expect((await byNumber(graduate.studentNo ?? '')).id).not.toBe(graduate.id);
  });

  it('an answer that is kept for an Idempotency-Key ends with the person it is about', async () => {
    const { graduate, student } = await someone();
    const agree = () =>
      service.call('POST', `/v1/graduates/${graduate.id}/consents`, {
        as: student,
        body: { purpose: 'study', state: 'granted' },
        headers: { 'idempotency-key': `study-${graduate.id}` },
      });
    const first = await agree();
    expect(first.body).toMatchObject({ person: { name: graduate.person?.['name'] } });
    const again = await agree();
    expect(again.body).toEqual(first.body);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect((await change('DELETE', graduate.id, student, 2)).status).toBe(200);
    const after = await agree();
    expect(after.headers.get('idempotency-replayed')).toBeNull();
    expect(JSON.stringify(after.body)).not.toContain(graduate.person?.['name']);
  });

  it('no name, number or telephone is in any event, nor in the clear in any file of the service', async () => {
    const { graduate } = await someone();
    const secrets = ['张三丰', graduate.studentNo ?? '-', String(graduate.person?.['phone'])];
    for (const topic of ['candidate.graduates', 'candidate.uploads', 'candidate.attributes']) {
      const text = JSON.stringify(
        await eventually(async () => {
          const records = await service.eventsOf(topic);
          return records.length > 0 ? records : undefined;
        }),
      );
      for (const secret of secrets) expect(text).not.toContain(secret);
    }
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const bytes = await readFile(join(entry.parentPath, entry.name));
      for (const secret of secrets) expect(bytes.includes(secret)).toBe(false);
    }
  });
});
