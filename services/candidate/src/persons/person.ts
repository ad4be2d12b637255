/** What names a person. It is kept apart from the graduate, under a key of the person's own, and is in no event. */
export interface Person {
  readonly name: string | null;
  readonly studentNo: string;
  readonly idKind: 'resident' | 'passport' | null;
  readonly idNumber: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly guardian: string | null;
  readonly department: string | null;
  readonly class: string | null;
  readonly note: string | null;
}

/** A person with what uploads said last, to tell their words from those that somebody wrote. */
export interface PersonRecord {
  readonly person: Person;
  readonly claims: Partial<Person>;
  /** The uploads whose rows changed something, the oldest first. */
  readonly uploads?: readonly BroughtBy[];
}

/** An upload that had a row about the person, with something new in it. */
export interface BroughtBy {
  readonly upload: string;
  readonly line: number;
  readonly at: string;
}

const mostUploads = 50;

/** The record with the upload that it is written for; the oldest uploads are forgotten first. */
export function broughtBy(record: PersonRecord, brought: BroughtBy): PersonRecord {
  const earlier = (record.uploads ?? []).filter(({ upload }) => upload !== brought.upload);
  return { ...record, uploads: [...earlier, brought].slice(-mostUploads) };
}

export interface MergedPerson {
  /** Undefined when nothing is new. */
  readonly next: PersonRecord | undefined;
  readonly kept: readonly string[];
}

type Field = Exclude<keyof Person, 'studentNo'>;

const fields: readonly Field[] = [
  'name',
  'idKind',
  'idNumber',
  'phone',
  'email',
  'guardian',
  'department',
  'class',
  'note',
];

/** The person after a row of an upload: it replaces only what uploads said, and what is absent changes nothing. */
export function mergePerson(stored: PersonRecord | undefined, said: Person): MergedPerson {
  const person: Record<string, string | null> = { ...(stored?.person ?? emptyPerson(said.studentNo)) };
  const claims: Record<string, string | null | undefined> = { ...stored?.claims };
  const kept: string[] = [];
  let isNew = stored === undefined;
  for (const field of fields) {
    const word = said[field];
    if (word === null || word === '' || person[field] === word) continue;
    if (person[field] !== (claims[field] ?? null)) kept.push(`person/${field}`);
    else {
      person[field] = claims[field] = word;
      isNew = true;
    }
  }
  const next = { ...stored, person: person as unknown as Person, claims: claims as Partial<Person> };
  return { next: isNew ? next : undefined, kept };
}

/** The person after somebody's own words; undefined when nothing is new. */
export function revisePerson(
  stored: PersonRecord,
  given: Partial<Omit<Person, 'studentNo'>>,
): PersonRecord | undefined {
  const words = Object.entries(given).filter(([, word]) => word !== undefined);
  const person = { ...stored.person, ...(Object.fromEntries(words) as Partial<Person>) };
  return fields.every((field) => person[field] === stored.person[field]) ? undefined : { ...stored, person };
}

function emptyPerson(studentNo: string): Person {
  const nothing = Object.fromEntries(fields.map((field) => [field, null])) as Record<Field, null>;
  return { ...nothing, studentNo };
}
