import { randomBytes } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

const refusals: Record<string, { status: number; type: string; detail: string }> = {
  HPE_HEADER_OVERFLOW: { status: 431, type: 'headers-too-large', detail: 'The headers are larger than 16 KB.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, type: 'timeout', detail: 'The request took too long to arrive.' },
};
const notHttp = { status: 400, type: 'malformed', detail: 'This is not a request of HTTP/1.1.' };

/** What cannot even be read as a request is answered like every other mistake, and the connection ends. */
export function answerClientErrors(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    // An answer that has begun must not get a second head.
    const { _httpMessage: answer } = socket as { _httpMessage?: { headersSent: boolean } };
    if (error.code === 'ECONNRESET' || !socket.writable || answer?.headersSent) {
      socket.destroy();
      return;
    }
    const { status, type, detail } = refusals[error.code ?? ''] ?? notHttp;
    const title = STATUS_CODES[status] ?? 'Refused';
    const traceId = randomBytes(16).toString('hex');
    const body = JSON.stringify({ type: `/problems/request.${type}`, title, status, detail, traceId });
    socket.end(
      `HTTP/1.1 ${status} ${title}\r\ncontent-type: application/problem+json; charset=utf-8\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\ncache-control: no-store\r\nx-content-type-options: nosniff\r\n` +
        `connection: close\r\n\r\n${body}`,
    );
  });
}
