import { FlagClosed, FlagRaised, event } from '@duijie/contracts';
import type { FlagBody, FlagOutcome, FlagReason } from '@duijie/contracts';
import { created, invalid, revised, wrongState } from '@duijie/domain';
import type { Change, Text } from '@duijie/domain';

/** A member's warning of an organisation to all others. */
export interface Flag extends FlagBody {
  readonly note: string;
  readonly outcomeNote: string | null;
}

export interface FlagTerms {
  readonly organisation: { readonly id: string; readonly name: Text };
  readonly raisedBy: string | null;
  readonly reasonCode: FlagReason;
  readonly note: string;
}

/** Raises a flag. Every member will read it, so it is about the organisation and names no person. */
export function raiseFlag(id: string, terms: FlagTerms, now: string): Change<Flag> {
  checkNote(terms.note);
  if (terms.organisation.id === terms.raisedBy) {
    throw invalid('flag', [
      {
        pointer: '/organisation',
        code: 'not-allowed',
        message: { zh: '不能对本单位提出警示', en: 'A member raises flags on others' },
      },
    ]);
  }
  const next: Flag = created(id, now, {
    organisation: terms.organisation.id,
    organisationName: terms.organisation.name,
    raisedBy: terms.raisedBy,
    state: 'open' as const,
    reasonCode: terms.reasonCode,
    outcome: null,
    note: terms.note,
    outcomeNote: null,
  });
  return { next, events: [event(FlagRaised, publicBody(next))] };
}

/** An operator has looked into it. What follows for the organisation is an act of its own. */
export function closeFlag(flag: Flag, outcome: FlagOutcome, note: string, now: string): Change<Flag> {
  if (flag.state !== 'open') throw wrongState('flag', flag.state, ['open'], 'close it');
  checkNote(note);
  const next = revised<Flag>(flag, now, { state: 'closed', outcome, outcomeNote: note });
  return { next, events: [event(FlagClosed, publicBody(next))] };
}

function publicBody(flag: Flag): FlagBody {
  const { note: _note, outcomeNote: _outcomeNote, ...body } = flag;
  return body;
}

/** Numbers and addresses by which a person is reached or known: an e-mail address, a mobile or identity number. */
const personal =
  /[^\s@]+@[^\s@]+\.[a-z]{2,}|(?<!\d)(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}(?!\d)|(?<!\d)\d{17}[\dX](?!\d)/i;

function checkNote(note: string): void {
  if (!personal.test(note.normalize('NFKC'))) return;
  throw invalid('flag', [
    {
      pointer: '/note',
      code: 'personal-data',
      message: {
        zh: '请勿填写个人信息（电话、证件号、邮箱等）；全体成员可见',
        en: 'Leave out phone numbers, identity numbers and e-mail addresses: every member reads this',
      },
    },
  ]);
}
