import type { AgreementScope, AgreementType } from '@duijie/contracts';
import { digestOf, invalid, isDate } from '@duijie/domain';
import type { FieldError, Text } from '@duijie/domain';
import { major, majorGroupName, regionExists } from '@duijie/taxonomy';

/** What a party has taken on. */
export interface Obligation {
  readonly party: string;
  readonly what: Text;
  readonly due: string | null;
}

/** What the parties speak about, and may speak about anew; who they are and what kind of agreement it is stays. */
export interface RevisableTerms {
  readonly title: Text;
  readonly scope: AgreementScope;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly obligations: readonly Obligation[];
  /** SHA-256 over the text, which is kept beside; null where the terms are all of it. */
  readonly textDigest: string | null;
}

export interface AgreementTerms extends RevisableTerms {
  readonly type: AgreementType;
  readonly parties: readonly string[];
}

/** One version of one agreement: what a signature is about. */
export interface AgreementVersion extends AgreementTerms {
  readonly id: string;
  readonly version: number;
}

/** The document whose digest is signed; verify/agreement.mjs makes it anew from a record. */
export function signedContent({ id, version, ...terms }: AgreementVersion): object {
  const { type, parties, title, scope, validFrom, validUntil, obligations, textDigest } = terms;
  const content = { type, parties, title, scope, validFrom, validUntil, obligations, textDigest };
  return { version: 'duijie-agreement-1', agreement: id, number: version, ...content };
}

/** SHA-256 over the exact terms and text of a version. */
export function digestOfVersion(version: AgreementVersion): string {
  return digestOf(signedContent(version));
}

/** Refuses terms that cannot be; says everything that is wrong with them. */
export function checkTerms(terms: AgreementTerms): void {
  const errors = [
    ...titleFaults(terms),
    ...partyFaults(terms),
    ...dateFaults(terms),
    ...scopeFaults(terms),
    ...obligationFaults(terms),
  ];
  if (errors.length > 0) throw invalid('agreement', errors);
}

const noDate = { zh: '不是有效日期', en: 'Not a real date (YYYY-MM-DD)' };

function* titleFaults({ title }: AgreementTerms): Generator<FieldError> {
  if (Object.values(title).some((words) => words)) return;
  yield {
    pointer: '/title',
    code: 'required',
    message: { zh: '请填写名称', en: 'Give a title in one language at least' },
  };
}

function* partyFaults({ parties }: AgreementTerms): Generator<FieldError> {
  if (new Set(parties).size === parties.length && parties.length >= 2) return;
  const message = { zh: '协议须有两个以上不同的当事方', en: 'An agreement has two or more different parties' };
  yield { pointer: '/parties', code: 'range', message };
}

function* dateFaults(terms: AgreementTerms): Generator<FieldError> {
  const { validFrom, validUntil } = terms;
  for (const field of ['validFrom', 'validUntil'] as const) {
    const date = terms[field];
    if (date !== null && !isDate(date)) yield { pointer: `/${field}`, code: 'format', message: noDate };
  }
  if (validFrom === null || validUntil === null || validUntil >= validFrom) return;
  const message = { zh: '截止日期早于起始日期', en: 'The end is before the start' };
  yield { pointer: '/validUntil', code: 'dates-reversed', message };
}

function* scopeFaults({ scope }: AgreementTerms): Generator<FieldError> {
  for (const [i, code] of scope.majors.entries()) {
    if (major(code) ?? majorGroupName(code)) continue;
    const message = { zh: '没有这个专业代码', en: 'There is no major, class or category of this code' };
    yield { pointer: `/scope/majors/${i}`, code: 'unknown-code', message };
  }
  for (const [i, code] of scope.regions.entries()) {
    if (regionExists(code)) continue;
    const message = { zh: '没有这个地区代码', en: 'There is no region of this code' };
    yield { pointer: `/scope/regions/${i}`, code: 'unknown-code', message };
  }
}

function* obligationFaults({ obligations, parties }: AgreementTerms): Generator<FieldError> {
  for (const [i, { party, what, due }] of obligations.entries()) {
    if (!parties.includes(party)) {
      const message = { zh: '须为协议的当事方', en: 'This must be one of the parties' };
      yield { pointer: `/obligations/${i}/party`, code: 'unknown-code', message };
    }
    if (Object.values(what).every((words) => !words)) {
      const message = { zh: '请写明义务内容', en: 'Say what is to be done, in one language at least' };
      yield { pointer: `/obligations/${i}/what`, code: 'required', message };
    }
    if (due !== null && !isDate(due)) yield { pointer: `/obligations/${i}/due`, code: 'format', message: noDate };
  }
}
