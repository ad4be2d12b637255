import type { IncomingMessage, ServerResponse } from 'node:http';
import helmet from 'helmet';

/**
 * What pages of ours may do: their own scripts and nobody else's, in nobody's frame. Swagger UI sets styles in place and
 * has its pictures in the page.
 */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", "'unsafe-inline'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'form-action': ["'self'"],
    'base-uri': ["'none'"],
    'frame-ancestors': ["'none'"],
  },
};

/** The same for every answer, so helmet makes them once. */
const always: [string, string][] = [
  // Most answers are about somebody; what is for everybody says so itself.
  ['Cache-Control', 'no-store'],
  ['Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()'],
];
helmet({
  contentSecurityPolicy,
  frameguard: { action: 'deny' },
  // Only where TLS is: see below.
  strictTransportSecurity: false,
})(
  {} as IncomingMessage,
  {
    setHeader: (name: string, value: string) => always.push([name, value]),
    removeHeader: () => undefined,
  } as unknown as ServerResponse,
  () => undefined,
);

const forTls = 'max-age=31536000; includeSubDomains';

/** Sets the headers that keep browsers and caches from mischief. */
export function protect(response: ServerResponse, overTls: boolean): void {
  for (const [name, value] of always) response.setHeader(name, value);
  if (overTls) response.setHeader('Strict-Transport-Security', forTls);
}
