import { createHmac } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { isId } from '@duijie/domain';
import fc from 'fast-check';
import { graduateIdOf, naturalKeyOf } from './natural-key.ts';
import { mergePerson, revisePerson } from './person.ts';
import type { Person } from './person.ts';

const said: Person = {
  name: '张三',
  studentNo: '20230101',
  idKind: null,
  idNumber: null,
  phone: '+8613800138000',
  email: null,
  guardian: null,
  department: null,
  class: null,
  note: null,
};
const hash = (text: string, purpose: string): string => createHmac('sha256', purpose).update(text).digest('hex');

describe('a person', () => {
  it('is what the sheet says, and the same again is nothing new', () => {
    const { next } = mergePerson(undefined, said);
    expect(next?.person).toEqual(said);
    expect(mergePerson(next, said)).toEqual({ next: undefined, kept: [] });
  });

  it('keeps their own words when the college uploads again', () => {
    const { next } = mergePerson(undefined, said);
    const edited = next && revisePerson(next, { phone: '+8613911112222' });
    expect(mergePerson(edited, { ...said, phone: '+8613700000000' })).toEqual({
      next: undefined,
      kept: ['person/phone'],
    });
    expect(mergePerson(edited, { ...said, name: '张叁' }).next?.person).toMatchObject({
      name: '张叁',
      phone: '+8613911112222',
    });
  });

  it('loses nothing by an empty cell', () => {
    const { next } = mergePerson(undefined, said);
    expect(mergePerson(next, { ...said, name: '', phone: null }).next).toBeUndefined();
  });

  it('has the same id in every upload of the same college, and another elsewhere and after an erasure', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (college, number) => {
        const key = naturalKeyOf(hash, college, number);
        const id = graduateIdOf(hash, key, 0);
        expect(isId('grd', id)).toBe(true);
        expect(graduateIdOf(hash, key, 0)).toBe(id);
        expect(graduateIdOf(hash, key, 1)).not.toBe(id);
        expect(graduateIdOf(hash, naturalKeyOf(hash, `${college}x`, number), 0)).not.toBe(id);
      }),
    );
  });
});
