import { describe, expect, it } from '@jest/globals';
import { organisationStates, vettingStates } from '@duijie/contracts';
import type { OrganisationState } from '@duijie/contracts';
import { applyOrganisation } from './organisation.ts';
import type { Organisation } from './organisation.ts';
import { followVetting } from './vetting.ts';

const now = '2026-11-29T05:00:00.000Z';
const applied = applyOrganisation(
  'org_1',
  {
    kind: 'enterprise',
    name: { en: 'Example' },
    country: 'KZ',
    region: null,
    uscc: null,
    level: null,
    registerNumber: '1',
    headcount: null,
    intermediary: false,
    licence: null,
  },
  now,
).next;
const an = (state: OrganisationState, overrides: Partial<Organisation> = {}): Organisation => ({
  ...applied,
  state,
  ...overrides,
});
const names = (events: readonly object[] = []) => events.map((each) => each.constructor.name);
const approved = { id: 'vet_1', state: 'approved', validUntil: '2028-11-29' } as const;

describe('an organisation whose membership is vetted', () => {
  it('is under vetting from the opening of the case, and a member when it is approved, until the day of the case', () => {
    const vetted = followVetting(applied, { id: 'vet_1', state: 'opened', validUntil: null }, now)?.next;
    expect(vetted?.state).toBe('underVetting');
    const change = followVetting(vetted ?? applied, approved, now);
    expect(change?.next).toMatchObject({ state: 'approved', vettingCase: 'vet_1', validUntil: '2028-11-29' });
    expect(names(change?.events)).toEqual(['OrganisationApproved', 'AccessGranted']);
  });

  it('goes on as a member while it is looked at again, and when that is refused', () => {
    for (const state of ['opened', 'inReview', 'refused', 'appealed', 'upheld'] as const) {
      expect(followVetting(an('approved'), { id: 'vet_2', state, validUntil: null }, now)).toBeUndefined();
    }
    const renewed = followVetting(an('approved', { vettingCase: 'vet_0' }), approved, now);
    expect(renewed?.next).toMatchObject({ state: 'approved', vettingCase: 'vet_1' });
    expect(names(renewed?.events)).toEqual(['OrganisationRevised']);
  });

  it('is rejected by a refusal, and admitted when an appeal overturns it', () => {
    const rejected = followVetting(an('underVetting'), { id: 'vet_1', state: 'refused', validUntil: null }, now);
    expect(rejected?.next.state).toBe('rejected');
    const overturned = { id: 'vet_1', state: 'overturned', validUntil: '2028-11-29' } as const;
    expect(followVetting(rejected?.next ?? applied, overturned, now)?.next.state).toBe('approved');
  });

  it('is stopped everywhere when its case runs out, and by no older case', () => {
    const expired = { id: 'vet_1', state: 'expired', validUntil: '2026-11-28' } as const;
    const change = followVetting(an('approved', { vettingCase: 'vet_1' }), expired, now);
    expect(change?.next.state).toBe('expired');
    expect(names(change?.events)).toEqual(['OrganisationExpired', 'AccessRevoked']);
    expect(followVetting(an('approved', { vettingCase: 'vet_2' }), expired, now)).toBeUndefined();
    expect(followVetting(an('approved'), expired, now)).toBeUndefined();
  });

  it('stays suspended whatever a case says, and away when it has left', () => {
    expect(followVetting(an('suspended'), approved, now)?.next.state).toBe('suspended');
    expect(followVetting(an('withdrawn'), approved, now)).toBeUndefined();
  });

  it('following the same case twice changes nothing, in whatever state it was', () => {
    for (const state of organisationStates) {
      for (const outcome of vettingStates) {
        const given = { id: 'vet_1', state: outcome, validUntil: '2028-11-29' };
        const once = followVetting(an(state, { vettingCase: 'vet_1' }), given, now)?.next;
        if (once) expect(followVetting(once, given, now)).toBeUndefined();
      }
    }
  });
});
