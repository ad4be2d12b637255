// Serves `GET /v1/demo/figures` beside a cluster, where no service of its own knows the demo: it asks the platform at
// PLATFORM_URL as any client does. `npm run start:cluster` starts it while the demo is on.
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import { parseArgs } from 'node:util';
import { DomainError } from '@duijie/domain';
import { onStopSignal } from '@duijie/platform';
import { FiguresCount } from './demo/figures-count.ts';

const { values } = parseArgs({
  options: {
    platform: { type: 'string', default: 'http://127.0.0.1:3000' },
    host: { type: 'string', default: '127.0.0.1' },
    port: { type: 'string', default: '3001' },
  },
});
const count = new FiguresCount(() => Date.now());

async function figures(response: ServerResponse): Promise<void> {
  try {
    answer(response, 200, 'application/json', await count.figures(values.platform));
  } catch (error) {
    const isOff = error instanceof DomainError && error.kind === 'not-found';
    if (isOff) problem(response, 404, 'demo.off', error.message);
    else problem(response, 503, 'demo.unavailable', 'The platform cannot be counted just now.');
  }
}

function problem(response: ServerResponse, status: number, code: string, detail: string): void {
  answer(response, status, 'application/problem+json', { type: `/problems/${code}`, title: detail, status, detail });
}

function answer(response: ServerResponse, status: number, type: string, body: object): void {
  response.writeHead(status, { 'content-type': type });
  response.end(JSON.stringify(body));
}

const server = createServer((request, response) => {
  const path = new URL(request.url ?? '/', 'http://figures').pathname;
  if (request.method === 'GET' && path === '/v1/demo/figures') void figures(response);
  else if (path === '/health/ready') answer(response, 200, 'application/json', { status: 'ok' });
  else problem(response, 404, 'route.not-found', 'There is nothing here.');
});
server.listen(Number(values.port), values.host);
onStopSignal(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
