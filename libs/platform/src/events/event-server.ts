import { Server } from '@nestjs/microservices';
import type { BaseRpcContext, CustomTransportStrategy, MessageHandler } from '@nestjs/microservices';
import { context } from '@opentelemetry/api';
import { lastValueFrom } from 'rxjs';
import { DomainError } from '@duijie/domain';
import type { Logger } from '../observe/logger.ts';
import type { Metrics } from '../observe/metrics.ts';
import { continueTrace } from '../observe/tracing.ts';
import { typePrefix } from './envelope.ts';
import { Broadcasts } from './broadcasts.ts';
import type { BookmarkFault, EventEngine, LoggedRecord, Reader } from './engine.ts';
import { passFailpoint } from './failpoints.ts';
import type { Hearing } from './handles.ts';
import { kindNamed } from './kinds.ts';
import { parkedTopic, parkedRecord } from './parking.ts';
import { allDone, runsOf } from './runs.ts';
import { bodyMistakes } from './schemas.ts';

export interface EventServerOptions {
  readonly engine: EventEngine;
  readonly service: string;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly retryDelayMs: number;
  readonly broadcasts?: Broadcasts;
  /** Waits; a test passes one that does not. */
  readonly pause?: (milliseconds: number) => Promise<void>;
  /** Between 0 and 1, for the jitter of retries. */
  readonly random?: () => number;
}

const triesPerEvent = 5;
/** Nothing is committed behind a broadcast batch, so it may be large: a flood is then seen as one. */
const broadcastBatch = 200;
const modes = ['broadcast', 'shared'] as const;
type Mode = (typeof modes)[number];

/** An event that no try can mend: it is parked at once. */
class Unreadable extends Error {}

/**
 * Hands the events of the log to the methods that carry `@Handles`. At least once, in order per key; what fails is
 * tried again with growing pauses and then parked with its cause, so that one bad event never stops the rest.
 */
export class EventServer extends Server implements CustomTransportStrategy {
  override readonly propagatesEventHandlerErrors = true;
  private readonly readers: Reader[] = [];
  private readonly broadcasts: Broadcasts;
  /** What the service kept is being read; meanwhile it answers already. */
  private restoring: Promise<void> = Promise.resolve();

