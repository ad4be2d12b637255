import { eventually } from '@duijie/testing';

export interface StreamedMessage {
  readonly id: string | undefined;
  readonly data: { id: string; kind: string; about: string; sequence: number } | undefined;
  readonly comment: string | undefined;
}

/** A client of Server-Sent Events that keeps all that it has seen. */
export interface EventStream {
  readonly status: number;
  readonly type: string | null;
  readonly messages: readonly StreamedMessage[];
  /** The notifications that came, in order. */
  notifications(): NonNullable<StreamedMessage['data']>[];
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  /** Resolves when the server has told the place from which it is live. */
  live(): Promise<void>;
  leave(): void;
}

export async function openStream(url: string, key: string, lastEventId?: string): Promise<EventStream> {
  const leaving = new AbortController();
  const answer = await fetch(`${url}/v1/notifications/stream`, {
    headers: { authorization: `Bearer ${key}`, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: leaving.signal,
  });
  const messages: StreamedMessage[] = [];
  const ended = readAll(answer, messages);
  return {
    status: answer.status,
    type: answer.headers.get('content-type'),
    messages,
    notifications: () => messages.flatMap(({ data }) => (data ? [data] : [])),
    ended,
    live: async () => {
      await eventually(() => messages.some(({ id, data }) => id !== undefined && !data));
    },
    leave: () => leaving.abort(),
  };
}

async function readAll(answer: Response, messages: StreamedMessage[]): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of answer.body ?? []) {
      text += decoder.decode(bytes as Uint8Array, { stream: true });
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      messages.push(...blocks.filter((block) => block.trim() !== '').map(messageOf));
    }
  } catch (error) {
    // Only the client's own leaving is no fault; its error is made outside the sandbox of the test.
    if ((error as { name?: string }).name !== 'AbortError') throw error;
  }
}

function messageOf(block: string): StreamedMessage {
  const field = (name: string) =>
    block
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const data = field('data');
  return {
    id: field('id'),
    data: data === undefined ? undefined : (JSON.parse(data) as StreamedMessage['data']),
    comment: field(''),
  };
}
