import { createParser } from 'eventsource-parser';

export interface Answer<Body> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
}

/** Whatever a test reads of an answer. */
export type Json = ReturnType<typeof JSON.parse>;

export interface StreamedEvent {
  readonly id: string | undefined;
  readonly event: string | undefined;
  readonly data: string;
}

/** One account at one platform. */
export class Client {
  constructor(
    readonly url: string,
    readonly token?: string,
  ) {}

  as(token: string): Client {
    return new Client(this.url, token);
  }

  get<Body = Json>(path: string): Promise<Answer<Body>> {
    return this.send('GET', path);
  }

  post<Body = Json>(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send('POST', path, body, headers);
  }

  put<Body = Json>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send('PUT', path, body, headers);
  }

  delete<Body = Json>(path: string): Promise<Answer<Body>> {
    return this.send('DELETE', path);
  }

  patch<Body = Json>(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer<Body>> {
    return this.send('PATCH', path, body, headers);
  }

  /** A change of state: reads the resource for its ETag first. */
  async act<Body = Json>(path: string, verb: string, body?: unknown): Promise<Answer<Body>> {
    const etag = (await this.get(path)).headers.get('etag') ?? '';
    return this.post(`${path}/${verb}`, body, { 'if-match': etag });
  }

  /** Reads an event stream until `enough` says so of what came; then hangs up. */
  async stream(
    path: string,
    enough: (events: readonly StreamedEvent[]) => boolean,
    limitMs = 30_000,
  ): Promise<StreamedEvent[]> {
    const events: StreamedEvent[] = [];
    const abort = new AbortController();
    const limit = setTimeout(
      () => abort.abort(new Error(`${path} did not bring what was awaited: ${JSON.stringify(events)}`)),
      limitMs,
    );
    const parser = createParser({
      onEvent: (event) => events.push({ id: event.id, event: event.event, data: event.data }),
    });
    try {
      const answer = await fetch(`${this.url}${path}`, {
        headers: this.headers({ accept: 'text/event-stream' }),
        signal: abort.signal,
      });
      if (!answer.ok || !answer.body) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
      const decoder = new TextDecoder();
      for await (const bytes of answer.body) {
        parser.feed(decoder.decode(bytes as Uint8Array, { stream: true }));
        if (enough(events)) break;
      }
      return events;
    } finally {
      clearTimeout(limit);
      abort.abort();
    }
  }

  private async send<Body>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<Body>> {
    const isBytes = body instanceof Uint8Array;
    const answer = await fetch(`${this.url}${path}`, {
      method,
      signal: AbortSignal.timeout(60_000),
      headers: this.headers({
        ...(body !== undefined && !isBytes ? { 'content-type': 'application/json' } : {}),
        ...headers,
      }),
      ...(body === undefined ? {} : { body: isBytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const json = answer.headers.get('content-type')?.includes('json') ?? false;
    return { status: answer.status, headers: answer.headers, body: (json ? JSON.parse(text) : text) as Body };
  }

  private headers(more: Record<string, string>): Record<string, string> {
    return { ...(this.token ? { authorization: `Bearer ${this.token}` } : {}), ...more };
  }
}

/** The answer's body, when the status is the wanted one; else an error that shows what came instead. */
export async function wanted<Body = Json>(status: number, answer: Promise<Answer<Body>>): Promise<Body> {
  const got = await answer;
  if (got.status === status) return got.body;
  throw new Error(`Wanted ${status}, got ${got.status}: ${JSON.stringify(got.body)}`);
}
