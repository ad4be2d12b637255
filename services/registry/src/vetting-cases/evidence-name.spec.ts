import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { downloadName, evidenceName } from './evidence-name.ts';

describe('the name of a file of evidence', () => {
  it.each([
    '../../etc/passwd',
    String.raw`..\win.ini`,
    'licence\u202efdp.exe',
    '\u2066licence',
    'lic\u200bence.pdf',
    'a\0b.pdf',
    'a\r\nset-cookie: a=b.pdf',
    'a\u2028b.pdf',
    '\ufefflicence.pdf',
    'x'.repeat(121),
    '',
  ])('cannot be %j', (name) => expect(evidenceName.test(name)).toBe(false));

  it.each(['营业执照（副本）.pdf', 'Лицензия № 7.pdf', "director's licence #2.png", '𠮷野.jpg', 'a.pdf.exe', '..'])(
    'can be %s',
    (name) => expect(evidenceName.test(name)).toBe(true),
  );

  it.each([
    ['营业执照.pdf', 'pdf', '营业执照.pdf'],
    ['SCAN.PDF', 'pdf', 'SCAN.PDF'],
    ['photo.jpeg', 'jpeg', 'photo.jpeg'],
    ['credit', 'png', 'credit.png'],
    ['page.html', 'pdf', 'page.html.pdf'],
    ['invoice.pdf.exe', 'pdf', 'invoice.pdf.exe.pdf'],
    ['sheet.xlsm', 'xlsx', 'sheet.xlsm.xlsx'],
    ['NUL', 'pdf', '_NUL.pdf'],
    ['com1.pdf', 'pdf', '_com1.pdf'],
    ['a<b>:c|d?.pdf', 'pdf', 'a_b__c_d_.pdf'],
    ['licence.pdf. . ', 'pdf', 'licence.pdf'],
    ['..', 'pdf', '_.pdf'],
  ])('%s of a %s is saved as %s', (name, type, saved) => expect(downloadName(name, type)).toBe(saved));

  it('is saved with the ending of its content, whatever it is called, and the same when it is sent again', () => {
    const types = fc.constantFrom('pdf', 'png', 'jpeg', 'xlsx');
    fc.assert(
      fc.property(fc.stringMatching(evidenceName), types, (name, type) => {
        const saved = downloadName(name, type);
        expect(saved.toLowerCase()).toMatch(/\.(?:pdf|png|jpe?g|xlsx)$/);
        expect(saved).not.toMatch(/[<>:"|?*/\\]/);
        expect(downloadName(saved, type)).toBe(saved);
      }),
    );
  });
});
