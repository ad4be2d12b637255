import { PlatformClient } from './client.ts';
import { demoFigures } from './figures.ts';
import type { DemoFigures, LoadedParts } from './figures.ts';
import { operatorKey } from './load-members.ts';

/** Counts what the platform at this address holds, as its operator sees it. */
export async function readFigures(url: string): Promise<DemoFigures> {
  const client = new PlatformClient(url);
  const list = <Part extends keyof LoadedParts>(path: string): Promise<LoadedParts[Part]> =>
    client.all(path, operatorKey) as Promise<unknown> as Promise<LoadedParts[Part]>;
  const [organisations, alliances, workshops, openings, agreements, recognitions, graduates] = await Promise.all([
    list<'organisations'>('/v1/organisations'),
    list<'alliances'>('/v1/alliances'),
    list<'workshops'>('/v1/workshops'),
    list<'openings'>('/v1/openings'),
    list<'agreements'>('/v1/agreements'),
    list<'recognitions'>('/v1/recognitions'),
    client.all('/v1/graduates', operatorKey),
  ]);
  return demoFigures({
    organisations,
    alliances,
    workshops,
    openings,
    agreements,
    recognitions,
    graduates: graduates.length,
  });
}
