import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { xlsxOf, zipOf } from '@duijie/testing';
import { anApplicant } from './registry-under-test.ts';
import { approval, cases, pdf, vettingUnderTest } from './vetting-under-test.ts';
import type { Case, VettingUnderTest } from './vetting-under-test.ts';

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);

describe('vetting cases over HTTP', () => {
  let service: VettingUnderTest;

  beforeAll(async () => {
    service = await vettingUnderTest();
  });

  afterAll(() => service.stop());

  it('two reviewers look at an applicant by its checklist and admit it until a day', async () => {
    const applicant = await service.apply();
    const seen = await service.judged(applicant.id);
    expect((await service.organisation(applicant.id)).state).toBe('underVetting');
    const one = await service.step(seen, 'decide', service.first, approval);
    expect(one.body.state).toBe('inReview');
    expect((await service.step(one.body, 'decide', service.first, approval)).body.state).toBe('inReview');
    const two = await service.step(await service.read(seen.id), 'decide', service.second, approval);
    expect(two).toMatchObject({ status: 200, body: { state: 'approved', validUntil: '2028-11-22' } });
    expect(await service.organisation(applicant.id)).toMatchObject({
      state: 'approved',
      validUntil: '2028-11-22',
      vettingCase: seen.id,
    });
    const told = (await service.eventsOf('registry.vetting-cases')).filter((record) => record.key === seen.id);
    expect(told.map((record) => record.headers['ce_type']?.replace('org.duijie.', ''))).toEqual([
      'VettingCaseOpened',
      'VettingReviewBegun',
      'VettingCaseDecided',
    ]);
  });

  it('one case of a scope is open at a time, and a neighbour neither opens nor sees it', async () => {
    const applicant = await service.apply();
    const own = await service.speaker(applicant.id);
    const neighbour = await service.speaker((await service.admit()).id);
    expect((await service.open(applicant.id, neighbour)).status).toBe(404);
    const opened = await service.open(applicant.id, own);
    expect(opened.status).toBe(201);
    expect((await service.open(applicant.id)).status).toBe(409);
    expect((await service.call('GET', `${cases}/${opened.body.id}`, { as: neighbour })).status).toBe(404);
    expect((await service.send(opened.body.id, 'credit', neighbour)).status).toBe(404);
    const { body } = await service.call<{ items: Case[] }>('GET', cases, { as: neighbour });
    expect(body.items).toEqual([]);
    expect((await service.open(applicant.id, own, 'orderClasses')).status).toBe(409);
    expect((await service.open((await service.admit()).id, service.operator, 'workshop')).status).toBe(422);
  });

  it('reviewers are assigned, declare service.first, and a conflict shuts them out; the organisation does not learn who they are', async () => {
    const applicant = await service.apply();
    const own = await service.speaker(applicant.id);
    const { body } = await service.open(applicant.id);
    expect((await service.step(body, 'reviewers', own, { reviewer: service.named('acc_second') })).status).toBe(403);
    expect((await service.step(body, 'declare', service.second, { conflict: false })).status).toBe(404);
    const assigned = (
      await service.step(body, 'reviewers', service.operator, { reviewer: service.named('acc_second') })
    ).body;
    expect((await service.judge(assigned, 'credit', service.second, { verdict: 'notMet', note: 'x' })).status).toBe(
      409,
    );
    expect((await service.step(assigned, 'declare', service.second, { conflict: true })).status).toBe(422);
    const conflicted = (await service.step(assigned, 'declare', service.second, { conflict: true, note: '持股' })).body;
    expect((await service.call('GET', `${cases}/${body.id}`, { as: service.second })).status).toBe(404);
    expect(conflicted).toMatchObject({ state: 'opened', reviewers: [{ conflict: true, note: '持股' }] });
    const inside = await service.grant({
      roles: ['enterprise'],
      organisation: applicant.id,
      subject: 'acc_inside',
      duties: ['reviewer'],
    });
    const more = (
      await service.step(conflicted, 'reviewers', service.operator, { reviewer: service.named('acc_inside') })
    ).body;
    expect(await service.step(more, 'declare', inside, { conflict: false })).toMatchObject({
      status: 403,
      body: { type: '/problems/vetting-case.own-organisation' },
    });
    const seen = await service.read(body.id, own);
    for (const field of ['reviewers', 'opinions', 'files', 'readers']) expect(seen).not.toHaveProperty(field);
    expect((await service.step(more, 'declare', own, { conflict: false })).status).toBe(403);
  });

  it('evidence is taken by its content and size, kept encrypted, and read by those alone who see the case', async () => {
    const applicant = await service.apply();
    const own = await service.speaker(applicant.id);
    const { body } = await service.open(applicant.id);
    const sent = await service.send(body.id, 'credit', own);
    expect(sent).toMatchObject({
      status: 201,
      body: { item: 'credit', name: '执照.pdf', type: 'pdf', bytes: pdf.length },
    });
    expect(JSON.stringify(sent.body)).not.toMatch(/key|fil_/);
    const wrong = Buffer.from('<html><script>alert(1)</script></html>');
    expect((await service.send(body.id, 'credit', own, wrong)).body).toMatchObject({
      type: '/problems/vetting-case.unsupported-evidence',
      status: 415,
    });
    expect((await service.send(body.id, 'credit', own, Buffer.alloc(5_000, '%PDF-'))).status).toBe(413);
    expect((await service.send(body.id, 'nothing', own)).status).toBe(404);
    expect((await service.send(body.id, 'credit', own, Buffer.from('{}'), 'application/json')).status).toBe(415);
    expect((await service.send(body.id, 'credit', own, png, 'image/png')).body).toMatchObject({ type: 'png' });
    const at = `${cases}/${body.id}/evidence/${String((sent.body as { id: string }).id)}`;
    const got = await service.call<string>('GET', at, { as: own });
    expect([got.status, got.body]).toEqual([200, pdf.toString()]);
    expect(got.headers.get('content-type')).toBe('application/pdf');
    expect(got.headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''%E6%89%A7/);
    const neighbour = await service.speaker((await service.admit()).id);
    expect((await service.call('GET', at, { as: neighbour })).status).toBe(404);
    expect((await service.call('DELETE', at, { as: service.second })).status).toBe(403);
    expect((await service.call('DELETE', at, { as: own })).status).toBe(200);
    expect((await service.call('GET', at, { as: own })).status).toBe(404);
  });

  it('evidence that is something else as well is kept as what it begins with, and saved as nothing else', async () => {
    const applicant = await service.apply();
    const own = await service.speaker(applicant.id);
    const { body } = await service.open(applicant.id);
    const page = '<html><script>alert(1)</script></html>';
    const archive = zipOf([{ name: 'META-INF/MANIFEST.MF', content: 'Main-Class: A' }]);
    const send = (content: Buffer, name: string, type = 'application/pdf') =>
      service.call<{ id: string; type: string }>(
        'POST',
        `${cases}/${body.id}/items/credit/evidence?name=${encodeURIComponent(name)}`,
        { as: own, body: content, headers: { 'content-type': type } },
      );
    const workbook = xlsxOf([['a']]);
    for (const [content, name, type, saved] of [
      [Buffer.concat([pdf, Buffer.from(page)]), 'page.html', 'pdf', 'page.html.pdf'],
      [Buffer.concat([pdf, archive]), 'tool.pdf.jar', 'pdf', 'tool.pdf.jar.pdf'],
      [Buffer.concat([png, Buffer.from(page)]), 'NUL', 'png', '_NUL.png'],
      [Buffer.concat([workbook, archive]), 'sheet', 'unknown', ''],
      [archive, 'licence.xlsx', 'unknown', ''],
      [Buffer.from(`${page}${pdf.toString()}`), 'licence.pdf', 'unknown', ''],
      [Buffer.from(`\ufeff${pdf.toString()}`), 'licence.pdf', 'unknown', ''],
    ] as const) {
      const sent = await send(content, name, 'image/png');
      if (type === 'unknown') {
        expect([name, sent.status]).toEqual([name, 415]);
        continue;
      }
      expect(sent).toMatchObject({ status: 201, body: { type, name } });
      const got = await service.call<string>('GET', `${cases}/${body.id}/evidence/${sent.body.id}`, { as: own });
      expect(got.headers.get('content-type')).toBe(type === 'pdf' ? 'application/pdf' : 'image/png');
      expect(got.headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''${encodeURIComponent(saved)}`);
      expect(got.headers.get('x-content-type-options')).toBe('nosniff');
      expect(got.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    for (const name of ['../a.pdf', 'licence\u202efdp.exe', 'a\0.pdf', 'a\r\nb.pdf', 'x'.repeat(10_000)]) {
      expect(await send(pdf, name)).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/name', code: 'format' }] },
      });
    }
  });

  it('evidence that was asked for is sent and submitted, and only then looked at again', async () => {
    const applicant = await service.apply();
    const own = await service.speaker(applicant.id);
    const seen = await service.judged(applicant.id);
    expect((await service.step(seen, 'request-evidence', own, { items: ['credit'] })).status).toBe(403);
    const asked = await service.step(seen, 'request-evidence', service.first, { items: ['credit'] });
    expect(asked.body.state).toBe('evidenceRequested');
    expect((await service.step(asked.body, 'decide', service.first, approval)).status).toBe(409);
    expect((await service.step(asked.body, 'submit', own)).status).toBe(422);
    await service.send(seen.id, 'credit', own);
    const submitted = await service.step(await service.read(seen.id), 'submit', own);
    expect(submitted.body.state).toBe('inReview');
  });

  it('conditions are met in time and the approval is a plain one, or the organisation is stopped', async () => {
    const conditional = { ...approval, outcome: 'conditional', conditions: ['补交许可'], dueOn: '2027-01-31' };
    const applicant = await service.apply();
    const seen = await service.decided(applicant.id, conditional);
    expect(seen).toMatchObject({
      state: 'conditional',
      openConditions: 1,
      conditions: [{ text: '补交许可', metAt: null }],
    });
    expect((await service.organisation(applicant.id)).state).toBe('approved');
    expect((await service.step(seen, 'conditions/7/confirm', service.first)).status).toBe(404);
    expect((await service.step(seen, 'conditions/0/confirm', service.first)).body).toMatchObject({
      state: 'approved',
      dueOn: null,
    });
  });

  it('a refusal rejects the applicant; it appeals, and reviewers who had no part in it admit it', async () => {
    const applicant = await service.apply();
    const own = await service.speaker(applicant.id);
    const refused = await service.decided(applicant.id, { outcome: 'refused' }, 'notMet');
    expect((await service.organisation(applicant.id)).state).toBe('rejected');
    expect((await service.step(refused, 'appeal', service.operator, { note: '不服' })).status).toBe(403);
    let seen = (await service.step(refused, 'appeal', own, { note: '材料已齐' })).body;
    expect(seen.state).toBe('appealed');
    const overturned = { ...approval, outcome: 'overturned', note: '材料属实' };
    expect(await service.step(seen, 'decide', service.first, overturned)).toMatchObject({
      status: 403,
      body: { type: '/problems/vetting-case.own-decision' },
    });
    const fresh = [await service.reviewer('acc_third'), await service.reviewer('acc_fourth')];
    for (const [at, as] of fresh.entries()) {
      seen = (
        await service.step(seen, 'reviewers', service.operator, {
          reviewer: service.named(['acc_third', 'acc_fourth'][at] ?? ''),
        })
      ).body;
      seen = (await service.step(seen, 'declare', as, { conflict: false })).body;
    }
    for (const as of fresh) seen = (await service.step(seen, 'decide', as, overturned)).body;
    expect(seen.state).toBe('overturned');
    expect((await service.organisation(applicant.id)).state).toBe('approved');
  });

  it('an intermediary is admitted with a licence, and no longer than it holds', async () => {
    const licence = { number: 'HR-1', issuer: '示例市人社局', validUntil: '2027-06-30' };
    const applicant = await service.apply({ intermediary: true });
    const seen = await service.judged(applicant.id);
    expect(seen.items.map(({ id }) => id)).toContain('intermediary-licence');
    expect((await service.step(seen, 'decide', service.first, approval)).body).toMatchObject({
      errors: [{ pointer: '/licence' }],
    });
    const current = await service.organisation(applicant.id);
    const record = anApplicant({ registerNumber: current['registerNumber'], intermediary: true, licence });
    const revised = await service.call('PUT', `/v1/organisations/${applicant.id}`, {
      as: service.operator,
      body: record,
      headers: { 'if-match': `"${current.revision}"` },
    });
    expect(revised).toMatchObject({ status: 200, body: { licence } });
    expect((await service.step(seen, 'decide', service.first, approval)).body).toMatchObject({
      errors: [{ pointer: '/validUntil' }],
    });
    const within = { ...approval, validUntil: '2027-06-30' };
    expect((await service.step(seen, 'decide', service.first, within)).status).toBe(200);
    expect(
      (await service.call('POST', '/v1/organisations', { as: service.operator, body: anApplicant({ licence }) }))
        .status,
    ).toBe(422);
  });

  it('wrong requests are refused with their fields', async () => {
    const applicant = await service.apply();
    expect((await service.open(applicant.id, service.operator, 'friendship')).status).toBe(422);
    expect((await service.open('org_nobody')).status).toBe(404);
    const seen = await service.judged(applicant.id);
    for (const wrong of [{ outcome: 'maybe' }, { ...approval, validUntil: '2028' }, { ...approval, conditions: 'x' }]) {
      expect((await service.step(seen, 'decide', service.first, wrong)).status).toBe(422);
    }
    expect((await service.judge(seen, 'nothing', service.first, { verdict: 'met' })).status).toBe(404);
    expect((await service.judge({ ...seen, revision: 1 }, 'credit', service.first, { verdict: 'met' })).status).toBe(
      412,
    );
    expect((await service.call('GET', `${cases}?readers=x`, { as: service.operator })).status).toBe(422);
    const student = await service.grant({ roles: ['student'], organisation: applicant.id, graduate: 'grd_1' });
    expect((await service.call('GET', cases, { as: student })).status).toBe(403);
    const filtered = await service.call<{ items: Case[] }>(
      'GET',
      `${cases}?subject=${applicant.id}&state=inReview&scope=membership&sort=-createdAt`,
      { as: service.operator },
    );
    expect(filtered.body.items.map(({ id }) => id)).toEqual([seen.id]);
  });
});
