import { readEmail } from './cells/email.ts';
import { readIdNumber } from './cells/id-number.ts';
import { readPhone } from './cells/phone.ts';
import { hasFullWidth, plainText, withoutZeroFraction } from './cells/text.ts';
import { readSex } from './cells/words.ts';
import type { RowNotes } from './row-notes.ts';
import type { SheetPerson } from './row-result.ts';
import type { StudentNumbers } from './student-numbers.ts';

/** Reads what names the person. `birth` is the month in a resident number that is right. */
export function readPerson(notes: RowNotes, numbers: StudentNumbers): { person: SheetPerson; birth: string | null } {
  const id = readId(notes);
  const person: SheetPerson = {
    name: readName(notes),
    studentNo: readStudentNo(notes, numbers),
    idKind: id?.kind ?? null,
    idNumber: id?.number ?? null,
    phone: readPhoneCell(notes),
    email: readEmailCell(notes),
    guardian: short(notes.text('guardian')),
    department: short(notes.text('department')),
    class: short(notes.text('class')),
    note: short(notes.text('note')),
  };
  return { person, birth: id?.birth ?? null };
}

function short(text: string | undefined): string | null {
  return text === undefined ? null : text.slice(0, 500);
}

function readStudentNo(notes: RowNotes, numbers: StudentNumbers): string {
  const written = notes.text('studentNo')?.replace(/^'/, '');
  if (written === undefined) {
    notes.note('required', 'studentNo', { field: '学号 (studentNo)' });
    return '';
  }
  if (/^\d\.\d+e\+?\d+$/i.test(written)) notes.note('studentno-scientific', 'studentNo');
  const studentNo = withoutZeroFraction(written).replace(/\s/g, '');
  if (studentNo !== written.replace(/\s/g, '')) notes.note('studentno-float-repaired', 'studentNo', {}, studentNo);
  if (hasFullWidth(notes.raw('studentNo'))) notes.note('fullwidth-normalised', 'studentNo', {}, studentNo);
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._/+-]{0,39}$/u.test(studentNo)) notes.note('studentno-invalid', 'studentNo');
  const length = numbers.lostZero(studentNo);
  if (length !== undefined) notes.note('studentno-leading-zero-suspected', 'studentNo', { length }, `0${studentNo}`);
  return studentNo;
}

function readName(notes: RowNotes): string {
  const written = notes.text('name');
  if (written === undefined) {
    notes.note('required', 'name', { field: '姓名 (name)' });
    return '';
  }
  const han = /^[\p{Script=Han}·•\s]+$/u.test(written);
  const name = han ? written.replace(/\s/g, '').replaceAll('•', '·') : written;
  if (han && /\s/.test(written)) notes.note('name-inner-space', 'name', {}, name);
  if (/[\u3400-\u4DBF\u{20000}-\u{3FFFF}]|[\u9FA6-\u9FFF]/u.test(name)) notes.note('rare-characters', 'name');
  return name.slice(0, 100);
}

function readId(notes: RowNotes): { kind: 'resident' | 'passport'; number: string; birth?: string } | undefined {
  const text = notes.text('idNumber');
  if (text === undefined) return undefined;
  const id = readIdNumber(text);
  if (typeof id === 'string') {
    notes.note(id, 'idNumber');
    return undefined;
  }
  if (id.lowercaseX) notes.note('id-lowercase-x', 'idNumber');
  if (hasFullWidth(notes.raw('idNumber'))) notes.note('fullwidth-normalised', 'idNumber');
  return id;
}

function readPhoneCell(notes: RowNotes): string | null {
  const text = notes.text('phone');
  if (text === undefined) return null;
  const phone = readPhone(text);
  if (typeof phone === 'string') {
    notes.note(phone, 'phone', { text });
    return null;
  }
  if (hasFullWidth(notes.raw('phone'))) notes.note('fullwidth-normalised', 'phone', {}, phone.number);
  if (phone.landline) notes.note('phone-landline', 'phone');
  return phone.number;
}

function readEmailCell(notes: RowNotes): string | null {
  const text = notes.text('email');
  if (text === undefined) return null;
  const email = readEmail(text);
  if (email === undefined) {
    notes.note('email-invalid', 'email');
    return null;
  }
  if (email !== notes.raw('email')) notes.note('email-trimmed', 'email', {}, email);
  return email;
}

/** Sex, for the fairness report alone. */
export function readSexCell(notes: RowNotes): 'female' | 'male' | null {
  const text = notes.text('sex');
  if (text === undefined) return null;
  const sex = readSex(text);
  if (sex === undefined) notes.note('sex-unknown', 'sex', { text: plainText(text) });
  return sex ?? null;
}
