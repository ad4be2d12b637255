// Writes infra/gateway/Caddyfile, which docker-compose.yml mounts. A test says when it is out of date.
import { writeFileSync } from 'node:fs';
import { composeGateway } from './compose.ts';

writeFileSync(new URL('Caddyfile', import.meta.url), composeGateway());
