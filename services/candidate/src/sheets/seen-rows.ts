import type { RowNotes } from './row-notes.ts';

interface Seen {
  readonly line: number;
  readonly consent: boolean | undefined;
}

/** What earlier rows of the file were about, to find the same graduate twice. A rejected row takes no place here. */
export class SeenRows {
  /** Student numbers whose later, duplicate row refuses a consent that the first one grants. */
  readonly refusedLater = new Set<string>();
  private readonly byStudentNo = new Map<string, Seen>();
  private readonly byIdNumber = new Map<string, number>();
  private readonly byName = new Map<string, { line: number; idNumber: string | null }>();

  /** Notes a duplicate, an identity number under another student number, and a namesake. Answers the row that this one repeats. */
  check(
    notes: RowNotes,
    row: { studentNo: string; name: string; idNumber: string | null; consent: boolean | undefined },
  ): number | null {
    const earlier = row.studentNo === '' ? undefined : this.byStudentNo.get(row.studentNo);
    if (earlier) {
      notes.note('duplicate-in-file', 'studentNo', { other: earlier.line });
      if (earlier.consent !== row.consent) notes.note('consent-conflict', 'consent', { other: earlier.line });
      if (row.consent === false && earlier.consent !== false) this.refusedLater.add(row.studentNo);
      return earlier.line;
    }
    const sameId = row.idNumber === null ? undefined : this.byIdNumber.get(row.idNumber);
    if (sameId !== undefined) notes.note('id-repeated', 'idNumber', { other: sameId });
    const namesake = row.name === '' ? undefined : this.byName.get(row.name);
    if (namesake && row.idNumber !== null && namesake.idNumber !== null && namesake.idNumber !== row.idNumber) {
      notes.note('same-name-other-person', 'name', { other: namesake.line });
    }
    return null;
  }

  remember(
    line: number,
    row: { studentNo: string; name: string; idNumber: string | null; consent: boolean | undefined },
  ): void {
    if (row.studentNo !== '') this.byStudentNo.set(row.studentNo, { line, consent: row.consent });
    if (row.idNumber !== null && !this.byIdNumber.has(row.idNumber)) this.byIdNumber.set(row.idNumber, line);
    if (!this.byName.has(row.name)) this.byName.set(row.name, { line, idNumber: row.idNumber });
  }
}
