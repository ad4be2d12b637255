import {
  AllianceActivated,
  AllianceDissolved,
  AllianceFounded,
  AllianceProposed,
  AllianceRevised,
  event,
} from '@duijie/contracts';
import type { AllianceBody, AllianceState, MemberRole } from '@duijie/contracts';
import { created, digestOf, invalid, revised, wrongState } from '@duijie/domain';
import type { Change, FieldError, Text } from '@duijie/domain';
import { circle, major } from '@duijie/taxonomy';

/** What is said of an alliance when it is proposed, and may be said anew. */
export interface AllianceTerms extends Pick<AllianceBody, 'kind' | 'name' | 'parent' | 'majors' | 'circles'> {
  readonly declaration: Text | null;
}

/** Organisations that have joined forces. */
export interface Alliance extends AllianceBody {
  /** Null when an operator did. */
  readonly proposedBy: string | null;
  /** Those who are in it or asked to be, to be found by. */
  readonly organisations: readonly string[];
  /** Who may see it: those while it is proposed, and then everyone. */
  readonly readers: readonly string[];
}

/** Stands for every signed-in account among the readers. */
export const everyone = 'everyone';

type AllianceEvent = new () => AllianceBody;

/** Proposes an alliance. A member who does is its secretariat until that is given to another. */
export function proposeAlliance(
  id: string,
  proposer: string | null,
  terms: AllianceTerms,
  now: string,
): Change<Alliance> {
  checkTerms(id, terms);
  const members = proposer === null ? [] : [joined(proposer, 'secretariat', now)];
  const next = created(id, now, {
    ...recordOf(terms),
    state: 'proposed' as const,
    members,
    foundedAt: null,
    proposedBy: proposer,
    organisations: [],
    readers: [],
  });
  return told(next, AllianceProposed);
}

/** Says anew what it is. From its founding on the declaration stands as it was declared. */
export function reviseAlliance(alliance: Alliance, terms: AllianceTerms, now: string): Change<Alliance> {
  mustStand(alliance, 'revise it');
  checkTerms(alliance.id, terms);
  const record = recordOf(terms);
  const errors: FieldError[] = [];
  if (alliance.state !== 'proposed' && record.declaration?.digest !== alliance.declaration?.digest) {
    errors.push(fixed('/declaration', '宣言在成立后不可更改', 'The declaration stands as it was founded on'));
  }
  if (record.kind !== alliance.kind) errors.push(fixed('/kind', '类型不可更改', 'The kind stays what it was'));
  if (errors.length > 0) throw invalid('alliance', errors);
  return told(revised<Alliance>(alliance, now, record), AllianceRevised);
}

/** An organisation becomes a member at once, by an operator's word. */
export function admitMember(alliance: Alliance, organisation: string, role: MemberRole, now: string): Change<Alliance> {
  return addMember(alliance, joined(organisation, role, now), now);
}

/** An organisation is asked to become a member. */
export function inviteMember(
  alliance: Alliance,
  organisation: string,
  role: MemberRole,
  now: string,
): Change<Alliance> {
  return addMember(alliance, { organisation, role, state: 'invited', since: now }, now);
}

/** The organisation that was asked says yes. */
export function acceptInvitation(alliance: Alliance, organisation: string, now: string): Change<Alliance> {
  mustStand(alliance, 'join it');
  const invited = alliance.members.some((each) => each.organisation === organisation && each.state === 'invited');
  if (!invited) throw wrongState('alliance-member', 'joined', ['invited'], 'accept the invitation');
  return withMembers(
    alliance,
    alliance.members.map((each) =>
      each.organisation === organisation ? { ...each, state: 'joined' as const, since: now } : each,
    ),
    now,
  );
}

/** Gives a member another role. */
export function changeRole(alliance: Alliance, organisation: string, role: MemberRole, now: string): Change<Alliance> {
  mustStand(alliance, 'change its members');
  return withMembers(
    alliance,
    alliance.members.map((each) => (each.organisation === organisation ? { ...each, role } : each)),
    now,
  );
}

/** A member leaves, or one who was asked declines. Who works on needs a secretariat. */
export function removeMember(alliance: Alliance, organisation: string, now: string): Change<Alliance> {
  mustStand(alliance, 'leave it');
  return withMembers(
    alliance,
    alliance.members.filter((each) => each.organisation !== organisation),
    now,
  );
}

/** Its members declare it: two or more have joined, and there is a declaration. */
export function foundAlliance(alliance: Alliance, now: string): Change<Alliance> {
  if (alliance.state !== 'proposed') throw wrongState('alliance', alliance.state, ['proposed'], 'found it');
  const errors: FieldError[] = [];
  if (alliance.members.filter(({ state }) => state === 'joined').length < 2) {
    errors.push({
      pointer: '/members',
      code: 'required',
      message: { zh: '成立须有两个以上已加入的成员', en: 'It takes two members who have joined to found it' },
    });
  }
  if (alliance.declaration === null) {
    errors.push({
      pointer: '/declaration',
      code: 'required',
      message: { zh: '成立须有宣言', en: 'It takes a declaration to found it' },
    });
  }
  if (errors.length > 0) throw invalid('alliance', errors);
  return told(revised<Alliance>(alliance, now, { state: 'founded', foundedAt: now }), AllianceFounded);
}

