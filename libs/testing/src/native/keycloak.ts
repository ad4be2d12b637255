import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EngineOptions, Report } from './engine.ts';
import { NativeEngine, seconds } from './engine.ts';
import { engineCache } from './folders.ts';
import { freePort, outputOf, run } from './processes.ts';

const version = '26.7.3';

/** The account that sets realms up. */
export const keycloakAdministrator = { user: 'admin', password: 'none-of-ours' };

/** Keycloak with its address; its realms live as long as the process. */
export class NativeKeycloak extends NativeEngine {
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

/** What must be installed before Keycloak can run here; undefined when nothing is missing. */
export async function missingForKeycloak(): Promise<string | undefined> {
  const java = /version "(\d+)/.exec((await outputOf('java', '-version')) ?? '')?.[1];
  if (Number(java ?? 0) < 17) return 'Java 17 or later (Debian: apt-get install default-jre-headless)';
  if (existsSync(folderOf())) return undefined;
  const maven = await outputOf('mvn', '-v');
  return maven === undefined ? 'Maven, which fetches Keycloak (Debian: apt-get install maven)' : undefined;
}

/** Starts Keycloak in its development mode, with a database in memory, fetching it at the first time. */
export async function startKeycloak(options: EngineOptions): Promise<NativeKeycloak> {
  const missing = await missingForKeycloak();
  if (missing) throw new Error(`Keycloak cannot be started: it needs ${missing}`);
  const report = options.report ?? (() => undefined);
  const program = join(await fetchKeycloak(report), 'bin', 'kc.sh');
  const dataFolder = resolve(options.dataFolder);
  const port = options.port ?? (await freePort());
  const keycloak = new NativeKeycloak(
    {
      name: 'keycloak',
      dataFolder,
      port,
      command: 'bash',
      arguments: [
        program,
        'start-dev',
        '--db=dev-mem',
        '--http-host=127.0.0.1',
        `--http-port=${port}`,
        '--log=file',
        `--log-file=${join(dataFolder, 'server.log')}`,
      ],
      environment: {
        KC_BOOTSTRAP_ADMIN_USERNAME: keycloakAdministrator.user,
        KC_BOOTSTRAP_ADMIN_PASSWORD: keycloakAdministrator.password,
        JAVA_OPTS_KC_HEAP: '-Xmx512m',
      },
      detached: options.detached ?? false,
      serves: () => keycloakServes(port),
      bootLimitMs: 180_000,
    },
    report,
  );
  await keycloak.start();
  return keycloak;
}

function folderOf(): string {
  return join(engineCache, `keycloak-${version}`);
}

async function fetchKeycloak(report: Report): Promise<string> {
  const folder = folderOf();
  if (existsSync(folder)) return folder;
  const begun = performance.now();
  report(`fetching Keycloak ${version} through Maven (about 180 MB, once) …`);
  const partial = `${folder}.${process.pid}`;
  mkdirSync(partial, { recursive: true });
  try {
    const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${version}:tar.gz`;
    await run('mvn', ['-q', '-B', 'dependency:copy', artifact, `-DoutputDirectory=${partial}`]);
    const archive = join(partial, `keycloak-quarkus-dist-${version}.tar.gz`);
    await run('tar', ['-xzf', archive, '--strip-components=1', '-C', partial]);
    rmSync(archive);
    if (!existsSync(folder)) renameSync(partial, folder);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  report(`fetched Keycloak ${version} in ${seconds(begun)}`);
  return folder;
}

async function keycloakServes(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/realms/master`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}
