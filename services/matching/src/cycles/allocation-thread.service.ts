import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { ResultNotKept } from './allocation-messages.ts';
import type { Act, Answer, Asked, Given, Told } from './allocation-messages.ts';

/** Worker threads know neither the loader nor the flags of the process; sources run by plain type stripping. */
const fromSource = import.meta.url.endsWith('.ts');
const workerUrl = new URL(fromSource ? './allocation.worker.ts' : './allocation.worker.js', import.meta.url);
const workerFlags = fromSource ? ['--conditions=duijie-source', '--disable-warning=ExperimentalWarning'] : [];
const mostMemoryMb = 2_048;

interface Waiting {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The thread in which allocations are made and asked about. It starts when it is first needed, and keeps no process alive. */
@Injectable()
export class AllocationThread implements OnModuleDestroy {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  /** `given` whose buffers are named in `handedOver` are gone for the caller, and need no copy. */
  ask<Name extends Act>(act: Name, given: Given<Name>, handedOver: readonly Uint8Array[] = []): Promise<Answer<Name>> {
    this.asked += 1;
    const number = this.asked;
    const worker = this.running();
    worker.ref();
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve: resolve as Waiting['resolve'], reject });
      const message: Asked = { number, act, given };
      worker.postMessage(
        message,
        handedOver.map(({ buffer }) => buffer as ArrayBuffer),
      );
    });
  }

  async onModuleDestroy(): Promise<void> {
    const { worker } = this;
    this.worker = undefined;
    await worker?.terminate();
    this.failAll(new Error('The process stops.'));
  }

  private running(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(workerUrl, {
      execArgv: workerFlags,
      env: {},
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    });
    worker.on('message', (told: Told) => this.hear(told));
    worker.on('error', (error: Error) => this.end(worker, error));
    worker.on('exit', () => this.end(worker, new Error('The thread of the allocations has ended.')));
    this.worker = worker;
    return worker;
  }

  private hear({ number, answer, failure }: Told): void {
    const waiting = this.waiting.get(number);
    this.waiting.delete(number);
    if (this.waiting.size === 0) this.worker?.unref();
    if (!failure) waiting?.resolve(answer);
    else if (failure.name === 'ResultNotKept') waiting?.reject(new ResultNotKept(failure.message));
    else waiting?.reject(new Error(failure.message));
  }

  /** Whatever was asked of a thread that ended is asked anew, or failed, by who asked; the next request starts another. */
  private end(worker: Worker, error: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.failAll(error);
  }

  private failAll(error: Error): void {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
