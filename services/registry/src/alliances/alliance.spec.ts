import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DomainError } from '@duijie/domain';
import {
  acceptInvitation,
  activateAlliance,
  admitMember,
  changeRole,
  dissolveAlliance,
  everyone,
  foundAlliance,
  inviteMember,
  proposeAlliance,
  removeMember,
  reviseAlliance,
} from './alliance.ts';
import type { Alliance, AllianceTerms } from './alliance.ts';

const now = '2026-11-29T05:00:00.000Z';
const terms: AllianceTerms = {
  kind: 'group',
  name: { zh: '先进制造职业教育集团' },
  parent: null,
  declaration: { zh: '共同培养技术技能人才。' },
  majors: ['460305'],
  circles: ['MFG'],
};
const proposed = proposeAlliance('all_1', 'org_1', terms, now).next;
const joined = admitMember(proposed, 'org_2', 'member', now).next;
const founded = foundAlliance(joined, now).next;
const active = activateAlliance(founded, now).next;
const named = (events: readonly object[]) => events.map((each) => each.constructor.name);

describe('an alliance', () => {
  it('is proposed, founded with a declaration, works, and ends', () => {
    expect(proposed).toMatchObject({ state: 'proposed', members: [{ organisation: 'org_1', role: 'secretariat' }] });
    expect(founded).toMatchObject({ state: 'founded', foundedAt: now });
    expect(named(activateAlliance(founded, now).events)).toEqual(['AllianceActivated']);
    expect(dissolveAlliance(active, now).next.state).toBe('dissolved');
    expect(() => foundAlliance(proposed, now)).toThrow('/members');
    expect(() => foundAlliance({ ...joined, declaration: null }, now)).toThrow('/declaration');
    expect(() => activateAlliance(joined, now)).toThrow('founded');
    expect(() => dissolveAlliance(dissolveAlliance(active, now).next, now)).toThrow('dissolved');
  });

  it('is seen by those who are in it until it is founded, and then by everyone', () => {
    expect(joined.readers).toEqual(['org_1', 'org_2']);
    expect(founded.readers).toEqual([everyone]);
  });

  it('keeps to its members who proposed it and by what it is found', () => {
    const [told] = foundAlliance(joined, now).events;
    for (const field of ['proposedBy', 'organisations', 'readers']) expect(told).not.toHaveProperty(field);
  });

  it('asks organisations, and counts those alone who have said yes', () => {
    const invited = inviteMember(proposed, 'org_2', 'council', now).next;
    expect(() => foundAlliance(invited, now)).toThrow('/members');
    const accepted = acceptInvitation(invited, 'org_2', now).next;
    expect(foundAlliance(accepted, now).next.state).toBe('founded');
    expect(() => acceptInvitation(accepted, 'org_2', now)).toThrow('invited');
    expect(() => admitMember(accepted, 'org_2', 'member', now)).toThrow('/organisation');
  });

  it('that works is never without a secretariat', () => {
    expect(() => removeMember(active, 'org_1', now)).toThrow('/members');
    expect(() => changeRole(active, 'org_1', 'council', now)).toThrow('/members');
    const handedOver = changeRole(active, 'org_2', 'secretariat', now).next;
    expect(removeMember(handedOver, 'org_1', now).next.organisations).toEqual(['org_2']);
  });

  it('keeps the declaration on which it was founded', () => {
    const other = { ...terms, declaration: { zh: '另一份宣言' } };
    expect(reviseAlliance(joined, other, now).next.declaration?.text).toEqual(other.declaration);
    expect(() => reviseAlliance(founded, other, now)).toThrow('/declaration');
    expect(reviseAlliance(founded, { ...terms, circles: [] }, now).next.circles).toEqual([]);
  });

  it.each<[string, Partial<AllianceTerms>, string]>([
    ['a name', { name: {} }, '/name'],
    ['a declaration with words', { declaration: { zh: ' ' } }, '/declaration'],
    ['majors that exist', { majors: ['460305', '999999'] }, '/majors/1'],
    ['circles that exist', { circles: ['NOWHERE'] }, '/circles/0'],
    ['a parent that is another', { parent: 'all_2' }, '/parent'],
  ])('has %s', (_, wrong, pointer) => {
    expect(() => proposeAlliance('all_2', null, { ...terms, ...wrong }, now)).toThrow(pointer);
  });

  it('has a digest that depends on the words alone, and can be checked with other tools', () => {
    // Of {"en":"b","zh":"a"}, by sha256sum.
    const digest = '724e0c78f59700084fe5143182824321664ad91ce86a31dbfecd8e489cc9e20c';
    for (const declaration of [
      { zh: 'a', en: 'b' },
      { en: 'b', zh: 'a' },
    ]) {
      expect(proposeAlliance('all_2', null, { ...terms, declaration }, now).next.declaration?.digest).toBe(digest);
    }
  });

  it('whatever is done with it, refusals change nothing and each member is in it once', () => {
    const organisation = fc.constantFrom('org_1', 'org_2', 'org_3');
    const anAct = fc.oneof(
      organisation.map((id) => (alliance: Alliance) => admitMember(alliance, id, 'member', now)),
      organisation.map((id) => (alliance: Alliance) => inviteMember(alliance, id, 'secretariat', now)),
      organisation.map((id) => (alliance: Alliance) => acceptInvitation(alliance, id, now)),
      organisation.map((id) => (alliance: Alliance) => removeMember(alliance, id, now)),
      organisation.map((id) => (alliance: Alliance) => changeRole(alliance, id, 'secretariat', now)),
      fc.constantFrom(
        (alliance: Alliance) => foundAlliance(alliance, now),
        (alliance: Alliance) => activateAlliance(alliance, now),
        (alliance: Alliance) => dissolveAlliance(alliance, now),
      ),
    );
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 15 }), (acts) => {
        let alliance = proposed;
        for (const act of acts) {
          const before = structuredClone(alliance);
          try {
            const { next, events } = act(alliance);
            expect([next.revision, events.length]).toEqual([alliance.revision + 1, 1]);
            expect(alliance).toEqual(before);
            alliance = next;
          } catch (error) {
            expect(['invalid', 'conflict']).toContain((error as DomainError).kind);
          }
          expect(alliance.organisations).toEqual([...new Set(alliance.organisations)]);
          const runs = alliance.members.some(({ role, state }) => role === 'secretariat' && state === 'joined');
          if (alliance.state === 'active') expect(runs).toBe(true);
        }
      }),
    );
  });
});
