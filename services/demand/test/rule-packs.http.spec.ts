import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationReinstated, OrganisationSuspended, event } from '@duijie/contracts';
import { anOrganisation, eventually } from '@duijie/testing';
import { employer, rulesWorld } from './rules-world.ts';
import type { Json, RulesWorld } from './rules-world.ts';

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

describe('rule packs over HTTP', () => {
  let world: RulesWorld;

  beforeAll(async () => {
    world = await rulesWorld();
  });

  afterAll(() => world.service.stop());

  const packOf = (version: string, ...rules: object[]) => ({
    pack: 'local',
    version,
    title: { zh: '地方规定' },
    rules,
  });
  const bring = (body: object, who = 'operator') =>
    world.service.call<Json>('POST', '/v1/rule-packs', { as: world.as[who], body });
  const activate = (pack: Json, who = 'operator', body: object = { note: '新规生效' }) =>
    world.act(`rule-packs/${pack.id}`, 'activate', pack, who, body);

  it('those of the release are in force from the first start, and all may read them', async () => {
    const { body } = await world.get('rule-packs?state=active', 'college');
    expect(body.items.map((pack: Json) => [pack.pack, pack.version]).sort()).toEqual([
      ['internships', '2026.11'],
      ['recruitment', '2026.11'],
    ]);
    const one = await world.get(`rule-packs/${body.items[0].id}`, 'own');
    expect(one.body.rules.length).toBeGreaterThan(10);
    expect(one.body).not.toHaveProperty('author');
    expect((await world.get('rule-packs/rpk_none')).status).toBe(404);
    expect((await world.service.call('GET', '/v1/rule-packs')).status).toBe(401);
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
    const glass = (await world.publish(await world.draft({ duties: { zh: '搬运玻璃' } }))).body;
    const wood = (await world.publish(await world.draft({ duties: { zh: '搬运木材' } }))).body;
    const steel = (await world.publish(await world.draft({ duties: { zh: '搬运钢材' } }))).body;
    const resting = await world.act(`openings/${glass.id}`, 'pause', glass);
    const { status, body: pack, headers } = await bring(packOf('1', glassRule, woodRule));
    expect([status, pack.state, headers.get('etag')]).toEqual([201, 'draft', '"1"']);
    expect(await bring(packOf('1', glassRule))).toMatchObject({
      status: 409,
      body: { type: '/problems/rule-pack.exists' },
    });

    const changed: Json[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Json = (await world.get(`rule-packs/${pack.id}/dry-run?limit=1${cursor && `&cursor=${cursor}`}`))
        .body;
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
    expect((await world.get(`rule-packs/${pack.id}/dry-run`, 'own')).status).toBe(403);
    expect((await world.get(`openings/${wood.id}`)).body.state).toBe('published');

    expect((await activate(pack, 'operator', {})).status).toBe(422);
    expect((await activate({ ...pack, revision: 9 })).status).toBe(412);
    expect((await activate(pack, 'own')).status).toBe(403);
    const active = await activate(pack);
    expect(active).toMatchObject({ status: 200, body: { state: 'active', note: '新规生效', activation: 1 } });
    expect((await activate(active.body)).status).toBe(409);
    expect((await world.check({ duties: { zh: '搬运玻璃' } })).outcome).toBe('refused');
    const applied = await eventually(async () => {
      const { body } = await world.get(`rule-packs/${pack.id}`);
      return body.effects && body;
    });
    expect(applied.effects).toMatchObject({ on: '2026-11-22', paused: 1, submitted: 1 });
    expect((await world.get(`openings/${glass.id}`)).body).toMatchObject({ state: 'paused', pausedBy: 'rules' });
    expect((await world.get(`openings/${wood.id}`)).body).toMatchObject({
      state: 'submitted',
      reasonCode: 'rulesChanged',
    });
    expect((await world.get(`openings/${steel.id}`)).body.revision).toBe(steel.revision);
    expect((await world.get(`openings/${glass.id}/rulings`)).body.items).toMatchObject([
      { act: 'paused', by: null, findings: [{ rule: 'opening.no-glass', version: '1' }] },
    ]);
    const records = await world.service.eventsOf('demand.openings');
    const last = records.findLast(({ key }) => key === glass.id);
    expect(JSON.parse(last?.value ?? '{}')).toMatchObject({ pausedBy: 'rules', reasonCode: 'rulesChanged' });
    expect(resting.status).toBe(200);
  });

  it('a later version replaces the one in force; its employer mends and resumes what was paused', async () => {
    const stopped = (await world.get('openings?state=paused', 'own')).body.items[0];
    expect((await world.act(`openings/${stopped.id}`, 'resume', stopped)).status).toBe(422);
    const { body: pack } = await bring(packOf('2', { ...glassRule, severity: 'warn' }));
    const eased = (await world.get(`rule-packs/${pack.id}/dry-run`)).body.items;
    expect(eased).toMatchObject([{ openingId: stopped.id, outcome: 'eased' }]);
    await activate(pack);
    await eventually(async () => {
      const { body } = await world.get('rule-packs?pack=local&sort=createdAt');
      return body.items.map((each: Json) => each.state).join() === 'retired,active';
    });
    const mended = await world.patch(stopped, { duties: { zh: '不搬运玻璃' } }, 'own');
    expect(mended.body).toMatchObject({ state: 'paused', pausedBy: 'rules', findings: [] });
    const resumed = await world.act(`openings/${stopped.id}`, 'resume', mended.body);
    expect(resumed).toMatchObject({ status: 200, body: { state: 'published', pausedBy: null } });
  });

  it('a suspension on the way changes nothing of what the rules decided', async () => {
    const opening = (await world.publish(await world.draft({ title: { zh: '装配工' } }))).body;
    await world.service.publish(
      event(OrganisationSuspended, anOrganisation({ id: employer, revision: 3, state: 'suspended' })),
    );
    await eventually(async () => (await world.get(`openings/${opening.id}`)).body.state === 'paused');
    expect((await world.get(`openings/${opening.id}`)).body).toMatchObject({ pausedBy: 'suspension', suspension: 3 });
    const steelRule = { ...glassRule, id: 'opening.no-fitting', predicate: { kind: 'lexicon', find: ['装配工'] } };
    const cases = { finds: ['装配工'], passes: ['钳工'] };
    await activate((await bring(packOf('3', { ...steelRule, cases }))).body);
    await eventually(async () => (await world.get(`openings/${opening.id}`)).body.pausedBy === 'rules');
    await world.service.publish(
      event(OrganisationReinstated, anOrganisation({ id: employer, revision: 4, state: 'approved' })),
    );
    await eventually(async () => (await world.publish(await world.draft({ title: { zh: '钳工' } }))).status === 200);
    expect((await world.get(`openings/${opening.id}`)).body).toMatchObject({ state: 'paused', pausedBy: 'rules' });
  });
});
