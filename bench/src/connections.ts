import { Agent, request } from 'node:http';

/** Connections that stay open, and nothing between them and the server that costs time of its own. */
export class Connections {
  private readonly agent: Agent;

  constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
    count: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: count });
  }

  /** Sends JSON (or nothing) and gives the answer back; an answer of another status is an error. */
  send<Body>(
    wanted: number,
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string> = {},
  ): Promise<Body> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers = {
      ...this.headers,
      ...more,
      ...(text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(new URL(path, this.url), { method, headers, agent: this.agent }, (answer) => {
        let received = '';
        answer.setEncoding('utf8');
        answer.on('data', (piece: string) => (received += piece));
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === wanted) resolve(JSON.parse(received || 'null') as Body);
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${received.slice(0, 400)}`));
        });
      });
      sent.on('error', reject);
      sent.end(text);
    });
  }

  /** Opens an event stream; `onText` is given whatever comes. Resolves when the server has begun to answer. */
  follow(path: string, headers: Readonly<Record<string, string>>, onText: (text: string) => void): Promise<() => void> {
    return new Promise((resolve, reject) => {
      const all = { ...headers, accept: 'text/event-stream' };
      const sent = request(new URL(path, this.url), { headers: all, agent: false }, (answer) => {
        answer.setEncoding('utf8');
        answer.on('data', onText);
        // Hanging up ends the answer in an error, which is wanted.
        answer.on('error', () => undefined);
        if (answer.statusCode === 200) resolve(() => sent.destroy());
        else reject(new Error(`${path}: ${answer.statusCode}`));
      });
      sent.on('error', reject);
      sent.end();
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Runs `work` so many times, by so many callers at once, each as soon as it has its answer. */
export async function byCallers(callers: number, times: number, work: (index: number) => Promise<void>): Promise<void> {
  let next = 0;
  const caller = async (): Promise<void> => {
    while (next < times) {
      next += 1;
      await work(next - 1);
    }
  };
  await Promise.all(Array.from({ length: callers }, caller));
}
