// The peer of the http bench, started as a process of its own: parses the same body, writes it in one durable insert.
import { randomUUID } from 'node:crypto';
import fastify from 'fastify';
import { plainDatabase } from './events.ts';

const [path = ''] = process.argv.slice(2);
const database = plainDatabase(path);
database.exec('CREATE TABLE openings (id TEXT PRIMARY KEY, doc TEXT)');
const insert = database.prepare('INSERT INTO openings (id, doc) VALUES (?, ?)');

const server = fastify();
server.post('/v1/openings', (request, reply) => {
  const opening = { id: randomUUID(), ...(request.body as object) };
  insert.run(opening.id, JSON.stringify(opening));
  return reply.code(201).send(opening);
});
const url = await server.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`${url}\n`);
process.on('SIGTERM', () => void server.close().then(() => process.exit(0)));
