/** Every document of every collection of a server, with where it lies: for looking what is kept, past all services. */
export async function* storedDocuments(uri: string): AsyncIterable<{ where: string; document: object }> {
  const { default: mongoose } = await import('mongoose');
  const connection = await mongoose.createConnection(uri).asPromise();
  try {
    const client = connection.getClient();
    const { databases } = await client.db('admin').admin().listDatabases();
    for (const { name } of databases) {
      for (const collection of await client.db(name).listCollections().toArray()) {
        const documents = client.db(name).collection(collection.name).find();
        for await (const document of documents) yield { where: `${name}.${collection.name}`, document };
      }
    }
  } finally {
    await connection.close();
  }
}
