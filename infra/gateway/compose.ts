import { caddyfile } from './caddyfile.ts';
import { byService } from './routes.ts';

/** The port on which every process listens inside its container. */
const containerPort = 3000;

/** The gateway of docker-compose.yml: a service's name resolves to the addresses of all its instances. */
export function composeGateway(): string {
  const upstreams = byService((name) => ({ name, port: containerPort }));
  return caddyfile({ listen: `:${containerPort}`, upstreams });
}