  constructor(private readonly options: EventServerOptions) {
    super();
    this.broadcasts = options.broadcasts ?? new Broadcasts();
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    const { engine, service } = this.options;
    try {
      await engine.prepare(this.heard.map((topic) => ({ topic: parkedTopic(topic, service), compacted: false })));
      this.restoring = this.read('broadcast');
      if (this.broadcasts.remembers) this.restoring.catch(() => undefined);
      else await this.restoring;
      await this.read('shared');
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** The topics that the handlers of one mode hear. */
  topics(mode: Mode): string[] {
    const names = [...this.messageHandlers.keys()].filter((pattern) => pattern.startsWith(`${mode}:`));
    return [...new Set(names.map((pattern) => kindNamed(pattern.slice(mode.length + 1)).topic))].sort();
  }

  /** All topics that any handler hears. */
  get heard(): string[] {
    return [...new Set(modes.flatMap((mode) => this.topics(mode)))].sort();
  }

  get groups(): string[] {
    return this.topics('shared').length > 0 ? [this.options.service] : [];
  }

  /** Resolves when what was in the log at the start has been handled. */
  async caughtUp(): Promise<void> {
    await this.restoring;
    await Promise.all(this.readers.map((reader) => reader.caughtUp));
    this.broadcasts.caughtUp();
  }

  healthy(): boolean {
    return this.readers.every((reader) => reader.healthy());
  }

  async close(): Promise<void> {
    await this.restoring.catch(() => undefined);
    await Promise.all(this.readers.splice(0).map((reader) => reader.stop()));
  }

  on(): never {
    throw new Error('The event log has no transport events; read healthy() instead.');
  }

  unwrap<Engine>(): Engine {
    return this.options.engine as Engine;
  }

  /** Handles one record again, as ops asked; throws what the handler throws. */
  async redrive(record: LoggedRecord): Promise<void> {
    await this.handle(record, modes);
  }

  /** Handles one record again as if it had just come: with its tries, and parking at the end. */
  replay(record: LoggedRecord): Promise<void> {
    return this.handleOrPark(record, modes);
  }

  private async read(mode: Mode): Promise<void> {
    const topics = this.topics(mode);
    if (topics.length === 0) return;
    const { engine, service } = this.options;
    const reader = await engine.subscribe({
      group: service,
      topics,
      mode,
      ...(mode === 'broadcast'
        ? { batchSize: broadcastBatch, from: (fault: BookmarkFault) => this.broadcasts.restore(fault) }
        : {}),
      onBatch: async (records, heartbeat) => {
        for (const run of runsOf(records, (record) => this.isOrderedByKey(record, mode))) {
          await allDone(
            run.map(async (lane) => {
              for (const record of lane) {
                await this.handleOrPark(record, [mode]);
                await heartbeat();
              }
            }),
          );
        }
      },
    });
    this.readers.push(reader);
    if (mode === 'broadcast') this.broadcasts.follow(reader);
  }

  private isOrderedByKey({ headers }: LoggedRecord, mode: Mode): boolean {
    const handler = this.messageHandlers.get(`${mode}:${headers['ce_type']?.slice(typePrefix.length)}`);
    return (handler?.extras as Hearing | undefined)?.order === 'key';
  }

  private async handleOrPark(record: LoggedRecord, by: readonly Mode[]): Promise<void> {
    const { logger, metrics, retryDelayMs, random = Math.random } = this.options;
    const name = record.headers['ce_type']?.slice(typePrefix.length) ?? 'unknown';
    for (let attempt = 1; ; attempt += 1) {
      try {
        const handled = await this.handle(record, by);
        if (handled) metrics.eventsHandled.inc({ event: name, outcome: 'handled' });
        return;
      } catch (error) {
        // A full disk or an absent database is no fault of the event: it waits, and nothing is parked.
        if (error instanceof DomainError && error.kind === 'unavailable') throw error;
        if (error instanceof Unreadable || attempt >= triesPerEvent) return this.park(record, name, attempt, error);
        metrics.eventsHandled.inc({ event: name, outcome: 'retried' });
        logger.warn(
          { event: name, key: record.key, attempt, cause: messageOf(error) },
          'an event failed and is tried again',
        );
        const delay = retryDelayMs * 2 ** (attempt - 1);
        await (this.options.pause ?? sleep)(delay / 2 + (delay / 2) * random());
      }
    }
  }

  private async handle(record: LoggedRecord, by: readonly Mode[]): Promise<boolean> {
    if (record.value === null) {
      if (by.includes('broadcast')) this.broadcasts.ended(record.topic, record.key);
      return false;
    }
    const type = record.headers['ce_type'];
    if (!type?.startsWith(typePrefix)) throw new Unreadable('The event has no ce_type of ours.');
    const name = type.slice(typePrefix.length);
    const handlers = by.flatMap((mode) => this.messageHandlers.get(`${mode}:${name}`) ?? []);
    if (handlers.length === 0) return false;
    const kind = kindNamed(name);
    const body = parse(record.value);
    const mistakes = bodyMistakes(kind, body);
    if (mistakes) throw new Unreadable(`The body is not a ${kind.name}: ${mistakes}`);
    const event = Object.assign(new kind.type(), body);
    const end = this.options.metrics.eventSeconds.startTimer({ event: kind.name });
    await context.with(continueTrace(kind.name, record.headers), async () => {
      for (const handler of handlers) await this.callAll(handler, event);
    });
    end();
    passFailpoint('inbox.after_commit');
    return true;
  }

  private async callAll(handler: MessageHandler, event: object): Promise<void> {
    const result = this.transformToObservable(await handler(event, {} as BaseRpcContext));
    await lastValueFrom(result, { defaultValue: undefined });
  }

  private async park(record: LoggedRecord, name: string, attempts: number, error: unknown): Promise<void> {
    const { engine, service, logger, metrics } = this.options;
    logger.error(
      { event: name, topic: record.topic, key: record.key, offset: record.offset, attempts, cause: messageOf(error) },
      'an event could not be handled and is parked',
    );
    await engine.append([parkedRecord(record, service, attempts, messageOf(error))]);
    metrics.eventsHandled.inc({ event: name, outcome: 'parked' });
  }
}

function parse(value: string): object {
  try {
    const body: unknown = JSON.parse(value);
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  } catch {
    // Falls through: the message is the same, and the parser's would quote the body.
  }
  throw new Unreadable('The body is not a JSON object.');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
