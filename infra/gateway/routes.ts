import { readFileSync } from 'node:fs';

/** The services behind the gateway, each a process of its own. */
export const services = ['registry', 'demand', 'candidate', 'matching', 'notification'] as const;

export type ServiceName = (typeof services)[number];

/** Answers every path that the table does not name: the documents, health of the front door, and 404 as problem+json. */
export const frontService: ServiceName = 'registry';

/**
 * Which service answers which path, as each service's package.json says it. A path stands for itself and all beneath
 * it, `:id` for one segment; of two paths that fit, the one with more segments wins.
 */
export const routes: Readonly<Record<ServiceName, readonly string[]>> = byService((service) => {
  const manifest = new URL(`../../services/${service}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { duijie: { routes: string[] } }).duijie.routes;
});

/** A record with a value for each service. */
export function byService<Value>(make: (service: ServiceName) => Value): Record<ServiceName, Value> {
  return Object.fromEntries(services.map((service) => [service, make(service)])) as Record<ServiceName, Value>;
}

/** Paths of one service that are matched together. */
export interface RouteGroup {
  service: ServiceName;
  paths: readonly string[];
}

/** The table in the order in which a gateway must try it: more segments first, neighbours of one service together. */
export function orderedGroups(table: Readonly<Record<ServiceName, readonly string[]>> = routes): RouteGroup[] {
  const rows = services.flatMap((service) => table[service].map((path) => ({ service, path })));
  rows.sort((a, b) => segments(b.path) - segments(a.path)); // stable: services stay together
  const groups: { service: ServiceName; paths: string[] }[] = [];
  for (const { service, path } of rows) {
    const last = groups.at(-1);
    if (last?.service === service) last.paths.push(path);
    else groups.push({ service, paths: [path] });
  }
  return groups;
}

function segments(path: string): number {
  return path.split('/').length;
}
