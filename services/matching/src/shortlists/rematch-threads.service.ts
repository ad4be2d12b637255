import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Matcher, Shortlist } from '../kernel/matcher.ts';
import type { AskedAnew, Rematch, RematchAnswer, RematchAsked } from '../kernel/rematch.ts';

/** Worker threads know neither the loader nor the flags of the process; sources run by plain type stripping. */
const fromSource = import.meta.url.endsWith('.ts');
const workerUrl = new URL(fromSource ? '../kernel/rematch.worker.ts' : '../kernel/rematch.worker.js', import.meta.url);
const workerFlags = fromSource ? ['--conditions=duijie-source', '--disable-warning=ExperimentalWarning'] : [];

/** Openings that are sent to a thread at once: so many take this thread some milliseconds to prepare. */
const chunk = 50;
const mostThreads = 4;

interface Waiting {
  readonly resolve: (found: RematchAnswer['found']) => void;
  readonly reject: (error: Error) => void;
}

/** Asks for many lists at once, on threads that share the index; this one only prepares and puts in order. */
export class RematchThreads implements Rematch, OnModuleDestroy {
  readonly #workers: Worker[] = [];
  readonly #waiting = new Map<number, Waiting>();
  readonly #threads: number;
  #asked = 0;

  /** By default this thread keeps a processor for itself. */
  constructor(threads = Math.max(1, Math.min(mostThreads, availableParallelism() - 1))) {
    this.#threads = threads;
  }

  async lists(matcher: Matcher, asked: readonly AskedAnew[]): Promise<readonly Shortlist[] | undefined> {
    const { version } = matcher;
    const lists: Shortlist[] = [];
    const running = new Set<Promise<void>>();
    for (let from = 0; from < asked.length && matcher.version === version; from += chunk) {
      const some = asked.slice(from, from + chunk);
      const work = this.#ask((from / chunk) % this.#threads, matcher.rematching(some)).then((found) => {
        found.forEach(({ eligible, kept }, index) => {
          const each = some[index];
          if (each) lists[from + index] = { eligible, items: matcher.ordered(each.compiled.id, kept, each.limit) };
        });
      });
      running.add(work);
      void work.catch(() => undefined).finally(() => running.delete(work));
      // The threads have enough to do; what was prepared and not yet searched takes memory.
      if (running.size > 2 * this.#threads) await Promise.race(running);
      else await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(running);
    return matcher.version === version ? lists : undefined;
  }

  async onModuleDestroy(): Promise<void> {
    const workers = this.#workers.splice(0);
    await Promise.all(workers.map((worker) => worker.terminate()));
    this.#failAll(new Error('The threads that match anew were stopped.'));
  }

  #ask(thread: number, given: Omit<RematchAsked, 'number'>): Promise<RematchAnswer['found']> {
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      const worker = this.#worker(thread);
      worker.ref();
      worker.postMessage({ number, ...given } satisfies RematchAsked);
    });
  }

  #worker(thread: number): Worker {
    const known = this.#workers[thread];
    if (known) return known;
    const worker = new Worker(workerUrl, { execArgv: workerFlags, env: {} });
    worker.on('message', ({ number, found }: RematchAnswer) => {
      this.#waiting.get(number)?.resolve(found);
      this.#waiting.delete(number);
      if (this.#waiting.size === 0) for (const each of this.#workers) each.unref();
    });
    worker.on('error', (error: Error) => this.#end(worker, error));
    this.#workers[thread] = worker;
    return worker;
  }

  /** What was asked of the threads fails with one of them; the next question starts others. */
  #end(worker: Worker, error: Error): void {
    if (!this.#workers.includes(worker)) return;
    for (const each of this.#workers.splice(0)) void each.terminate();
    this.#failAll(error);
  }

  #failAll(error: Error): void {
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
  }
}
