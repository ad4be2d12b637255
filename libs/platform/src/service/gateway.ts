import type { Handler } from '../http/fastify.ts';
import type { RunningService } from './service.ts';

interface Route {
  readonly pattern: RegExp;
  readonly handler: Handler;
  readonly weight: number;
  readonly rewrite?: (url: string) => string;
}

/** `/v1/openings` covers itself and all below it; `:id` stands for one segment. */
function patternOf(route: string): RegExp {
  const escaped = route.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll(/:\w+/g, '[^/?]+');
  return new RegExp(`^${escaped}(?=[/?]|$)`);
}

/**
 * One door for several services in a process: sends each request to the service whose route fits best, as the gateway
 * of the distributed set-up does between processes. What fits nobody goes to `otherwise`.
 */
export function gateway(services: readonly RunningService[], otherwise: Handler): Handler {
  const routes: Route[] = services.flatMap((service) => [
    ...service.routes.map((route) => ({
      pattern: patternOf(route),
      handler: service.handler,
      weight: route.split('/').length,
    })),
    {
      pattern: patternOf(`/ops/v1/${service.name}`),
      handler: service.handler,
      weight: 4,
      rewrite: (url: string) => url.replace(`/ops/v1/${service.name}`, '/ops/v1'),
    },
  ]);
  routes.sort((a, b) => b.weight - a.weight);
  return (request, response) => {
    const url = request.url ?? '/';
    const route = routes.find(({ pattern }) => pattern.test(url));
    if (route?.rewrite) request.url = route.rewrite(url);
    (route?.handler ?? otherwise)(request, response);
  };
}
