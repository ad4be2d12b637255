import { setTimeout as pause } from 'node:timers/promises';

/** What the platform answered when it did not do as asked. */
export class Refused extends Error {
  override readonly name = 'Refused';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface Sent {
  readonly as: string;
  readonly body?: unknown;
  /** The revision that the act is about. */
  readonly at?: number;
  /** Makes a POST safe to repeat. */
  readonly once?: string;
}

interface PageOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Codes of refusals that pass: what was just told to one service has not yet reached the other. */
const passing = new Set(['opening.employer-not-approved', 'request.in-progress']);
const patienceMs = 20_000;

/** The platform as any client sees it: through HTTP alone. */
export class PlatformClient {
  constructor(readonly url: string) {}

  get<Body>(path: string, as: string): Promise<Body> {
    return this.send<Body>('GET', path, { as });
  }

  post<Body>(path: string, sent: Sent): Promise<Body> {
    return this.send<Body>('POST', path, sent);
  }

  patch<Body>(path: string, sent: Sent): Promise<Body> {
    return this.send<Body>('PATCH', path, sent);
  }

  /** All items of a list. */
  async all<Item>(path: string, as: string): Promise<Item[]> {
    const items: Item[] = [];
    const separator = path.includes('?') ? '&' : '?';
    let cursor: string | null = null;
    do {
      const next: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: PageOf<Item> = await this.get(`${path}${separator}limit=200${next}`, as);
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return items;
  }

  /** Whether this key is known at all. */
  async knows(key: string): Promise<boolean> {
    const { status } = await this.attempt('GET', '/v1/me', { as: key });
    return status === 200;
  }

  /** Sends, and repeats for a while what is refused only because news travel between the services. */
  private async send<Body>(method: string, path: string, sent: Sent): Promise<Body> {
    let waitMs = 20;
    for (let waited = 0; ; waited += waitMs, waitMs = Math.min(waitMs * 2, 400)) {
      const answer = await this.attempt(method, path, sent);
      if (answer.status < 300) return (answer.text === '' ? undefined : JSON.parse(answer.text)) as Body;
      const problem = problemOf(answer.text);
      // A key that was made a moment ago, or a service that is busy or starting.
      const mayPass = [401, 429, 502, 503].includes(answer.status) || passing.has(problem.code);
      if (!mayPass || waited > patienceMs) {
        throw new Refused(
          answer.status,
          problem.code,
          `${method} ${path} was answered ${answer.status}: ${problem.words}`,
        );
      }
      await pause(waitMs);
    }
  }

  private async attempt(
    method: string,
    path: string,
    { as, body, at, once }: Sent,
  ): Promise<{ status: number; text: string }> {
    const bytes = body instanceof Uint8Array;
    const headers: Record<string, string> = { authorization: `Bearer ${as}` };
    if (body !== undefined) headers['content-type'] = bytes ? 'text/csv' : 'application/json';
    if (at !== undefined) headers['if-match'] = `"${at}"`;
    if (once !== undefined) headers['idempotency-key'] = once;
    const content =
      body === undefined ? {} : { body: bytes ? (body as Uint8Array<ArrayBuffer>) : JSON.stringify(body) };
    const answer = await fetch(`${this.url}${path}`, { method, headers, ...content });
    return { status: answer.status, text: await answer.text() };
  }
}

function problemOf(text: string): { code: string; words: string } {
  try {
    const { type = '', detail = '', errors } = JSON.parse(text) as { type?: string; detail?: string; errors?: unknown };
    const words = `${detail || type} ${errors === undefined ? '' : JSON.stringify(errors).slice(0, 600)}`.trim();
    return { code: type.replace('/problems/', ''), words };
  } catch {
    return { code: '', words: text.slice(0, 300) };
  }
}

/** Does the same with each item, a few at a time; answers in the order of the items. */
export async function eachOf<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
  atOnce = 6,
): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await act(items[at] as Item);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, work));
  return results;
}
