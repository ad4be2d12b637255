import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decode, detectEncoding, encodingNamed } from './encoding.ts';
import type { Encoding } from './encoding.ts';

const text = (bytes: Uint8Array, encoding?: Encoding): string =>
  [...decode(bytes, encoding ?? detectEncoding(bytes))].join('');

function utf16(content: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const bytes = Buffer.from(`${mark ? '\uFEFF' : ''}${content}`, 'utf16le');
  return order === 'le' ? bytes : bytes.swap16();
}

const gb18030 = Uint8Array.from([0xd1, 0xa7, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb, 0x0a]); // 学号,姓名

function refusalOf(act: () => unknown): { code: string; details: unknown } {
  try {
    act();
  } catch (error) {
    return error as { code: string; details: unknown };
  }
  throw new Error('Nothing was refused.');
}

describe('the encoding of a sheet', () => {
  it('is told by its byte order mark, else by its zero bytes, else by strict UTF-8, else it is GB18030', () => {
    expect(detectEncoding(Buffer.from('\uFEFF学号,a'))).toBe('utf-8');
    expect(detectEncoding(Buffer.from('学号,a'))).toBe('utf-8');
    expect(detectEncoding(utf16('学号,姓名\n1,张三', 'le', true))).toBe('utf-16le');
    expect(detectEncoding(utf16('学号,姓名\n1,张三', 'be', true))).toBe('utf-16be');
    expect(detectEncoding(utf16('学号,姓名\n0230101,张三\n', 'le', false))).toBe('utf-16le');
    expect(detectEncoding(utf16('学号,姓名\n0230101,张三\n', 'be', false))).toBe('utf-16be');
    expect(detectEncoding(gb18030)).toBe('gb18030');
    expect(text(gb18030)).toBe('学号,姓名\n');
  });

  it('is the one that the uploader chose, and has the names that people use', () => {
    const cyrillic = Uint8Array.from([0xd4, 0xc8, 0xce]);
    expect(text(cyrillic, detectEncoding(cyrillic, encodingNamed('cp1251')))).toBe('ФИО');
    expect(encodingNamed('GBK')).toBe('gb18030');
    expect(refusalOf(() => encodingNamed('klingon')).code).toBe('upload.encoding-unknown');
  });

  it('comes back the same from every Unicode encoding, whatever the text', () => {
    const words = fc.string({
      unit: fc.constantFrom('学', '号', 'Я', 'a', '0', ',', '\n', '䶮', '𠮷', '"'),
      minLength: 1,
    });
    fc.assert(
      fc.property(words, fc.constantFrom('le' as const, 'be' as const), (content, order) => {
        expect(text(utf16(content, order, true))).toBe(content);
        expect(text(Buffer.from(`\uFEFF${content}`))).toBe(content);
        expect(text(Buffer.from(content), 'utf-8')).toBe(content);
      }),
    );
  });

  it('that is broken is refused, with the count of lost characters and the first line that has one', () => {
    const bytes = Buffer.concat([
      Buffer.from('学号,姓名\n1,张三\n2,'),
      Buffer.from([0xff, 0xff]),
      Buffer.from('\n3,李四\n'),
    ]);
    const refusal = refusalOf(() => text(bytes, 'utf-8'));
    expect(refusal.code).toBe('upload.encoding');
    expect(refusal.details).toEqual({ encoding: 'utf-8', replacements: 2, line: 3 });
    expect(refusalOf(() => text(Buffer.from([0x41, 0x80, 0xff, 0x41]))).code).toBe('upload.encoding');
  });
});
