import type { mongo } from 'mongoose';

/** One document as a MongoDB server holds it. */
export interface StoredDocument {
  readonly database: string;
  readonly collection: string;
  readonly document: Record<string, unknown>;
}

/** Every document of every database but the server's own. */
export function storedDocuments(uri: string): Promise<StoredDocument[]> {
  return withServer(uri, async (client) => {
    const found: StoredDocument[] = [];
    const { databases } = await client.db('admin').admin().listDatabases();
    for (const { name: database } of databases) {
      if (['admin', 'local', 'config'].includes(database)) continue;
      for (const { name: collection } of await client.db(database).listCollections().toArray()) {
        const documents = await client.db(database).collection(collection).find().toArray();
        for (const document of documents) found.push({ database, collection, document });
      }
    }
    return found;
  });
}

/** Puts databases back to what a copy of them says, as restoring a dump does. */
export async function restoreDatabases(
  uri: string,
  names: readonly string[],
  copy: readonly StoredDocument[],
): Promise<void> {
  await withServer(uri, async (client) => {
    for (const name of names) {
      const database = client.db(name);
      for (const { name: collection } of await database.listCollections().toArray()) {
        await database.collection(collection).deleteMany({});
      }
      for (const stored of copy.filter((each) => each.database === name)) {
        await database.collection(stored.collection).insertOne({ ...stored.document });
      }
    }
  });
}

async function withServer<T>(uri: string, work: (client: mongo.MongoClient) => Promise<T>): Promise<T> {
  // Loaded when it is needed: most who start an engine ask nothing of its documents.
  const { mongo } = await import('mongoose').then(({ default: mongoose }) => mongoose);
  const client = await new mongo.MongoClient(uri).connect();
  try {
    return await work(client);
  } finally {
    await client.close();
  }
}
