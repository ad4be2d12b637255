import type { Client } from './client.ts';
import { secondOperator } from './cycles.ts';
import { realPath } from './one-of-each.ts';
import type { OneOfEach } from './one-of-each.ts';
import type { Operation } from './operations.ts';
import { onTheWire } from './wire.ts';
import type { WireAnswer } from './wire.ts';
import type { World } from './world.ts';

/** What a request has instead of the usual. */
export interface Otherwise {
  readonly path?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
}

/** How many operations are asked side by side. */
const atOnce = 12;
const revisionOfNothing = '"999999999"';

/** The owners of one resource of each noun: somebody for whom an operation opens. */
export class Insiders {
  private readonly callers = new Map<string, Client>();
  private readonly revisions = new Map<string, string>();
  private readonly changes = new Map<string, Promise<unknown>>();
  asked = 0;

  private constructor(
    private readonly url: string,
    private readonly ids: OneOfEach,
    private readonly clients: readonly Client[],
  ) {}

  static async of({ members, platform }: World, ids: OneOfEach): Promise<Insiders> {
    const { operator, enterprise, college, studentKey } = members;
    const student = await studentKey(ids['graduates'] ?? '');
    return new Insiders(platform.url, ids, [enterprise, college, student, await secondOperator(operator), operator]);
  }

  /** Takes the operations one by one, several at a time. */
  async each(operations: readonly Operation[], act: (operation: Operation) => Promise<void>): Promise<void> {
    for (let at = 0; at < operations.length; at += atOnce)
      await Promise.all(operations.slice(at, at + atOnce).map(act));
  }

  /** Sends a body as one who may. A field is changed at the present revision, an act asked for at one that nothing has. */
  async ask(operation: Operation, body?: string | Uint8Array, otherwise: Otherwise = {}): Promise<WireAnswer> {
    const client = await this.callerOf(operation);
    if (!['PUT', 'PATCH'].includes(operation.method))
      return this.send(operation, client, revisionOfNothing, body, otherwise);
    // Of one resource one change after the other, so that what is answered is what was sent.
    const before = this.changes.get(operation.noun) ?? Promise.resolve();
    const change = before.then(async () => {
      const answer = await this.send(operation, client, await this.revisionOf(operation, client), body, otherwise);
      if (answer.status < 300) this.revisions.clear();
      return answer;
    });
    this.changes.set(operation.noun, change);
    return change;
  }

  /** Asks for an act on the resource as it is. */
  async act(operation: Operation, body: string): Promise<WireAnswer> {
    const client = await this.callerOf(operation);
    return this.send(operation, client, await this.revisionOf(operation, client), body, {});
  }

  private send(
    { method, path, ...operation }: Operation,
    client: Client,
    revision: string,
    body: string | Uint8Array | undefined,
    { headers, query = '', ...otherwise }: Otherwise,
  ): Promise<WireAnswer> {
    this.asked += 1;
    return onTheWire(this.url, (otherwise.path ?? realPath({ method, path, ...operation }, this.ids)) + query, {
      method,
      token: client.token,
      headers: { 'if-match': revision, ...(body ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(body ? { body } : {}),
    });
  }

  /** The ETag of what the path names, or of what it lies below. */
  private async revisionOf(operation: Operation, client: Client): Promise<string> {
    const known = this.revisions.get(operation.name);
    if (known) return known;
    const words = realPath(operation, this.ids).split('/');
    let etag = '';
    for (let length = words.length; length > 3 && !etag; length -= 1) {
      etag = (await client.get(words.slice(0, length).join('/'))).headers.get('etag') ?? '';
    }
    this.revisions.set(operation.name, etag || revisionOfNothing);
    return etag || revisionOfNothing;
  }

  /** The first for whom the operation opens, by what it answers to its own example. */
  private async callerOf(operation: Operation): Promise<Client> {
    const known = this.callers.get(operation.name);
    if (known) return known;
    const { access, method, body } = operation;
    const entitled = this.clients.filter((_, at) =>
      isAsked(access.roles, ['enterprise', 'college', 'student'][at] ?? 'operator'),
    );
    let caller = entitled.at(-1) ?? (this.clients.at(-1) as Client);
    if (method !== 'GET' && method !== 'DELETE' && operation.described.requestBody?.content['application/json']) {
      for (const client of entitled) {
        const { status } = await this.send(operation, client, revisionOfNothing, JSON.stringify(body), {});
        if ([401, 403, 404].includes(status)) continue;
        caller = client;
        break;
      }
    }
    this.callers.set(operation.name, caller);
    return caller;
  }
}

function isAsked(roles: Operation['access']['roles'], role: string): boolean {
  return roles === 'anyone' || roles === 'signed-in' || roles.includes(role);
}
