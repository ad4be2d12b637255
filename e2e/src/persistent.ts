import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Json } from './client.ts';

const betweenTriesMs = 150;

/**
 * Repeats a request as a patient client does: when the connection breaks, on 5xx and 429, while the first try with the
 * same Idempotency-Key is still being handled, and while a new key has not reached every service. Any other answer is
 * final.
 */
export async function persistently<Body = Json>(
  send: () => Promise<Answer<Body>>,
  withinMs = 600_000,
): Promise<Answer<Body>> {
  const end = performance.now() + withinMs;
  for (;;) {
    const { answer, cause } = await attempt(send);
    if (answer && !isForNow(answer)) return answer;
    if (performance.now() > end) {
      throw new Error(`Given up after ${withinMs} ms: ${answer ? JSON.stringify(answer.body) : cause}`);
    }
    await pause(betweenTriesMs);
  }
}

/** Looks again and again until the work is done. */
export async function meanwhile(work: Promise<void>, look: () => Promise<void>): Promise<void> {
  let isDone = false;
  const looking = async (): Promise<void> => {
    for (; !isDone; await pause(betweenTriesMs)) await look();
  };
  await Promise.all([work.finally(() => (isDone = true)), looking()]);
}

async function attempt<Body>(send: () => Promise<Answer<Body>>): Promise<{ answer?: Answer<Body>; cause?: string }> {
  try {
    return { answer: await send() };
  } catch (error) {
    return { cause: `${String(error)}, ${String((error as Error).cause)}` };
  }
}

function isForNow({ status, body }: Answer<unknown>): boolean {
  if (status >= 500 || status === 429 || status === 401) return true;
  return status === 409 && String((body as { type?: unknown }).type).endsWith('/request.in-progress');
}
