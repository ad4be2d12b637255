import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import { gateway } from './gateway.ts';
import type { RunningService } from './service.ts';

const asked: { service: string; url: string | undefined }[] = [];
const service = (name: string, routes: string[]): RunningService =>
  ({
    name,
    routes,
    handler: ({ url }: IncomingMessage) => asked.push({ service: name, url }),
  }) as unknown as RunningService;

const door = gateway(
  [
    service('demand', ['/v1/openings', '/v1/demand/shared']),
    service('matching', ['/v1/openings/:id/matches', '/v1/graduates/:id/matches']),
    service('candidate', ['/v1/graduates', '/v1/uploads']),
  ],
  ({ url }) => asked.push({ service: 'otherwise', url }),
);

function ask(url: string): { service: string; url: string | undefined } | undefined {
  door({ url } as IncomingMessage, {} as ServerResponse);
  return asked.pop();
}

describe('the door of several services', () => {
  it.each([
    ['/v1/openings', 'demand'],
    ['/v1/openings?limit=1', 'demand'],
    ['/v1/openings/opn_1/publish', 'demand'],
    ['/v1/openings/opn_1/matches', 'matching'],
    ['/v1/openings/opn_1/matches/grd_1?x=1', 'matching'],
    ['/v1/openings/opn_1/matchesx', 'demand'],
    ['/v1/graduates/grd_1/matches', 'matching'],
    ['/v1/graduates/matches', 'candidate'],
    ['/v1/openingsx', 'otherwise'],
    ['/v1/../v1/openings', 'otherwise'],
    ['//v1/openings', 'otherwise'],
    ['/x?path=/v1/openings', 'otherwise'],
    ['/', 'otherwise'],
  ])('%s goes to %s', (url, name) => {
    expect(ask(url)).toEqual({ service: name, url });
  });

  it('the ops paths of each service are asked for by its name', () => {
    expect(ask('/ops/v1/matching/lag')).toEqual({ service: 'matching', url: '/ops/v1/lag' });
    expect(ask('/ops/v1/matchingx/lag')).toMatchObject({ service: 'otherwise' });
  });
});
