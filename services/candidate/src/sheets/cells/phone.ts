import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { plainText, withoutZeroFraction } from './text.ts';

/** A telephone number in E.164, and whether a short message can reach it. */
export interface ReadPhone {
  readonly number: string;
  readonly landline: boolean;
}
export type PhoneFault = 'phone-scientific' | 'phone-invalid';

/** Reads a telephone number; without a country code it is a Chinese one. */
export function readPhone(cell: string): ReadPhone | PhoneFault {
  const text = withoutZeroFraction(plainText(cell).replace(/^'/, ''));
  const scientific = /^(\d)\.(\d+)e\+?(\d{1,2})$/i.exec(text);
  if (scientific) {
    const [, first = '', rest = '', exponent = ''] = scientific;
    // Only if every digit is there can the number be told; zeros must not be made up.
    if (rest.length !== Number(exponent)) return 'phone-scientific';
    return parsed(first + rest);
  }
  // Two numbers in one cell: the first that is one.
  for (const part of text.split(/[/;,、，；]| (?=\+|1\d{10})/)) {
    const found = parsed(part);
    if (typeof found !== 'string') return found;
  }
  return 'phone-invalid';
}

/** Mobile numbers of blocks that are given out as a whole, as most cells hold them: no need to look further. */
const usualMobile = /^1(?:[38]\d|5[0-35-9])\d{8}$/;

function parsed(text: string): ReadPhone | PhoneFault {
  if (usualMobile.test(text)) return { number: `+86${text}`, landline: false };
  const phone = parsePhoneNumberFromString(text.trim(), 'CN');
  if (!phone?.isValid()) return 'phone-invalid';
  return { number: phone.number, landline: phone.getType() === 'FIXED_LINE' };
}
