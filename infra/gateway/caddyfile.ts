import type { RouteGroup, ServiceName } from './routes.ts';
import { frontService, orderedGroups, services } from './routes.ts';

/** How the instances of a service are found: fixed addresses, or a name whose addresses come and go with `--scale`. */
export type Upstream = { addresses: readonly string[] } | { name: string; port: number };

export interface GatewayPlan {
  /** Where the gateway listens, such as `127.0.0.1:3000` or `:3000`. */
  listen: string;
  upstreams: Readonly<Record<ServiceName, Upstream>>;
  /** Where the figures of the demo world are counted, such as `127.0.0.1:3001`; absent where they are not. */
  figures?: string | undefined;
}

/** The gateway's configuration, for compose and for native processes alike. */
export function caddyfile(plan: GatewayPlan): string {
  return [
    '# Made from infra/gateway/routes.ts by `node tools/start.mjs infra/gateway/write.ts`: change it there.',
    globalOptions,
    ...services.map((service) => proxy(service, plan.upstreams[service])),
    site(plan.listen, plan.figures),
  ].join('\n');
}

const globalOptions = `{
	admin off
	auto_https off
	# Streams have no end of their own: a gateway that stops leaves them after this time.
	grace_period 3s
	log {
		level WARN
	}
	servers {
		# A client that sends its headers drop by drop, or without end, must not hold a connection.
		max_header_size 64KB
		timeouts {
			read_header 10s
		}
	}
}
`;

// Of text/event-stream Caddy passes each event on at once. flush_interval -1 is not set: it would keep the request to
// the service alive after the listener has gone.
function proxy(service: ServiceName, upstream: Upstream): string {
  return `(${service}) {
	uri path_regexp ^/ops/v1/${service}/ /ops/v1/
	reverse_proxy {
${indent(2, addressesOf(upstream))}
		lb_policy least_conn
		# An instance that restarts is waited for; only requests that no instance has received are sent again.
		lb_try_duration 5s
		lb_try_interval 100ms
		transport http {
			dial_timeout 1s
			# Shorter than the services keep an idle connection, else a request could meet one that is just being closed.
			keepalive 30s
		}
	}
}
`;
}

function addressesOf(upstream: Upstream): string[] {
  if ('addresses' in upstream) {
    return [
      `to ${upstream.addresses.join(' ')}`,
      'health_uri /health/ready',
      'health_interval 1s',
      'health_timeout 2s',
      'fail_duration 2s',
    ];
  }
  // Active health checks do not reach addresses from the DNS: an instance that refuses is left out for a while.
  return [`dynamic a ${upstream.name} ${upstream.port} {`, '	refresh 2s', '}', 'fail_duration 2s'];
}

function site(listen: string, figures: string | undefined): string {
  const [host, port] = [listen.slice(0, listen.lastIndexOf(':')), listen.slice(listen.lastIndexOf(':') + 1)];
  const bind = host ? [`bind ${host}`] : [];
  const demo = figures ? ['handle /v1/demo/figures {', `	reverse_proxy ${figures}`, '}'] : [];
  const handles = [...services.map(opsHandle), ...orderedGroups().map(groupHandle), demo].flat();
  return [
    `http://:${port} {`,
    ...indentLines(1, [...bind, 'route {']),
    ...indentLines(2, [...handles, ...metrics, 'handle {', `	import ${frontService}`, '}']),
    ...indentLines(1, ['}', ...errors]),
    '}',
    '',
  ].join('\n');
}

function opsHandle(service: ServiceName): string[] {
  return [`handle /ops/v1/${service}/* {`, `	import ${service}`, '}'];
}

function groupHandle({ service, paths }: RouteGroup, index: number): string[] {
  const matcher = `@${service}_${index + 1}`;
  return [`${matcher} path_regexp ${pattern(paths)}`, `handle ${matcher} {`, `	import ${service}`, '}'];
}

/** `/v1/openings/:id/matches` and all beneath it, for several paths at once. */
function pattern(paths: readonly string[]): string {
  const alternatives = paths.map((path) => path.replaceAll('.', '\\.').replaceAll(/:[a-zA-Z]+/g, '[^/]+'));
  return `^(${alternatives.join('|')})(/|$)`;
}

/** What the gateway says itself is JSON that no browser is to take for anything else, frame or keep. */
const ownAnswer = [
  '	header Content-Type application/problem+json',
  '	header X-Content-Type-Options nosniff',
  `	header Content-Security-Policy "default-src 'none'; frame-ancestors 'none'"`,
  '	header X-Frame-Options DENY',
  '	header Cache-Control no-store',
];

/** Figures are asked of each instance by whoever operates it, never through the front door. */
const metrics = [
  'handle /metrics {',
  ...ownAnswer,
  '	respond `{"type":"/problems/path.not-found","title":"Not found","status":404}` 404',
  '}',
];

const errors = [
  'handle_errors {',
  ...ownAnswer,
  '	header Retry-After 1',
  '	respond `{"type":"/problems/service.unavailable","title":"The service does not answer","status":{err.status_code}}` {err.status_code}',
  '}',
];

function indentLines(depth: number, lines: readonly string[]): string[] {
  return lines.map((line) => '\t'.repeat(depth) + line);
}

function indent(depth: number, lines: readonly string[]): string {
  return indentLines(depth, lines).join('\n');
}
