import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { outputOf } from '@duijie/testing/native';
import { caddyfile } from '../gateway/caddyfile.ts';
import type { ServiceName } from '../gateway/routes.ts';
import { byService } from '../gateway/routes.ts';
import { Supervisor } from './supervisor.ts';

/** One instance of a service and where it listens. */
export interface Backend {
  service: ServiceName;
  port: number;
}

export interface GatewayOptions {
  /** Where the generated Caddyfile and Caddy's own files go. */
  folder: string;
  host: string;
  port: number;
  backends: readonly Backend[];
  /** Where the figures of the demo world are counted, if they are. */
  figures?: string | undefined;
  print: (line: string) => void;
}

/** What must be installed before the gateway can run here; undefined when nothing is missing. */
export async function missingForGateway(): Promise<string | undefined> {
  const version = await outputOf('caddy', 'version');
  return version === undefined
    ? 'Caddy 2.6 or later (Debian: apt-get install caddy; macOS: brew install caddy)'
    : undefined;
}

/** Caddy in front of the instances, kept running. */
export function gateway(options: GatewayOptions): Supervisor {
  const { folder, host, port, backends, figures, print } = options;
  const file = join(folder, 'Caddyfile');
  const upstreams = byService((service) => {
    const own = backends.filter((backend) => backend.service === service);
    return { addresses: own.map((backend) => `127.0.0.1:${backend.port}`) };
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, caddyfile({ listen: `${host}:${port}`, upstreams, figures }));
  return new Supervisor({
    name: 'gateway',
    command: 'caddy',
    arguments: ['run', '--adapter', 'caddyfile', '--config', file],
    // Caddy keeps certificates and its last configuration in these; nothing of it belongs in the user's home.
    env: { XDG_DATA_HOME: join(folder, 'caddy'), XDG_CONFIG_HOME: join(folder, 'caddy') },
    folder,
    readyUrl: `http://${host}:${port}/health/ready`,
    print,
  });
}
