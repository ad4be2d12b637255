import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OpeningPublished, OrganisationApproved, OrganisationSuspended, event } from '@duijie/contracts';
import { anOpeningRequest, anOrganisation, eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';
import { demand } from '../src/demand.module.ts';

type Opening = { id: string; revision: number };
type Item = { id: string; employer: string; employerName: { zh: string } };
type Page = {
  items: Item[];
  nextCursor: string | null;
  total: number;
  facets: Record<string, { code: string; count: number }[]>;
  errors?: { pointer: string; code: string; suggestions?: unknown[] }[];
};

const employer = 'org_00000000000000000000000001';
const neighbour = 'org_00000000000000000000000009';
const clock = { now: () => new Date('2026-11-22T04:00:00Z') };

describe('shared demand over HTTP', () => {
  let service: ServiceUnderTest;
  let own: string;
  let other: string;
  let student: string;
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    service = await serviceUnderTest(demand, { clock });
    own = await service.grant({ roles: ['enterprise'], organisation: employer });
    other = await service.grant({ roles: ['enterprise'], organisation: neighbour });
    student = await service.grant({ roles: ['student'] });
    await service.publish(
      event(OrganisationApproved, anOrganisation({ id: employer })),
      event(OrganisationApproved, anOrganisation({ id: neighbour, name: { zh: '邻居机械' } })),
    );
    await publish('fitter', own);
    await publish('cook', own, {
      title: { zh: '中餐厨师' },
      circle: 'SERV',
      majors: [],
      skills: [],
      workplaces: ['130104'],
    });
    await publish('robot', other, {
      kind: 'internship',
      title: { zh: '机器人运维', en: 'ROBOT Care' },
      skills: [{ skill: 'PLC-SIE', level: 2 }],
      workplaces: ['110108', '120113'],
      majors: [{ code: '660301' }],
    });
    await service.call('POST', '/v1/openings', { as: own, body: anOpeningRequest({ title: { zh: '草稿' } }) });
    await eventually(async () => (await search('')).total === 3);
  });

  afterAll(() => service.stop());

  async function publish(name: string, as: string, overrides: Record<string, unknown> = {}): Promise<void> {
    const draft = await service.call<Opening>('POST', '/v1/openings', { as, body: anOpeningRequest(overrides) });
    expect(draft).toMatchObject({ status: 201 });
    const { id } = draft.body;
    await eventually(async () => {
      const answer = await service.call('POST', `/v1/openings/${id}/publish`, { as, headers: { 'if-match': '"1"' } });
      return answer.status === 200;
    });
    ids[name] = id;
  }

  async function search(query: string, as = student): Promise<Page> {
    return (await service.call<Page>('GET', `/v1/demand/shared?${query}`, { as })).body;
  }

  async function namesFor(query: string): Promise<string[]> {
    const found = (await search(query)).items.map((item) => item.id);
    return Object.keys(ids)
      .filter((name) => found.includes(ids[name] ?? ''))
      .sort();
  }

  it('everybody signed in sees what is published, with its employer and without what the rules found', async () => {
    const page = await search('', other);
    expect(page.items).toHaveLength(3);
    const item = page.items.find(({ id }) => id === ids['robot']);
    expect(item).toMatchObject({ employer: neighbour, employerName: { zh: '邻居机械' } });
    expect(item).not.toHaveProperty('findings');
    expect(item).not.toHaveProperty('note');
    expect((await service.call('GET', '/v1/demand/shared')).status).toBe(401);
  });

  it.each([
    ['kind=internship', ['robot']],
    ['circle=MFG', ['fitter', 'robot']],
    ['region=120000', ['fitter', 'robot']],
    ['region=110000', ['robot']],
    [`region=${encodeURIComponent('京津冀')}`, ['cook', 'fitter', 'robot']],
    ['major=460305', ['fitter', 'robot']],
    ['major=6603', ['fitter', 'robot']],
    ['major=5303', []],
    ['skill=PLC', ['fitter', 'robot']],
    ['skill=PLC-SIE', ['robot']],
    [`skill=${encodeURIComponent('西门子PLC编程')}`, ['robot']],
    [`q=${encodeURIComponent('ｒｏｂｏｔ care')}`, ['robot']],
    [`q=${encodeURIComponent('厨师')}`, ['cook']],
    ['circle=MFG&kind=employment', ['fitter']],
  ])('%s finds %p', async (query, expected) => {
    expect(await namesFor(query)).toEqual(expected);
  });

  it('counts what fits by kind, circle, province, major and skill, in codes that can be searched by', async () => {
    const { facets } = await search('');
    expect(facets['kind']).toEqual([
      { code: 'employment', count: 2 },
      { code: 'internship', count: 1 },
    ]);
    expect(facets['province']).toContainEqual(expect.objectContaining({ code: '120000', count: 2 }));
    for (const name of ['kind', 'circle', 'major', 'skill'])
      for (const { code, count } of facets[name] ?? [])
        expect((await search(`${name}=${code}`)).total).toBeGreaterThanOrEqual(count);
  });

  it('gives pages that do not overlap, and refuses a cursor of another search', async () => {
    const first = await search('limit=2');
    expect(first.items).toHaveLength(2);
    const second = await search(`limit=2&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ nextCursor: null, total: 3 });
    expect(new Set([...first.items, ...second.items].map((item) => item.id)).size).toBe(3);
    const answer = await service.call('GET', `/v1/demand/shared?kind=internship&cursor=${first.nextCursor}`, {
      as: student,
    });
    expect(answer).toMatchObject({ status: 422, body: { type: '/problems/cursor.invalid' } });
  });

  it('a word that means nothing is refused with its field', async () => {
    expect((await search('skill=qqqqzzz')).errors).toMatchObject([{ pointer: '/skill', code: 'unknown-code' }]);
  });

  it('is a JSON Feed and a graph of job postings too', async () => {
    const feed = await service.call<{ items: { id: string; url: string }[]; next_url: string }>(
      'GET',
      '/v1/demand/shared.json?limit=1&language=en',
      { as: student },
    );
    expect(feed.headers.get('content-type')).toContain('application/feed+json');
    expect(feed.body).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'en' });
    const next = await service.call<{ items: unknown[] }>('GET', feed.body.next_url.slice(service.url.length), {
      as: student,
    });
    expect(next.body.items).toHaveLength(1);
    const graph = await service.call<{ '@graph': { '@type': string; title: string }[] }>(
      'GET',
      '/v1/demand/shared.jsonld?kind=internship&language=en',
      { as: student },
    );
    expect(graph.headers.get('content-type')).toContain('application/ld+json');
    expect(graph.body['@graph']).toMatchObject([
      {
        '@type': 'JobPosting',
        title: 'ROBOT Care',
        employmentType: 'INTERN',
        hiringOrganization: { name: '邻居机械' },
        baseSalary: { currency: 'CNY', value: { minValue: 5000, maxValue: 7500, unitText: 'MONTH' } },
      },
    ]);
  });

  it('what its employer pauses is gone at once', async () => {
    const id = ids['cook'] ?? '';
    await service.call('POST', `/v1/openings/${id}/pause`, { as: own, headers: { 'if-match': '"2"' } });
    expect((await search('')).items.map((item) => item.id)).not.toContain(id);
    await eventually(async () => (await search('')).total === 2);
  });

  it('an older event that comes late changes nothing', async () => {
    const records = (await service.eventsOf('demand.openings')).filter((record) => record.key === ids['cook']);
    const published = records.find((record) => record.headers['ce_type'] === 'org.duijie.OpeningPublished');
    const body = JSON.parse(published?.value ?? '{}') as OpeningPublished;
    await service.publish(event(OpeningPublished, { ...body }));
    await publish('later', own, { kind: 'orderClass', minSeats: 3 });
    await eventually(async () => (await namesFor('kind=orderClass')).length === 1);
    expect((await search('')).total).toBe(3);
  });

  it('the openings of a suspended employer are gone as soon as the suspension is known', async () => {
    await service.publish(
      event(OrganisationSuspended, anOrganisation({ id: neighbour, revision: 3, state: 'suspended' })),
    );
    await eventually(async () => (await search('kind=internship')).total === 0);
  });
});
