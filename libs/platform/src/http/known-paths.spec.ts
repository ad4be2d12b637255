import { describe, expect, it } from '@jest/globals';
import { KnownPaths } from './known-paths.ts';

describe('the paths that are known', () => {
  const paths = new KnownPaths();
  paths.note(['GET', 'HEAD'], '/v1/openings/:id');
  paths.note(['PATCH'], '/v1/openings/:id');
  paths.note(['POST'], '/v1/openings/import');
  paths.note(['GET'], '/openapi.json');
  paths.note(['GET'], '/docs/*');

  it.each([
    ['/v1/openings/opn_1', 'GET, HEAD, PATCH'],
    ['/v1/openings/import', 'GET, HEAD, PATCH, POST'],
    ['/v1/openings/opn_1/publish', ''],
    ['/v1/openings', ''],
    ['/openapi.json', 'GET'],
    ['/openapixjson', ''],
    ['/docs/index.html', ''],
  ])('%s takes: %s', (path, methods) => {
    expect(paths.methodsOf(path).join(', ')).toBe(methods);
  });
});
