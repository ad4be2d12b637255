import type { GraduateBody, OpeningBody, OrganisationBody } from '@duijie/contracts';

/** The body of a request for an opening: complete, clean, and open for long. */
export function anOpeningRequest(overrides: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    kind: 'employment',
    title: { zh: '电气设备安装工', en: 'Electrical fitter' },
    duties: { zh: '低压电气设备的安装与调试' },
    circle: 'MFG',
    seats: 5,
    workplaces: ['120113'],
    pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
    start: '2027-07-01',
    validUntil: '2027-03-31',
    education: 'higherVocational',
    majors: [{ code: '4603', scope: 'class' }],
    skills: [
      { skill: 'PLC', level: 2, weight: 20, must: true },
      { skill: 'ROB-OP', level: 3, weight: 30 },
    ],
    ...overrides,
  };
}

const longAgo = '2026-01-05T00:00:00.000Z';

/** A member organisation as its events carry it. */
export function anOrganisation(overrides: Partial<OrganisationBody> = {}): OrganisationBody {
  return {
    id: 'org_00000000000000000000000001',
    revision: 2,
    createdAt: longAgo,
    updatedAt: longAgo,
    kind: 'enterprise',
    state: 'approved',
    name: { zh: '示例装备制造有限公司' },
    country: 'CN',
    region: '120113',
    uscc: null,
    level: null,
    ...overrides,
  };
}

/** A published opening as its events carry it. */
export function anOpening(overrides: Partial<OpeningBody> = {}): OpeningBody {
  return {
    id: 'opn_00000000000000000000000001',
    revision: 2,
    createdAt: longAgo,
    updatedAt: longAgo,
    state: 'published',
    employer: 'org_00000000000000000000000001',
    kind: 'employment',
    externalRef: null,
    title: { zh: '电气设备安装工', en: 'Electrical fitter' },
    duties: { zh: '低压电气设备的安装与调试' },
    occupation: null,
    circle: 'MFG',
    seats: 5,
    minSeats: null,
    workplaces: ['120113'],
    placeMust: false,
    pay: { min: '5000.00', max: '7500.00', currency: 'CNY', per: 'month' },
    start: '2027-07-01',
    end: null,
    validUntil: '2027-03-31',
    answerDays: 7,
    education: null,
    majors: [{ code: '4603', scope: 'class' }],
    majorMust: false,
    skills: [{ skill: 'PLC', level: 2, weight: 10, must: true }],
    credentials: [],
    languages: [],
    weights: {},
    shortlist: 50,
    pausedBy: null,
    material: 1,
    reasonCode: null,
    ...overrides,
  };
}

/** A graduate as their events carry them: available, with consent, and of use to `anOpening`. */
export function aGraduate(overrides: Partial<GraduateBody> = {}): GraduateBody {
  return {
    id: 'grd_00000000000000000000000001',
    revision: 1,
    createdAt: longAgo,
    updatedAt: longAgo,
    state: 'available',
    college: 'org_00000000000000000000000002',
    education: 'higherVocational',
    major: '460301',
    cohort: 2024,
    year: 3,
    birth: '2005-07',
    regions: ['120000'],
    anywhere: false,
    kinds: [],
    circles: ['MFG'],
    availableFrom: '2027-06-01',
    skills: [{ skill: 'PLC', level: 3, evidence: 'attested' }],
    credentials: [],
    medals: [],
    languages: [],
    practice: {},
    consents: [{ purpose: 'matching', state: 'granted' }],
    ...overrides,
  };
}
