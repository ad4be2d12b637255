import type { FastifyReply, FastifyRequest } from 'fastify';

const lingerMs = 30_000;

/**
 * For an answer that is sent while its request's body is still coming. A connection that is closed with bytes unread is
 * reset, and a reset takes away what the client has not read yet: the answer (RFC 9112, 9.6). Node closes behind its
 * answer whenever the client has asked for that, so it is told to keep the connection; the rest of the body is let run
 * out unread, for a while, and only then the connection ends.
 */
export function outliveBody({ raw }: FastifyRequest, reply: FastifyReply): void {
  const { raw: response } = reply;
  const closes = !response.shouldKeepAlive || response.hasHeader('connection');
  const { socket } = raw;
  void reply.removeHeader('connection');
  response.removeHeader('connection');
  response.shouldKeepAlive = true;
  // A reader of the body that has given up would hold the rest back.
  raw.unpipe();
  raw.resume();
  const enough = setTimeout(() => raw.destroy(), lingerMs).unref();
  raw.once('close', () => clearTimeout(enough));
  if (!closes) return;
  response.once('finish', () => {
    if (raw.readableEnded) socket.end();
    else raw.once('end', () => socket.end());
  });
}
