import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationApproved, OrganisationReinstated, OrganisationSuspended, event } from '@duijie/contracts';
import { anOpeningRequest, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { demand } from '../src/demand.module.ts';

type Json = ReturnType<typeof JSON.parse>;

const employer = 'org_00000000000000000000000001';
const agency = 'org_00000000000000000000000003';
const clock = { now: () => new Date('2026-11-22T04:00:00Z') };

const glassRule = {
  id: 'opening.no-glass',
  severity: 'block',
  text: { zh: '不得搬运玻璃', en: 'No carrying of glass' },
  citation: { act: { zh: '《示例规定》', en: 'Example' }, article: { zh: '第一条', en: 'Article 1' } },
  effectiveFrom: '2026-01-01',
  effectiveUntil: null,
  fields: ['/title', '/duties'],
  predicate: { kind: 'lexicon', find: ['玻璃'], except: ['不(搬运)?玻璃'] },
  cases: { finds: ['搬运玻璃'], passes: ['不搬运玻璃'] },
};
const woodRule = {
  ...glassRule,
  id: 'opening.look-at-wood',
  severity: 'warn',
  predicate: { kind: 'lexicon', find: ['木材'] },
  cases: { finds: ['搬运木材'], passes: ['搬运'] },
};

describe('law as data over HTTP', () => {
  let service: ServiceUnderTest;
  const as: Record<string, string> = {};

  beforeAll(async () => {
    service = await serviceUnderTest(demand, { clock });
    as['own'] = await service.grant({ roles: ['enterprise'], organisation: employer });
    as['agency'] = await service.grant({ roles: ['enterprise'], organisation: agency });
    as['operator'] = await service.grant({ roles: ['operator'] });
    as['second'] = await service.grant({ roles: ['operator'] });
    as['government'] = await service.grant({ roles: ['government'], organisation: 'org_00000000000000000000000008' });
    as['college'] = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000002' });
    await service.publish(event(OrganisationApproved, anOrganisation({ id: employer })));
    await service.publish(event(OrganisationApproved, anOrganisation({ id: agency, intermediary: true })));
    await eventually(async () => (await publish(await draft({ kind: 'employment' }))).status === 200);
    await eventually(async () => (await publish(await draft({}, 'agency'), 'agency')).status === 200);
  });

  afterAll(() => service.stop());

  async function draft(overrides: object, who = 'own'): Promise<Json> {
    const body = anOpeningRequest({ kind: 'employment', ...overrides });
    const { status, body: opening } = await service.call<Json>('POST', '/v1/openings', { as: as[who], body });
    expect(status).toBe(201);
    return opening;
  }

  function act(path: string, verb: string, { revision }: Json, who = 'own', body?: object) {
    const headers = { 'if-match': `"${revision}"` };
    return service.call<Json>('POST', `/v1/${path}/${verb}`, { as: as[who], headers, body });
  }

  const publish = (opening: Json, who = 'own', body?: object) =>
    act(`openings/${opening.id}`, 'publish', opening, who, body);
  const get = (path: string, who = 'operator') => service.call<Json>('GET', `/v1/${path}`, { as: as[who] });
  const check = async (overrides: object, who = 'own'): Promise<Json> => {
    const body = anOpeningRequest(overrides as Record<string, unknown>);
    const answer = await service.call<Json>('POST', '/v1/openings/check', { as: as[who], body });
    expect(answer.status).toBe(200);
    return answer.body;
  };

  describe('a check', () => {
    it('explains every finding: rule, pack, field, citation, words in two languages, and what was found', async () => {
      const { findings, outcome } = await check({ kind: 'internship', duties: { zh: '负责ＫＴＶ前台，需上夜 班' } });
      expect(outcome).toBe('refused');
      expect(findings).toEqual([
        {
          rule: 'internship.no-entertainment-venue',
          pack: 'internships',
          version: '2026.11',
          severity: 'block',
          pointer: '/duties/zh',
          text: { zh: expect.any(String), en: expect.any(String) },
          citation: expect.stringContaining('第十六条第（五）项'),
          found: 'ＫＴＶ',
        },
        expect.objectContaining({ rule: 'internship.no-night-shift', severity: 'needsFiling', found: '夜 班' }),
      ]);
    });

    it.each([
      [
        'more interns than a tenth of the staff',
        { seats: 11, conditions: { staff: 100 } },
        'internship.share-of-staff',
        'submitted',
      ],
      [
        'more than a fifth of the post',
        { seats: 3, conditions: { postStaff: 10 } },
        'internship.share-of-post',
        'submitted',
      ],
      ['pay below 80 %', { conditions: { postWage: '6250.01' } }, 'internship.pay-floor', 'refused'],
      ['stated night shifts', { conditions: { nightShift: true } }, 'internship.stated-hours', 'submitted'],
      ['no insurance', { conditions: { insurance: false } }, 'internship.insurance', 'refused'],
      ['no agreement', { conditions: { agreement: false } }, 'internship.agreement-and-consent', 'refused'],
      [
        'majors of two categories',
        { majors: [{ code: '460301' }, { code: '530701' }] },
        'internship.across-categories',
        'submitted',
      ],
      ['students of the first year', { title: { zh: '招收大一学生' } }, 'internship.no-first-year', 'refused'],
    ])('of an internship finds %s', async (_, overrides, rule, outcome) => {
      const answer = await check({ kind: 'internship', ...overrides });
      expect([answer.findings.map((finding: Json) => finding.rule), answer.outcome]).toEqual([[rule], outcome]);
      expect((await check({ kind: 'employment', ...overrides })).findings).toEqual([]);
    });

    it('finds nothing in conditions that are as they should be, and refuses those that cannot be', async () => {
      const conditions = {
        staff: 100,
        interns: 3,
        postWage: '6250.00',
        insurance: true,
        agreement: true,
        overtime: false,
      };
      expect(await check({ kind: 'internship', seats: 7, conditions })).toEqual({ findings: [], outcome: 'published' });
      const body = anOpeningRequest({ conditions: { staff: 0, wages: 1 } });
      const refused = await service.call<Json>('POST', '/v1/openings/check', { as: as['own'], body });
      expect(refused.status).toBe(422);
      expect(refused.body.errors.map((error: Json) => error.pointer).sort()).toEqual([
        '/conditions/staff',
        '/conditions/wages',
      ]);
    });

    it('knows who posts: an intermediary may own no internship', async () => {
      const { findings } = await check({ kind: 'internship' }, 'agency');
      expect(findings).toMatchObject([{ rule: 'internship.no-paid-intermediary', severity: 'block' }]);
      expect((await check({ kind: 'internship' }, 'own')).findings).toEqual([]);
      const refused = await publish(await draft({ kind: 'internship' }, 'agency'), 'agency');
      expect(refused).toMatchObject({ status: 422, body: { rule: 'internship.no-paid-intermediary' } });
    });
  });

  describe('a publication', () => {
    it('that rules block is refused with rule, field and citation of each', async () => {
      const bad = { kind: 'internship', title: { zh: '酒吧服务员' }, duties: { zh: '入职需交押金' } };
      const { status, body } = await publish(await draft(bad));
      expect([status, body.type]).toEqual([422, '/problems/opening.refused-by-rule']);
      expect(body.errors).toMatchObject([
        { pointer: '/title/zh', code: 'refused-by-rule', rule: 'internship.no-entertainment-venue' },
        {
          pointer: '/duties/zh',
          code: 'refused-by-rule',
          rule: 'internship.no-fee',
          citation: expect.stringMatching(/第十九条/),
        },
      ]);
    });

    it('of which rules warn waits with the employer’s reason until an operator decides, and all of it is kept', async () => {
      const { body: held } = await publish(await draft({ title: { zh: '搬运工（限男）' } }), 'own', {
        note: '需搬运80公斤',
      });
      expect(held).toMatchObject({ state: 'submitted', note: '需搬运80公斤' });
      expect(held).not.toHaveProperty('rulings');
      expect((await publish(held, 'own')).status).toBe(409);
      expect((await publish(held, 'operator', { note: ' ' })).status).toBe(422);
      const { body: shown } = await publish(held, 'operator', { note: '已核实岗位要求' });
      expect(shown).toMatchObject({ state: 'published', reasonCode: 'approvedAfterReview', note: '已核实岗位要求' });
      const rulings = await get(`openings/${held.id}/rulings`, 'government');
      expect(rulings.body.items).toMatchObject([
        {
          act: 'submitted',
          note: '需搬运80公斤',
          by: expect.any(String),
          findings: [{ rule: 'opening.no-limit-by-sex' }],
        },
        { act: 'approved', note: '已核实岗位要求', at: clock.now().toISOString(), filingNumber: null },
      ]);
      expect(rulings.body.items[0].by).not.toBe(rulings.body.items[1].by);
    });

    it('that needs filing is let through with a number alone', async () => {
      const { body: held } = await publish(await draft({ kind: 'internship', duties: { zh: '需上夜班' } }));
      const without = await publish(held, 'operator', { note: '同意' });
      expect(without).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/filingNumber', code: 'required', rule: 'internship.no-night-shift' }] },
      });
      const malformed = await publish(held, 'operator', { note: '同意', filingNumber: '<?>' });
      expect(malformed).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/filingNumber', code: 'format' }] },
      });
      const filed = await publish(held, 'operator', { note: '同意', filingNumber: '津教职备〔2026〕12号' });
      expect(filed).toMatchObject({ status: 200, body: { state: 'published' } });
      const { body } = await get(`openings/${held.id}/rulings`);
      expect(body.items.at(-1)).toMatchObject({ act: 'approved', filingNumber: '津教职备〔2026〕12号' });
    });

    it('is let through by an operator who did not write it', async () => {
      const { body: shown } = await publish(await draft({}));
      const patched = await service.call<Json>('PATCH', `/v1/openings/${shown.id}`, {
        as: as['operator'],
        headers: { 'if-match': `"${shown.revision}"` },
        body: { title: { zh: '钳工，35岁以下' } },
      });
      expect(patched.body.state).toBe('submitted');
      const own = await publish(patched.body, 'operator', { note: '同意' });
      expect(own).toMatchObject({ status: 403, body: { type: '/problems/opening.own-approval' } });
      expect((await publish(patched.body, 'second', { note: '同意' })).body.state).toBe('published');
    });

    it('keeps its rulings from everybody but operators and government', async () => {
      const { body } = await publish(await draft({}));
      for (const who of ['own', 'college', 'agency'])
        expect((await get(`openings/${body.id}/rulings`, who)).status).toBe(403);
      expect((await get(`openings/${body.id}/rulings`)).body).toEqual({ openingId: body.id, items: [] });
      expect((await get('openings/opn_00000000000000000000000099/rulings')).status).toBe(404);
      expect((await service.call('GET', `/v1/openings/${body.id}/rulings`)).status).toBe(401);
    });
  });

  describe('rule packs', () => {
    const packOf = (version: string, ...rules: object[]) => ({
      pack: 'local',
      version,
      title: { zh: '地方规定' },
      rules,
    });
    const bring = (body: object, who = 'operator') =>
      service.call<Json>('POST', '/v1/rule-packs', { as: as[who], body });
    const activate = (pack: Json, who = 'operator', body: object = { note: '新规生效' }) =>
      act(`rule-packs/${pack.id}`, 'activate', pack, who, body);

    it('those of the release are in force from the first start, and all may read them', async () => {
      const { body } = await get('rule-packs?state=active', 'college');
      expect(body.items.map((pack: Json) => [pack.pack, pack.version]).sort()).toEqual([
        ['internships', '2026.11'],
        ['recruitment', '2026.11'],
      ]);
      const one = await get(`rule-packs/${body.items[0].id}`, 'own');
      expect(one.body.rules.length).toBeGreaterThan(10);
      expect(one.body).not.toHaveProperty('author');
      expect((await get('rule-packs/rpk_none')).status).toBe(404);
      expect((await service.call('GET', '/v1/rule-packs')).status).toBe(401);
    });

    it('are brought and activated by operators alone, and are refused with every mistake', async () => {
      for (const who of ['own', 'college', 'government'])
        expect((await bring(packOf('0', glassRule), who)).status).toBe(403);
      const wrong = [
        { ...glassRule, predicate: { kind: 'lexicon', find: ['(玻'] } },
        { ...glassRule, effectiveFrom: '2026-02-30' },
      ];
      const refused = await bring(packOf('0', ...wrong));
      expect([refused.status, refused.body.errors.map((error: Json) => [error.pointer, error.code])]).toEqual([
        422,
        [
          ['/rules/0/predicate/find/0', 'format'],
          ['/rules/1/effectiveFrom', 'format'],
          ['/rules/1/id', 'duplicate'],
        ],
      ]);
      expect(await bring(packOf('0', { ...glassRule, severity: 'deny' }))).toMatchObject({ status: 422 });
      const failing = await bring(packOf('0', { ...glassRule, cases: { finds: ['木'], passes: ['铁'] } }));
      expect(failing.body.errors).toMatchObject([{ pointer: '/rules/0/cases/finds/0', code: 'case-failed' }]);
    });

    it('say what they would change, then change it, tell the others, and leave their mark', async () => {
      const glass = (await publish(await draft({ duties: { zh: '搬运玻璃' } }))).body;
      const wood = (await publish(await draft({ duties: { zh: '搬运木材' } }))).body;
      const steel = (await publish(await draft({ duties: { zh: '搬运钢材' } }))).body;
      const resting = await act(`openings/${glass.id}`, 'pause', glass);
      const { status, body: pack, headers } = await bring(packOf('1', glassRule, woodRule));
      expect([status, pack.state, headers.get('etag')]).toEqual([201, 'draft', '"1"']);
      expect(await bring(packOf('1', glassRule))).toMatchObject({
        status: 409,
        body: { type: '/problems/rule-pack.exists' },
      });

      const changed: Json[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: Json = (await get(`rule-packs/${pack.id}/dry-run?limit=1${cursor && `&cursor=${cursor}`}`)).body;
        changed.push(...page.items);
        cursor = page.nextCursor;
      }
      expect(changed.map((each) => [each.openingId, each.outcome]).sort()).toEqual(
        [
          [glass.id, 'paused'],
          [wood.id, 'submitted'],
        ].sort(),
      );
      expect(changed.find(({ openingId }) => openingId === wood.id)).toMatchObject({
        before: [],
        after: [{ rule: 'opening.look-at-wood', pack: 'local', version: '1', found: '木材' }],
      });
      expect((await get(`rule-packs/${pack.id}/dry-run`, 'own')).status).toBe(403);
      expect((await get(`openings/${wood.id}`)).body.state).toBe('published');

      expect((await activate(pack, 'operator', {})).status).toBe(422);
      expect((await activate({ ...pack, revision: 9 })).status).toBe(412);
      expect((await activate(pack, 'own')).status).toBe(403);
      const active = await activate(pack);
      expect(active).toMatchObject({ status: 200, body: { state: 'active', note: '新规生效', activation: 1 } });
      expect((await activate(active.body)).status).toBe(409);
      expect((await check({ duties: { zh: '搬运玻璃' } })).outcome).toBe('refused');
      const applied = await eventually(async () => {
        const { body } = await get(`rule-packs/${pack.id}`);
        return body.effects && body;
      });
      expect(applied.effects).toMatchObject({ on: '2026-11-22', paused: 1, submitted: 1 });
      expect((await get(`openings/${glass.id}`)).body).toMatchObject({ state: 'paused', pausedBy: 'rules' });
      expect((await get(`openings/${wood.id}`)).body).toMatchObject({ state: 'submitted', reasonCode: 'rulesChanged' });
      expect((await get(`openings/${steel.id}`)).body.revision).toBe(steel.revision);
      expect((await get(`openings/${glass.id}/rulings`)).body.items).toMatchObject([
        { act: 'paused', by: null, findings: [{ rule: 'opening.no-glass', version: '1' }] },
      ]);
      const records = await service.eventsOf('demand.openings');
      const last = records.findLast(({ key }) => key === glass.id);
      expect(JSON.parse(last?.value ?? '{}')).toMatchObject({ pausedBy: 'rules', reasonCode: 'rulesChanged' });
      expect(resting.status).toBe(200);
    });

    it('a later version replaces the one in force; its employer mends and resumes what was paused', async () => {
      const stopped = (await get('openings?state=paused', 'own')).body.items[0];
      expect((await act(`openings/${stopped.id}`, 'resume', stopped)).status).toBe(422);
      const { body: pack } = await bring(packOf('2', { ...glassRule, severity: 'warn' }));
      const eased = (await get(`rule-packs/${pack.id}/dry-run`)).body.items;
      expect(eased).toMatchObject([{ openingId: stopped.id, outcome: 'eased' }]);
      await activate(pack);
      await eventually(async () => {
        const { body } = await get('rule-packs?pack=local&sort=createdAt');
        return body.items.map((each: Json) => each.state).join() === 'retired,active';
      });
      const mended = await service.call<Json>('PATCH', `/v1/openings/${stopped.id}`, {
        as: as['own'],
        headers: { 'if-match': `"${stopped.revision}"` },
        body: { duties: { zh: '不搬运玻璃' } },
      });
      expect(mended.body).toMatchObject({ state: 'paused', pausedBy: 'rules', findings: [] });
      const resumed = await act(`openings/${stopped.id}`, 'resume', mended.body);
      expect(resumed).toMatchObject({ status: 200, body: { state: 'published', pausedBy: null } });
    });

    it('a suspension on the way changes nothing of what the rules decided', async () => {
      const opening = (await publish(await draft({ title: { zh: '装配工' } }))).body;
      await service.publish(
        event(OrganisationSuspended, anOrganisation({ id: employer, revision: 3, state: 'suspended' })),
      );
      await eventually(async () => (await get(`openings/${opening.id}`)).body.state === 'paused');
      expect((await get(`openings/${opening.id}`)).body).toMatchObject({ pausedBy: 'suspension', suspension: 3 });
      const steelRule = { ...glassRule, id: 'opening.no-fitting', predicate: { kind: 'lexicon', find: ['装配工'] } };
      const cases = { finds: ['装配工'], passes: ['钳工'] };
      await activate((await bring(packOf('3', { ...steelRule, cases }))).body);
      await eventually(async () => (await get(`openings/${opening.id}`)).body.pausedBy === 'rules');
      await service.publish(
        event(OrganisationReinstated, anOrganisation({ id: employer, revision: 4, state: 'approved' })),
      );
      await eventually(async () => (await publish(await draft({ title: { zh: '钳工' } }))).status === 200);
      expect((await get(`openings/${opening.id}`)).body).toMatchObject({ state: 'paused', pausedBy: 'rules' });
    });
  });
});
