import { loadAgreements, loadRecognitions } from './load-agreements.ts';
import { PlatformClient } from './client.ts';
import { loadFates, loadSheets } from './load-graduates.ts';
import type { RowTotals } from './load-graduates.ts';
import { loadAlliances, loadVetting, loadWorkshops } from './load-institutions.ts';
import { loadMembers, makeKey, operatorKey } from './load-members.ts';
import { loadOpenings } from './load-openings.ts';
import { demoMembers } from './members.ts';
import { opsKey } from './world.ts';
import type { DemoWorld } from './world.ts';

export interface DemoLoading {
  /** Where the platform listens. */
  readonly url: string;
  readonly world: DemoWorld;
  /** Takes lines for people who wait. */
  readonly report: (line: string) => void;
}

export interface LoadedDemo {
  readonly members: number;
  readonly agreements: number;
  readonly recognitions: number;
  readonly alliances: number;
  readonly workshops: number;
  /** How many stand in which state. */
  readonly openings: Readonly<Record<string, number>>;
  readonly rows: Readonly<RowTotals>;
  readonly seconds: number;
}

/**
 * Brings a world into a platform, through HTTP alone. Each step leaves what is there as it is, so a load that was
 * broken off is ended by loading again. The key of ops comes last and tells that all is there.
 */
export async function loadDemoWorld({ url, world, report }: DemoLoading): Promise<LoadedDemo> {
  const began = performance.now();
  const client = new PlatformClient(url);
  const ids = await loadMembers(client, world);
  report(`  ${ids.size} organisations and their keys`);
  const agreements = await loadAgreements(client, world, ids);
  const recognitions = await loadRecognitions(client, world);
  report(`  ${agreements} agreements, ${recognitions} recognitions of credentials`);
  const alliances = await loadAlliances(client, world, ids);
  const workshops = await loadWorkshops(client, world, ids);
  await loadVetting(client, world, ids);
  report(`  ${alliances} alliances and platforms, ${workshops} Luban Workshops`);
  const openings = await loadOpenings(client, world);
  report(`  ${world.openings.length} openings (${statesIn(openings)})`);
  const rows = await loadSheets(client, world, report);
  await loadFates(client, world, ids);
  report(
    `  ${rows.total} rows of ${world.sheets.length} sheets: ${rows.accepted} accepted, ${rows.unchanged} unchanged, ${rows.needsReview} to be looked at, ${rows.rejected} rejected`,
  );
  if (!(await client.knows(opsKey)))
    await makeKey(client, world, opsKey, { organisation: null, role: 'ops', label: 'Demo: ops' });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  report(`  loaded in ${seconds} s`);
  return { members: ids.size, agreements, recognitions, alliances, workshops, openings, rows, seconds };
}

function statesIn(openings: Readonly<Record<string, number>>): string {
  return Object.entries(openings)
    .sort(([, a], [, b]) => b - a)
    .map(([state, count]) => `${count} ${state}`)
    .join(', ');
}

/** `begun`: a load was broken off and may be repeated; `other`: data of somebody's own, which the demo leaves alone. */
export type DemoState = 'empty' | 'begun' | 'loaded' | 'other';

/** How far the demo world is in the platform at this address. */
export async function demoState(url: string): Promise<DemoState> {
  const client = new PlatformClient(url);
  if (!(await client.knows(operatorKey))) return 'other';
  if (await client.knows(opsKey)) return 'loaded';
  const names = new Set(demoMembers.map(({ name }) => name.zh));
  const present = await client.all<{ readonly name: { readonly zh?: string } }>('/v1/organisations', operatorKey);
  if (present.length === 0) return 'empty';
  return present.every(({ name }) => names.has(name.zh)) ? 'begun' : 'other';
}
