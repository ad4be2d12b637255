import type { Json } from './client.ts';

/** Stands in a body where something is to be put that `JSON.stringify` would not write. */
export const mark = '\u2021';

/** Text that means something to an interpreter behind some door: to us it is data, or refused. */
export const hostileTexts = {
  'an operator of MongoDB': '{"$gt":""}',
  'a quote of SQL': "'; DROP TABLE openings; --",
  'a path out of the folder': String.raw`../../..\..\etc/passwd`,
  'a template': '${jndi:ldap://127.0.0.1/a}{{7*7}}<%= 7*7 %>',
  'a formula': '=HYPERLINK("http://127.0.0.1/","x")',
  'a script': '"><script>alert(1)</script>',
  'line breaks of a header': 'a\r\nset-cookie: a=b\r\n\r\n<html>',
  'a prototype': '__proto__',
  'marks from right to left': '\u202egnp.exe\u202c\u2066\u200f',
  'characters beyond the first plane': '𠮷野家𝒳👩‍🏭🇨🇳',
  'accents upon accents': `a${'\u0301'.repeat(60)}`,
  'what backtracks': `${'a'.repeat(60)}!`,
  'spaces of every kind': '\u00a0\u2003\u3000\ufeff\t',
  nothing: '',
} as const;

/** What looks like a day or an instant, and is none or one of another calendar. */
const hostileDays = {
  'a day that does not exist': '2030-02-30',
  'a day of nowhere': '0000-00-00',
  'a week': '2030-W53-7',
  'a day of the year': '2030-366',
  'an instant that does not exist': '2030-02-30T25:61:61Z',
  'a leap second': '2030-06-30T23:59:60Z',
  'a place far away': '2030-06-30T00:00:00+99:99',
  'the end of time': '9999-12-31T23:59:59.999999999-14:00',
} as const;

/** What is tried in a field: where the form of a text is given, two are enough to see that it is looked at. */
export function textsFor({ enum: choices, pattern, format }: Json): Readonly<Record<string, string>> {
  if (format || (typeof pattern === 'string' && pattern.includes(String.raw`\d{4}-`))) return hostileDays;
  if (!choices && !pattern) return hostileTexts;
  const { nothing, 'a prototype': prototype } = hostileTexts;
  return { nothing, 'a prototype': prototype };
}

/** Text that UTF-8 cannot carry, or that ends early in the eyes of another reader. */
export const brokenTexts = {
  NUL: 'a\0b',
  'the first half of a character': 'a\ud83d',
  'the second half of a character': '\ude00a',
} as const;

/** What stands where a value of that kind should. */
export const otherKinds: Readonly<Record<string, readonly Json[]>> = {
  string: [17, true, ['x'], { $gt: '' }, { length: 3 }],
  integer: ['5', '5 OR 1=1', 1.5, true, [1], { $gt: 0 }, 9_007_199_254_740_992, -9_007_199_254_740_992, 1e300],
  number: ['5', true, [1], { $gt: 0 }],
  boolean: ['true', 1, [true], { $ne: false }],
  array: ['x', 1, { $in: [] }, { 0: 'x', length: 1 }],
  object: ['x', 1, true, [], [{}]],
};

/** Keys that no object of a request has: those of prototypes are no JSON for us, the others are unknown. */
export const prototypeKeys = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
export const unknownKeys = ['$where', 'a.b', '_id', "' OR '1'='1"];

/** The body as text, with an object that has such a key in the place of the mark. */
export function textWith(body: Json, key: string): string {
  return JSON.stringify(body).replace(JSON.stringify(mark), () => `{${JSON.stringify(key)}:{"polluted":true}}`);
}

/** Bodies that two readers could understand differently, or that no reader should try. */
export function ambiguousBodies(body: Json): Record<string, string | Uint8Array> {
  const whole = JSON.stringify(body);
  const more = JSON.stringify({ ...body, [mark]: 0 });
  const put = (inside: string): string => more.replace(`${JSON.stringify(mark)}:0`, () => inside);
  return {
    'a key twice': put('"twice":1,"twice":2'),
    'a key twice, once in disguise': put(String.raw`"twice":1,"\u0074wice":2`),
    NaN: put('"number":NaN'),
    'half a number': put('"number":1e'),
    'lists 10,000 deep': put(`"deep":${'['.repeat(10_000)}${']'.repeat(10_000)}`),
    'objects 10,000 deep': put(`"deep":${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`),
    'a list of 20,000': put(`"long":[${'0,'.repeat(20_000)}0]`),
    'half a body': more.slice(0, -2),
    'two bodies': whole + whole,
    'a comment': put('/* none */ "a":1'),
    'bytes that are no UTF-8': Buffer.from('7b2261223a22ffc0ae227d', 'hex'),
    'UTF-16': Buffer.from(`\ufeff${whole}`, 'utf16le'),
  };
}

/** What stands in a path or a query, as it goes over the wire. */
export const hostileWords: readonly string[] = [
  '%00',
  '%zz',
  '%ff%fe',
  '%ed%a0%bd',
  '%c0%ae%c0%ae%c0%af',
  '..%2f..%2f..%2fetc%2fpasswd',
  '..%5c..%5cwin.ini',
  '%7B%22%24gt%22%3A%22%22%7D',
  "'%20OR%20'1'='1",
  '%24%7B7*7%7D%7B%7B7*7%7D%7D',
  '%3Cscript%3E',
  '%0d%0aset-cookie:%20a=b',
  '%E2%80%AEgnp',
  '%F0%A0%AE%B7',
  '__proto__',
  'constructor',
  'NaN',
  '-1',
  '9007199254740993',
  '1e999',
  'x'.repeat(150),
  'x'.repeat(5_000),
];
