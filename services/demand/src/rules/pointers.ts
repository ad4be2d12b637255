/** A value in a document, and where it stands. */
export interface Placed {
  readonly pointer: string;
  readonly value: unknown;
}

/** The values that a pointer leads to: one, several where it has a `*`, none where nothing stands there. */
export function valuesAt(document: unknown, pointer: string): readonly Placed[] {
  let found: readonly Placed[] = [{ pointer: '', value: document }];
  for (const name of pointer.split('/').slice(1)) found = found.flatMap((each) => stepsInto(each, name));
  return found.filter(({ value }) => value !== undefined && value !== null);
}

function stepsInto({ pointer, value }: Placed, name: string): readonly Placed[] {
  if (name === '*') {
    if (!Array.isArray(value)) return [];
    return value.map((entry: unknown, at) => ({ pointer: `${pointer}/${at}`, value: entry }));
  }
  const plain = name.replaceAll('~1', '/').replaceAll('~0', '~');
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, plain)) return [];
  return [{ pointer: `${pointer}/${name}`, value: (value as Record<string, unknown>)[plain] }];
}
