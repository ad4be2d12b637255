import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainError } from '@duijie/domain';
import {
  applyOrganisation,
  approveOrganisation,
  reinstateOrganisation,
  rejectOrganisation,
  reviseOrganisation,
  suspendOrganisation,
  withdrawOrganisation,
} from './organisation.ts';
import type { Organisation, OrganisationRecord } from './organisation.ts';

const now = '2026-11-22T04:00:00.000Z';
const record: OrganisationRecord = {
  kind: 'enterprise',
  name: { zh: '示例机器人有限公司' },
  country: 'CN',
  region: '120113',
  uscc: '91120113XXDEM901XT',
  level: null,
  registerNumber: null,
  headcount: 120,
  intermediary: false,
  licence: null,
};
const applied = applyOrganisation('org_1', record, now).next;
const namesOf = (events: readonly object[]) => events.map((each) => each.constructor.name);

const acts = {
  approve: (organisation: Organisation) => approveOrganisation(organisation, now),
  reject: (organisation: Organisation) => rejectOrganisation(organisation, '材料不全', now),
  suspend: (organisation: Organisation) => suspendOrganisation(organisation, '资质复核', now),
  reinstate: (organisation: Organisation) => reinstateOrganisation(organisation, now),
  withdraw: (organisation: Organisation) => withdrawOrganisation(organisation, now),
};

describe('an organisation', () => {
  it('tells its public record and keeps its headcount, register number and notes to itself', () => {
    const { events } = suspendOrganisation(approveOrganisation(applied, now).next, '资质复核', now);
    expect(namesOf(events)).toEqual(['OrganisationSuspended', 'AccessRevoked']);
    expect(events[0]).toMatchObject({ id: 'org_1', state: 'suspended', uscc: record.uscc });
    for (const field of ['headcount', 'registerNumber', 'note', 'vettingCase'])
      expect(events[0]).not.toHaveProperty(field);
    expect(events[1]).toMatchObject({ about: 'organisation', revokedBefore: now });
  });

  it('whatever is done with it, the revision counts every act, refusals change nothing, and access follows its state', () => {
    const anAct = fc.constantFrom(...(Object.keys(acts) as (keyof typeof acts)[]));
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 12 }), (names) => {
        let organisation = applied;
        let mayEnter = true;
        for (const name of names) {
          const before = structuredClone(organisation);
          try {
            const { next, events } = acts[name](organisation);
            expect(next.revision).toBe(organisation.revision + 1);
            expect(events.length).toBeGreaterThan(0);
            if (namesOf(events).includes('AccessRevoked')) mayEnter = false;
            if (namesOf(events).includes('AccessGranted')) mayEnter = true;
            expect(organisation).toEqual(before);
            organisation = next;
          } catch (error) {
            expect((error as DomainError).details['allowedStates']).not.toContain(organisation.state);
          }
          if (organisation.state === 'approved') expect(mayEnter).toBe(true);
          if (['suspended', 'withdrawn'].includes(organisation.state)) expect(mayEnter).toBe(false);
        }
      }),
    );
  });

  it.each<[string, Partial<OrganisationRecord>, string[]]>([
    ['everything at once', { name: {}, uscc: null, region: '999999' }, ['/name', '/uscc', '/region']],
    ['a code with a wrong check character', { uscc: '91120113XXDEM901XA' }, ['/uscc']],
    ['a college without a level', { kind: 'college' }, ['/level']],
    [
      'a licence where nobody is an intermediary',
      { licence: { number: '1', issuer: 'x', validUntil: '2027-01-01' } },
      ['/licence'],
    ],
    ['a member abroad without a number', { country: 'KZ' }, ['/registerNumber']],
  ])('whose record has or lacks %s is refused', (_, wrong, pointers) => {
    const apply = () => applyOrganisation('org_2', { ...record, ...wrong }, now);
    const errors = pointers.map((pointer) => expect.objectContaining({ pointer }) as unknown);
    expect(apply).toThrow(expect.objectContaining({ kind: 'invalid', errors }));
  });

  it('stays of the kind and country as which it was admitted', () => {
    const { next, events } = reviseOrganisation(applied, { ...record, headcount: 90 }, now);
    expect([next.headcount, next.state, namesOf(events)]).toEqual([90, 'applied', ['OrganisationRevised']]);
    expect(() => reviseOrganisation(applied, { ...record, kind: 'park' }, now)).toThrow('/kind');
    expect(() => reviseOrganisation(applied, { ...record, country: 'KZ', registerNumber: '1' }, now)).toThrow('/kind');
  });
});
