import { isDate } from '@duijie/domain';
import { plainText } from './text.ts';

/** What a cell of identity numbers holds. */
export interface ReadIdNumber {
  readonly kind: 'resident' | 'passport';
  readonly number: string;
  /** YYYY-MM, from a resident number that is right. */
  readonly birth?: string;
  readonly lowercaseX?: boolean;
}
export type IdFault = 'id-checksum' | 'id-precision-lost' | 'id-malformed';

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** The check character of GB 11643 for the first seventeen digits. */
export function checkCharacter(digits: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  return '10X98765432'.charAt(sum % 11);
}

/** Reads a resident identity number (GB 11643) or a passport. */
export function readIdNumber(cell: string): ReadIdNumber | IdFault {
  const text = plainText(cell).replace(/^'/, '');
  if (/^\d(\.\d+)?e\+?1[67]$/i.test(text)) return 'id-precision-lost';
  const compact = text.replace(/[\s-]/g, '');
  if (/^\d{17}[\dX]$/i.test(compact)) return readResident(compact);
  const passport = /^(?:护照|passport|паспорт)\s*(?:号码?|no\.?|number|№)?\s*:?\s*([\dA-Z][\dA-Z\s-]{4,20})$/i.exec(
    text,
  );
  const number = passport?.[1]?.replace(/[\s-]/g, '') ?? compact;
  if (passport || /^[A-Z]{1,2}\d{6,9}$/i.test(compact)) return { kind: 'passport', number: number.toUpperCase() };
  return 'id-malformed';
}

function readResident(text: string): ReadIdNumber | IdFault {
  const number = text.toUpperCase();
  const date = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (number.charAt(17) !== checkCharacter(number) || !isDate(date)) {
    // Spreadsheets keep fifteen digits of a number; the last three become zeros.
    return number.endsWith('000') ? 'id-precision-lost' : 'id-checksum';
  }
  const lowercaseX = text.endsWith('x') ? { lowercaseX: true } : {};
  return { kind: 'resident', number, birth: date.slice(0, 7), ...lowercaseX };
}
