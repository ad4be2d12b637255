import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readDate } from './date.ts';
import { readEmail } from './email.ts';
import { checkCharacter, readIdNumber } from './id-number.ts';
import { itemAndMark, listItems } from './list.ts';
import { readPay } from './pay.ts';
import { readPhone } from './phone.ts';
import { filled } from './text.ts';
import { readConsent, readKind, readLevel, readSex, readYear } from './words.ts';

describe('a date', () => {
  it.each([
    ['2026.7', '2026-07', undefined],
    ['2026年7月', '2026-07', undefined],
    ['2026/7/1', '2026-07', '2026-07-01'],
    ['２０２６／０７／０１', '2026-07', '2026-07-01'],
    ['2026-07', '2026-07', undefined],
    ['202607', '2026-07', undefined],
    ['20260701', '2026-07', '2026-07-01'],
    ['2026年7月1日', '2026-07', '2026-07-01'],
    ['2026-07-01 00:00:00', '2026-07', '2026-07-01'],
    ['46204', '2026-07', '2026-07-01'],
    ['46204.0', '2026-07', '2026-07-01'],
    ['01.07.2026', '2026-07', '2026-07-01'],
    ['июль 2026', '2026-07', undefined],
    ['July 2026', '2026-07', undefined],
    ['2026届', '2026-07', undefined],
  ])('written %s is %s', (text, month, date) => {
    expect(readDate(text)).toMatchObject({ month, date });
  });

  it.each(['2026.13', '2026-02-30', '0', '99999', '七月', '26.7', '1.38E+10'])('is not %s', (text) => {
    expect(readDate(text)).toBeUndefined();
  });
});

describe('an identity number', () => {
  it('passes its check digit or says what is wrong with it', () => {
    expect(readIdNumber('110000200307140043')).toEqual({
      kind: 'resident',
      number: '110000200307140043',
      birth: '2003-07',
    });
    expect(readIdNumber('11000020030512002X')).toBe('id-checksum');
    expect(readIdNumber('110000200303100000')).toBe('id-precision-lost');
    expect(readIdNumber('1.10000200303E+17')).toBe('id-precision-lost');
    expect(readIdNumber('护照 75 1234567')).toEqual({ kind: 'passport', number: '751234567' });
    expect(readIdNumber('E12345678')).toEqual({ kind: 'passport', number: 'E12345678' });
    expect(readIdNumber('见附件')).toBe('id-malformed');
  });

  it('is wrong after any single digit of it changed', () => {
    const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 3, maxLength: 3 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (sequence, at, shift) => {
        const body = `11000020030310${sequence.join('')}`;
        const number = body + checkCharacter(body);
        const changed = number.slice(0, at) + String((Number(number.charAt(at)) + shift) % 10) + number.slice(at + 1);
        expect(typeof readIdNumber(changed)).toBe('string');
      }),
    );
  });
});