/** It begins to work; from now on it has a secretariat. */
export function activateAlliance(alliance: Alliance, now: string): Change<Alliance> {
  const next = to(alliance, 'active', ['founded'], 'activate it', now);
  mustHaveSecretariat(next);
  return told(next, AllianceActivated);
}

/** It ends. Its members stay what they are, and so does what they have agreed. */
export function dissolveAlliance(alliance: Alliance, now: string): Change<Alliance> {
  return told(to(alliance, 'dissolved', ['proposed', 'founded', 'active'], 'dissolve it', now), AllianceDissolved);
}

/** The role of an organisation that has joined. */
export function roleIn(alliance: Alliance, organisation: string): MemberRole | undefined {
  return alliance.members.find((each) => each.organisation === organisation && each.state === 'joined')?.role;
}

const mostMembers = 1_000;

function addMember(alliance: Alliance, member: Alliance['members'][number], now: string): Change<Alliance> {
  mustStand(alliance, 'add a member');
  if (alliance.organisations.includes(member.organisation)) {
    throw invalid('alliance', [
      {
        pointer: '/organisation',
        code: 'duplicate',
        message: { zh: '该机构已是成员或已受邀', en: 'It is a member or was invited already' },
      },
    ]);
  }
  if (alliance.members.length >= mostMembers) {
    throw invalid('alliance', [
      {
        pointer: '/members',
        code: 'too-many',
        message: { zh: `最多 ${mostMembers} 个成员`, en: `At most ${mostMembers} members` },
      },
    ]);
  }
  return withMembers(alliance, [...alliance.members, member], now);
}

function withMembers(alliance: Alliance, members: Alliance['members'], now: string): Change<Alliance> {
  const next = revised<Alliance>(alliance, now, { members });
  if (next.state === 'active') mustHaveSecretariat(next);
  return told(next, AllianceRevised);
}

function mustHaveSecretariat(alliance: Alliance): void {
  if (alliance.members.some(({ role, state }) => role === 'secretariat' && state === 'joined')) return;
  throw invalid('alliance', [
    {
      pointer: '/members',
      code: 'required',
      message: { zh: '联盟须有一个秘书处', en: 'An alliance that works has a secretariat; name another one first' },
    },
  ]);
}

function joined(organisation: string, role: MemberRole, now: string): Alliance['members'][number] {
  return { organisation, role, state: 'joined', since: now };
}

function recordOf({ declaration, ...terms }: AllianceTerms) {
  return {
    ...terms,
    declaration: declaration === null ? null : { text: declaration, digest: digestOf(declaration) },
  };
}

function mustStand(alliance: Alliance, act: string): void {
  const allowed: readonly AllianceState[] = ['proposed', 'founded', 'active'];
  if (!allowed.includes(alliance.state)) throw wrongState('alliance', alliance.state, allowed, act);
}

function to(
  alliance: Alliance,
  state: AllianceState,
  allowed: readonly AllianceState[],
  act: string,
  now: string,
): Alliance {
  if (!allowed.includes(alliance.state)) throw wrongState('alliance', alliance.state, allowed, act);
  return revised<Alliance>(alliance, now, { state });
}

function told(alliance: Alliance, type: AllianceEvent): Change<Alliance> {
  const organisations = alliance.members.map(({ organisation }) => organisation);
  const readers = alliance.state === 'proposed' ? organisations : [everyone];
  return { next: { ...alliance, organisations, readers }, events: [event(type, publicBody(alliance))] };
}

function publicBody(alliance: Alliance): AllianceBody {
  const { proposedBy: _proposer, organisations: _index, readers: _readers, ...body } = alliance;
  return body;
}

function fixed(pointer: string, zh: string, en: string): FieldError {
  return { pointer, code: 'fixed', message: { zh, en } };
}

function checkTerms(id: string, terms: AllianceTerms): void {
  const errors: FieldError[] = [];
  for (const field of ['name', 'declaration'] as const) {
    const text = terms[field];
    if (text === null || [text.zh, text.en, text.ru].some((words) => words?.trim())) continue;
    errors.push({
      pointer: `/${field}`,
      code: 'required',
      message: { zh: '至少用一种语言填写', en: 'Give it in at least one language' },
    });
  }
  if (terms.parent === id) {
    errors.push({
      pointer: '/parent',
      code: 'not-allowed',
      message: { zh: '联盟不能隶属于自身', en: 'An alliance is no part of itself' },
    });
  }
  for (const [pointer, codes, known] of [
    ['/majors', terms.majors, (code: string) => major(code) !== undefined],
    ['/circles', terms.circles, (code: string) => circle(code) !== undefined],
  ] as const) {
    const at = codes.findIndex((code) => !known(code));
    if (at < 0) continue;
    errors.push({
      pointer: `${pointer}/${at}`,
      code: 'unknown-code',
      message: { zh: '没有这个代码', en: 'There is no such code' },
    });
  }
  if (errors.length > 0) throw invalid('alliance', errors);
}
