import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readJson } from './json-body.ts';

const read = (text: string): unknown => readJson(Buffer.from(text));
const isForbidden = (key: string) => key in Object.prototype || key === 'prototype';
const isGood = (text: string) => text.isWellFormed() && !text.includes('\0');

describe('a JSON body', () => {
  it('is read as it was written', () => {
    const text = fc.string({ unit: 'binary' }).filter(isGood);
    const key = text.filter((name) => !isForbidden(name));
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null)),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
      ),
    })).node;
    fc.assert(fc.property(value, (body) => expect(read(JSON.stringify(body))).toEqual(body)));
  });

  it('with a key twice is refused at any depth, also when it is written in another way', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }).filter(isGood), fc.nat(20), (key, depth) => {
        const written = JSON.stringify(key);
        const disguised = `"${[...key]
          .flatMap((c) => c.split(''))
          .map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`)
          .join('')}"`;
        const body = `${'['.repeat(depth)}{${written}:1,"other ${depth}":[2],${disguised}:3}${']'.repeat(depth)}`;
        expect(() => read(body)).toThrow(expect.objectContaining({ kind: 'malformed' }));
      }),
    );
  });

  it('with a key twice is refused whatever its texts hold', () => {
    const plain = fc.string({ unit: fc.constantFrom('a', ':', '{', '}', '[', ',', '学') });
    fc.assert(
      fc.property(plain, plain, plain, plain, (key, other, first, second) => {
        const body = `[{"${key}":"${first}","b${other}":{"${key}":"${other}"},"${key}":"${second}"}]`;
        expect(() => read(body)).toThrow(expect.objectContaining({ kind: 'malformed' }));
      }),
    );
  });

  it('may have the same key in different objects, and braces in its texts', () => {
    expect(read('[{"a":{"a":[{"a":"}{:\\":"}]}},{"a":"\\\\"}]')).toEqual([{ a: { a: [{ a: '}{:":' }] } }, { a: '\\' }]);
  });

  it.each([
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0x22])],
    ['half a JSON', Buffer.from('{"a":')],
    ['nothing', Buffer.alloc(0)],
    ['lists 33 deep', Buffer.from('['.repeat(33) + ']'.repeat(33))],
    ['lists 100,000 deep', Buffer.from('['.repeat(100_000) + ']'.repeat(100_000))],
    ['a list of 10,001 entries', Buffer.from(`{"a":[${'1,'.repeat(10_000)}1]}`)],
    ['a prototype', Buffer.from('{"a":{"__proto__":{}}}')],
    ['a method of every object', Buffer.from('{"a":{"toString":"x"}}')],
  ])('of %s is refused', (_, bytes) => {
    expect(() => readJson(bytes)).toThrow(expect.objectContaining({ kind: 'malformed' }));
  });

  it('with text that cannot be stored is refused, with the place of each', () => {
    const errors = [expect.objectContaining({ pointer: '/a~1b/1', code: 'format' })];
    for (const text of ['\\u0000', '\\ud800', '\\udc00x', 'x\\ud83d']) {
      expect(() => read(`{"a/b":[1,"${text}"]}`)).toThrow(expect.objectContaining({ kind: 'invalid', errors }));
    }
    expect(read('"\\ud83d\\ude00"')).toBe('😀');
  });
});
