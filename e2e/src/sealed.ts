import { SealBroken, SubjectCipher, Vault } from '@duijie/platform';
import type { StoredDocument } from '@duijie/testing/native';
import type { Json } from './client.ts';

/** The document of a collection as its service wrote it. */
export function bodiesIn(documents: readonly StoredDocument[], database: string, collection: string): Json[] {
  return documents
    .filter((each) => each.database === database && each.collection === collection)
    .flatMap(({ document }) => (document['doc'] as Json) ?? []);
}

/** What somebody with the master key and every key of persons that is stored makes of a person's sealed words. */
export function openedBy(
  documents: readonly StoredDocument[],
  masterKey: string,
  subject: string,
  sealed: string,
): Json[] {
  const vault = new Vault(Buffer.from(masterKey, 'base64'));
  return bodiesIn(documents, 'candidate-keys', 'subjectKeys').flatMap(({ id, wrapped }) => {
    try {
      return [new SubjectCipher(subject, vault.open(wrapped, `subject ${id}`)).open<Json>(sealed)];
    } catch (error) {
      if (error instanceof SealBroken) return [];
      throw error;
    }
  });
}

/** The collections in which something is sealed under this master key, each once. */
export function sealedUnder(documents: readonly StoredDocument[], masterKey: string): string[] {
  const vault = new Vault(Buffer.alloc(32), { other: Buffer.from(masterKey, 'base64') });
  const textsIn = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
  };
  const found = documents
    .filter(({ document }) => textsIn(document).some((text) => vault.isOfOther(text)))
    .map(({ database, collection }) => `${database}.${collection}`);
  return [...new Set(found)].sort();
}
