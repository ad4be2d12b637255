import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOpeningRequest } from '@duijie/testing';
import { clock, rulesWorld } from './rules-world.ts';
import type { Json, RulesWorld } from './rules-world.ts';

describe('openings and the law over HTTP', () => {
  let world: RulesWorld;

  beforeAll(async () => {
    world = await rulesWorld();
  });

  afterAll(() => world.service.stop());

  describe('a check', () => {
    it('explains every finding: rule, pack, field, citation, words in two languages, and what was found', async () => {
      const { findings, outcome } = await world.check({
        kind: 'internship',
        duties: { zh: '负责ＫＴＶ前台，需上夜 班' },
      });
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
      const answer = await world.check({ kind: 'internship', ...overrides });
      expect([answer.findings.map((finding: Json) => finding.rule), answer.outcome]).toEqual([[rule], outcome]);
      expect((await world.check({ kind: 'employment', ...overrides })).findings).toEqual([]);
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
      expect(await world.check({ kind: 'internship', seats: 7, conditions })).toEqual({
        findings: [],
        outcome: 'published',
      });
      const body = anOpeningRequest({ conditions: { staff: 0, wages: 1 } });
      const refused = await world.service.call<Json>('POST', '/v1/openings/check', { as: world.as['own'], body });
      expect(refused.status).toBe(422);
      expect(refused.body.errors.map((error: Json) => error.pointer).sort()).toEqual([
        '/conditions/staff',
        '/conditions/wages',
      ]);
    });

    it('knows who posts: an intermediary may own no internship', async () => {
      const { findings } = await world.check({ kind: 'internship' }, 'agency');
      expect(findings).toMatchObject([{ rule: 'internship.no-paid-intermediary', severity: 'block' }]);
      expect((await world.check({ kind: 'internship' }, 'own')).findings).toEqual([]);
      const refused = await world.publish(await world.draft({ kind: 'internship' }, 'agency'), 'agency');
      expect(refused).toMatchObject({ status: 422, body: { rule: 'internship.no-paid-intermediary' } });
    });
  });

  describe('a publication', () => {
    it('that rules block is refused with rule, field and citation of each', async () => {
      const bad = { kind: 'internship', title: { zh: '酒吧服务员' }, duties: { zh: '入职需交押金' } };
      const { status, body } = await world.publish(await world.draft(bad));
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
      const { body: held } = await world.publish(await world.draft({ title: { zh: '搬运工（限男）' } }), 'own', {
        note: '需搬运80公斤',
      });
      expect(held).toMatchObject({ state: 'submitted', note: '需搬运80公斤' });
      expect(held).not.toHaveProperty('rulings');
      expect((await world.publish(held, 'own')).status).toBe(409);
      expect((await world.publish(held, 'operator', { note: ' ' })).status).toBe(422);
      const { body: shown } = await world.publish(held, 'operator', { note: '已核实岗位要求' });
      expect(shown).toMatchObject({ state: 'published', reasonCode: 'approvedAfterReview', note: '已核实岗位要求' });
      const rulings = await world.get(`openings/${held.id}/rulings`, 'government');
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
      const { body: held } = await world.publish(await world.draft({ kind: 'internship', duties: { zh: '需上夜班' } }));
      const without = await world.publish(held, 'operator', { note: '同意' });
      expect(without).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/filingNumber', code: 'required', rule: 'internship.no-night-shift' }] },
      });
      const malformed = await world.publish(held, 'operator', { note: '同意', filingNumber: '<?>' });
      expect(malformed).toMatchObject({
        status: 422,
        body: { errors: [{ pointer: '/filingNumber', code: 'format' }] },
      });
      const filed = await world.publish(held, 'operator', { note: '同意', filingNumber: '津教职备〔2026〕12号' });
      expect(filed).toMatchObject({ status: 200, body: { state: 'published' } });
      const { body } = await world.get(`openings/${held.id}/rulings`);
      expect(body.items.at(-1)).toMatchObject({ act: 'approved', filingNumber: '津教职备〔2026〕12号' });
    });

    it('is let through by an operator who did not write it', async () => {
      const { body: shown } = await world.publish(await world.draft({}));
      const patched = await world.patch(shown, { title: { zh: '钳工，35岁以下' } }, 'operator');
      expect(patched.body.state).toBe('submitted');
      const own = await world.publish(patched.body, 'operator', { note: '同意' });
      expect(own).toMatchObject({ status: 403, body: { type: '/problems/opening.own-approval' } });
      expect((await world.publish(patched.body, 'second', { note: '同意' })).body.state).toBe('published');
    });

    it('keeps its rulings from everybody but operators and government', async () => {
      const { body } = await world.publish(await world.draft({}));
      for (const who of ['own', 'college', 'agency'])
        expect((await world.get(`openings/${body.id}/rulings`, who)).status).toBe(403);
      expect((await world.get(`openings/${body.id}/rulings`)).body).toEqual({ openingId: body.id, items: [] });
      expect((await world.get('openings/opn_00000000000000000000000099/rulings')).status).toBe(404);
      expect((await world.service.call('GET', `/v1/openings/${body.id}/rulings`)).status).toBe(401);
    });
  });
});
