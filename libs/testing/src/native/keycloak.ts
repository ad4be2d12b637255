import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EngineOptions } from './engine.ts';
import { NativeEngine } from './engine.ts';
import { fetched, missingForJavaEngine } from './from-maven.ts';
import type { MavenEngine } from './from-maven.ts';
import { freePort, run } from './processes.ts';

const version = '26.7.3';

/** The account that sets realms up. */
export const keycloakAdministrator = { user: 'admin', password: 'none-of-ours' };

/** Keycloak with its address; its realms live as long as the process. */
export class NativeKeycloak extends NativeEngine {
  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }
}

/** Starts Keycloak in its development mode, with a database in memory, fetching it at the first time. */
export async function startKeycloak(options: EngineOptions): Promise<NativeKeycloak> {
  const missing = await missingForJavaEngine(distribution);
  if (missing) throw new Error(`Keycloak cannot be started: it needs ${missing}`);
  const report = options.report ?? (() => undefined);
  const program = join(await fetched(distribution, report), 'bin', 'kc.sh');
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

const distribution: MavenEngine = {
  title: `Keycloak ${version}`,
  folder: `keycloak-${version}`,
  megabytes: 180,
  async fill(folder) {
    const artifact = `-Dartifact=org.keycloak:keycloak-quarkus-dist:${version}:tar.gz`;
    await run('mvn', ['-q', '-B', 'dependency:copy', artifact, `-DoutputDirectory=${folder}`]);
    const archive = join(folder, `keycloak-quarkus-dist-${version}.tar.gz`);
    await run('tar', ['-xzf', archive, '--strip-components=1', '-C', folder]);
    rmSync(archive);
  },
};

async function keycloakServes(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/realms/master`, { signal: AbortSignal.timeout(1000) })).ok;
  } catch {
    return false;
  }
}
