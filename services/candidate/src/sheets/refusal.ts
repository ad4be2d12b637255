import { DomainError } from '@duijie/domain';
import type { ErrorKind, Text } from '@duijie/domain';

/** The kinds in which a whole sheet can be refused. */
export type RefusalKind = Extract<ErrorKind, 'invalid' | 'too-large' | 'unsupported'>;

/**
 * Refuses a whole sheet as `upload.<what>`. The English words are the message; both languages are in `errors`,
 * so that a page can show them, and each says what to do.
 */
export function refuse(
  kind: RefusalKind,
  what: string,
  message: Text & { en: string },
  details: Readonly<Record<string, unknown>> = {},
): DomainError {
  return new DomainError(kind, `upload.${what}`, message.en, {
    errors: [{ pointer: '/file', code: what, message }],
    details,
  });
}

/** What crosses from the worker to its owner: a refusal as plain data. */
export interface PlainRefusal {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly message: string;
  readonly errors: DomainError['errors'];
  readonly details: DomainError['details'];
}

export function toPlain(error: unknown): PlainRefusal {
  const { kind, code, message, errors, details } = error instanceof DomainError ? error : unreadable();
  return { kind, code, message, errors, details };
}

export function fromPlain({ kind, code, message, errors, details }: PlainRefusal): DomainError {
  return new DomainError(kind, code, message, { errors, details });
}

/** The answer for a file that broke the reader in a way that nobody foresaw; the inner text stays inside. */
export function unreadable(): DomainError {
  return refuse('invalid', 'unreadable', {
    zh: '无法读取该文件。请用 Excel 或 WPS 打开后另存为 .xlsx 或 UTF-8 编码的 CSV，再重新上传。',
    en: 'The file cannot be read. Open it in a spreadsheet program, save it as .xlsx or as CSV in UTF-8, and upload it again.',
  });
}

export function cancelled(): DomainError {
  return refuse('invalid', 'cancelled', { zh: '读取已取消。', en: 'The reading was cancelled.' });
}

export function tookTooLong(): DomainError {
  return refuse('too-large', 'took-too-long', {
    zh: '读取该文件用时过长，已停止。请拆分文件，或另存为 CSV 后重新上传。',
    en: 'Reading this file took too long and was stopped. Split it, or save it as CSV and upload that.',
  });
}

export function tooMuchMemory(limit: number): DomainError {
  return refuse(
    'too-large',
    'too-much-memory',
    {
      zh: '读取该文件需要过多内存，已停止。请拆分文件，或另存为 CSV 后重新上传。',
      en: 'Reading this file takes too much memory and was stopped. Split it, or save it as CSV and upload that.',
    },
    { limit },
  );
}
