import { wanted } from './client.ts';
import type { Client, Json } from './client.ts';
import { sampleBody } from './sample-body.ts';

/** One operation of the OpenAPI document, and what its own owner would send. */
export interface Operation {
  /** Such as `POST /v1/openings/{id}/publish`. */
  readonly name: string;
  readonly method: string;
  readonly path: string;
  /** Which resources its path is about, such as `openings`. */
  readonly noun: string;
  readonly body: Json;
  readonly access: Access;
  /** The document's own words. */
  readonly described: Json;
}

/** Whom the route lets in. */
export interface Access {
  readonly roles: readonly string[] | 'anyone' | 'signed-in';
  readonly duties?: readonly string[];
}

export async function operationsOf(client: Client): Promise<{ document: Json; operations: Operation[] }> {
  const document = await wanted(200, client.get('/openapi.json'));
  const operations = Object.entries<Record<string, Json>>(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]): Operation => {
      const name = `${method.toUpperCase()} ${path}`;
      if (!described['x-access']) throw new Error(`${name} says to nobody who may: give its route @For, or @Public.`);
      return {
        name,
        method: method.toUpperCase(),
        path,
        noun: nounOf(path),
        body: sampleBody(document, described),
        access: described['x-access'],
        described,
      };
    }),
  );
  return { document, operations };
}

/** The collection whose member the path names first: `openings` for /v1/openings/{id}/matches. */
function nounOf(path: string): string {
  const words = path.split('/');
  const at = words.findIndex((word) => word.startsWith('{'));
  return words[at < 0 ? 2 : at - 1] ?? '';
}
