import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { typeOf } from './file-type.ts';
import type { FileType } from './file-type.ts';

const none = Buffer.alloc(0);
const sniff = (bytes: Buffer, tail: Buffer = none): FileType => typeOf(bytes, tail);
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

const header = '学号,姓名,专业\n2023001,王芳,机电一体化技术\n';
/** 学号,姓名 in GB18030. */
const gb18030 = Buffer.from('d1a7bac52cd0d5c3fb0a31', 'hex');
const zipStart = Buffer.from('504b030414000600', 'hex');

describe('the type of a file', () => {
  it.each<[string, Buffer, FileType]>([
    ['a sheet in UTF-8', Buffer.from(header), 'csv'],
    ['a sheet in UTF-8 with a byte order mark', Buffer.from(`\ufeff${header}`), 'csv'],
    ['a sheet in UTF-16', Buffer.from(`\ufeff${header}`, 'utf16le'), 'csv'],
    ['a sheet in UTF-16, big end first', utf16be(`\ufeff${header}`), 'csv'],
    ['a sheet in UTF-16 without a mark', Buffer.from(header, 'utf16le'), 'csv'],
    ['a sheet in GB18030', gb18030, 'csv'],
    ['a sheet with tabs and Windows line ends', Buffer.from('studentNo\tname\r\n1\tA\r\n'), 'csv'],
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
    ['a PNG', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'png'],
    ['a JPEG', Buffer.from('ffd8ffe000104a464946', 'hex'), 'jpeg'],
    ['nothing', none, 'unknown'],
    ['a page of HTML', Buffer.from(' <!doctype html><p>a, b</p>'), 'unknown'],
    ['a picture as SVG', Buffer.from('\ufeff<svg onload="a(1,2)"/>'), 'unknown'],
    ['JSON', Buffer.from('{"a": 1, "b": 2}'), 'unknown'],
    ['a zip of something else', Buffer.concat([zipStart, Buffer.from('word/document.xml')]), 'unknown'],
    ['a program', Buffer.from('7f454c4602010100000000002c2c', 'hex'), 'unknown'],
    ['text without any separator', Buffer.from('hello'), 'unknown'],
  ])('of %s is told by its content', (_, bytes, type) => {
    expect(sniff(bytes)).toBe(type);
  });

  it('is a workbook when the directory at its end says so, and nothing else of the file', () => {
    const start = Buffer.concat([zipStart, Buffer.from('xl/workbook.xml')]);
    const directory = Buffer.from('PK\x01\x02…xl/workbook.xml…');
    const end = Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]);
    end.writeUInt32LE(directory.length, 12);
    const whole = Buffer.concat([start, directory, end]);
    expect(sniff(start)).toBe('unknown');
    expect(sniff(start, whole)).toBe('xlsx');
    expect(sniff(start, whole.subarray(0, -1))).toBe('unknown');
    const other = Buffer.from(end);
    other.writeUInt32LE(0, 12);
    expect(sniff(start, Buffer.concat([whole, zipStart, other]))).toBe('unknown');
  });

  it('does not depend on where the look at it ends within a letter', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 70 }), (end) => {
        expect(sniff(Buffer.from(header + header).subarray(0, end))).toBe('csv');
      }),
    );
  });

  it('is found for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) =>
        expect(typeof sniff(Buffer.from(bytes))).toBe('string'),
      ),
    );
  });
});