describe('a telephone number', () => {
  it.each([
    ['13800138000', '+8613800138000', false],
    ['１３８００１３８００１', '+8613800138001', false],
    ['+86 138-0013-8002', '+8613800138002', false],
    ['13800138000.0', '+8613800138000', false],
    ['1.3800138001E+10', '+8613800138001', false],
    ['13800138000 / 13800138001', '+8613800138000', false],
    ['+7 912 345-67-89', '+79123456789', false],
    ['010-88886666', '+861088886666', true],
  ])('written %s is %s', (text, number, landline) => {
    expect(readPhone(text)).toEqual({ number, landline });
  });

  it('is not made up where digits were lost', () => {
    expect(readPhone('1.38001E+10')).toBe('phone-scientific');
    expect(readPhone('1.38E+10')).toBe('phone-scientific');
    expect(readPhone('12345')).toBe('phone-invalid');
  });

  it('of eleven digits is what the numbering plan says, also where nobody asks it', () => {
    const digits = fc.integer({ min: 1_000_000_000, max: 1_999_999_999 }).map((block) => `${block}7`);
    fc.assert(
      fc.property(digits, (text) => {
        const planned = parsePhoneNumberFromString(text, 'CN');
        const expected = planned?.isValid()
          ? { number: planned.number, landline: planned.getType() === 'FIXED_LINE' }
          : 'phone-invalid';
        expect(readPhone(text)).toEqual(expected);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('the pay that is wished for', () => {
  it.each([
    ['4000-6000', '4000.00', '6000.00', 'month'],
    ['6-8K', '6000.00', '8000.00', 'month'],
    ['0.8-1.2万', '8000.00', '12000.00', 'month'],
    ['5k以上', '5000.00', null, 'month'],
    ['5000元/月', '5000.00', null, 'month'],
    ['8000', '8000.00', null, 'month'],
    ['¥5,000.50', '5000.50', null, 'month'],
    ['6000元以下', null, '6000.00', 'month'],
    ['8～10万元/年', '80000.00', '100000.00', 'year'],
    ['200元/天', '200.00', null, 'day'],
  ])('written %s is from %s to %s a %s', (text, min, max, per) => {
    expect(readPay(text)).toEqual({ wish: { min, max, currency: 'CNY', per } });
  });

  it('may be negotiable or no pay at all', () => {
    expect(readPay('面议')).toBe('negotiable');
    expect(readPay('越多越好')).toBe('unreadable');
    expect(readPay('8000-6000')).toBe('unreadable');
  });
});

describe('a list', () => {
  it('is separated by what people use, never by / + - . · nor inside brackets', () => {
    expect(listItems('PLC编程、数控车床操作,CAD制图；UG')).toEqual(['PLC编程', '数控车床操作', 'CAD制图', 'UG']);
    expect(listItems('a\nb\tc|d;;e 等')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(listItems('TCP/IP、C++、Node.js、S7-1200·HMI')).toEqual(['TCP/IP', 'C++', 'Node.js', 'S7-1200·HMI']);
    expect(listItems('叉车证（N1，2027）、电工证')).toEqual(['叉车证(N1,2027)', '电工证']);
    expect(listItems('焊接（氩弧、电工')).toEqual(['焊接(氩弧', '电工']);
    expect(listItems('普通话二级甲等、MySQL等')).toEqual(['普通话二级甲等', 'MySQL']);
    expect(listItems('无')).toEqual([]);
  });

  it('has a mark behind a colon or in brackets', () => {
    expect(itemAndMark('PLC编程：4')).toEqual({ text: 'PLC编程', mark: '4' });
    expect(itemAndMark('短视频剪辑（PR）')).toEqual({ text: '短视频剪辑', mark: 'PR' });
    expect(itemAndMark('UG')).toEqual({ text: 'UG', mark: undefined });
  });
});

describe('words', () => {
  it('say yes, no, or neither', () => {
    for (const yes of ['是', '同意', 'Y', 'TRUE', '1', '√', 'да', 'ｙｅｓ']) expect(readConsent(yes)).toBe(true);
    for (const no of ['否', '不同意', 'N', 'false', '0', 'нет', 'no']) expect(readConsent(no)).toBe(false);
    for (const neither of ['', '待定', '/', 'constructor', '__proto__']) expect(readConsent(neither)).toBeUndefined();
  });

  it('name kinds, levels, years and sexes', () => {
    expect(['就业', '实习', '订单班', '现代学徒制', '升学', '不限', '?'].map(readKind)).toEqual([
      'employment',
      'internship',
      'orderClass',
      'apprenticeship',
      'furtherStudy',
      'any',
      undefined,
    ]);
    expect(['4', 'L3', '熟练', '9', 'PR'].map(readLevel)).toEqual([4, 3, 3, 'outOfRange', undefined]);
    expect(['3', '三年级', '大二', '2 курс', '2023级', 'x'].map(readYear)).toEqual([
      { year: 3 },
      { year: 3 },
      { year: 2 },
      { year: 2 },
      { cohort: 2023 },
      undefined,
    ]);
    expect(['男', 'F', 'жен.', '?'].map(readSex)).toEqual(['male', 'female', 'female', undefined]);
    expect(['无', '—', '/', ' ', 'x'].map(filled)).toEqual([undefined, undefined, undefined, undefined, 'x']);
    expect([' AYGL@EXAMPLE.COM ', 'a@b', 'ｗｗ＠example.com'].map(readEmail)).toEqual([
      'AYGL@example.com',
      undefined,
      'ww@example.com',
    ]);
  });
});

describe('any text', () => {
  it('in any cell makes no reader throw', () => {
    const readers = [
      readDate,
      readIdNumber,
      readPhone,
      readPay,
      readEmail,
      readConsent,
      readKind,
      readLevel,
      readYear,
      readSex,
      listItems,
      itemAndMark,
    ];
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (text) => {
        for (const read of readers) read(text);
      }),
      { numRuns: 500 },
    );
  });
});
