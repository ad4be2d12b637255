import { Inject, Injectable } from '@nestjs/common';
import { DomainError, instant, invalid } from '@duijie/domain';
import type { Clock, Ids } from '@duijie/domain';
import { PlatformConfig } from '../config/config.ts';
import type { EventEngine, Reader } from '../events/engine.ts';
import { EventServer } from '../events/event-server.ts';
import { ListQuery } from '../http/listing.ts';
import type { Logger } from '../observe/logger.ts';
import { CLOCK, CONFIG, EVENTS, IDS, InjectCollection, LOGGER, SERVICE } from '../service/tokens.ts';
import type { Collection, Page } from '../store/engine.ts';
import { beginReplay, goOn, replayPlan, replayRunning, stateNow } from './replay.ts';
import type { Replay, ReplayState } from './replay.ts';
import type { ReplayResource } from './replays.dto.ts';

/** How often a replay under way gives a sign of life. */
const signMs = 2_000;

/**
 * Hands the events of a topic to this service's handlers again, beside the reading that goes on and without touching
 * its offsets. A reader of its own goes from the start to where the log ended when it was asked.
 */
@Injectable()
export class ReplaysService {
  private readonly stopping = new AbortController();
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    @InjectCollection(replayPlan) private readonly replays: Collection<Replay>,
    @Inject(EVENTS) private readonly events: EventEngine,
    private readonly server: EventServer,
    @Inject(SERVICE) private readonly service: string,
    @Inject(CONFIG) private readonly config: PlatformConfig,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(IDS) private readonly ids: Ids,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async list(query: ListQuery): Promise<Page<ReplayResource>> {
    const page = await this.replays.find({ ...query, sort: '-startedAt' });
    return { ...page, items: page.items.map((replay) => this.shown(replay)) };
  }

  /** Begins in the background; whoever asked sees in the list how it goes. */
  async begin(topic: string, since: string | null): Promise<ReplayResource> {
    if (!this.server.heard.includes(topic)) throw notHeard(topic, this.server.heard);
    const run = this.ids.next('rpl');
    const instance = this.config.instance ?? String(process.pid);
    const before = await this.replays.get(topic);
    const begun = beginReplay(before, { id: topic, run, since, instance }, instant(this.clock));
    const stored = await this.replays.save({ next: begun, events: [] }).catch((error: unknown) => {
      throw isOvertaken(error) ? replayRunning(topic) : error;
    });
    // Of two that ask at once for the first time, the store keeps one and answers it to both.
    if (stored.run !== run) throw replayRunning(topic);
    const work = this.carryOut(stored).catch((error: unknown) =>
      this.logger.warn({ topic, cause: String(error) }, 'a replay was broken off'),
    );
    this.underWay.add(work);
    void work.finally(() => this.underWay.delete(work));
    return this.shown(stored);
  }

  /** Breaks off what is under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.underWay);
  }

  private async carryOut(begun: Replay): Promise<void> {
    const progress = new Progress(begun, (replay) => this.replays.save({ next: replay, events: [] }), this.clock);
    const signs = setInterval(() => void progress.sign(), signMs);
    let reader: Reader | undefined;
    let end: ReplayState = 'interrupted';
    try {
      reader = await this.read(begun, progress);
      end = await Promise.race([reader.caughtUp.then(() => 'completed' as const), this.interruption(progress)]);
    } finally {
      clearInterval(signs);
      await reader?.stop();
      await progress.end(end);
    }
  }

  private read({ id: topic, since }: Replay, progress: Progress): Promise<Reader> {
    const from = since === null ? 0 : Date.parse(since);
    return this.events.subscribe({
      group: `${this.service}.replay`,
      topics: [topic],
      mode: 'broadcast',
      onBatch: async (records, heartbeat) => {
        for (const record of records.filter(({ at }) => at >= from)) {
          if (this.stopping.signal.aborted || progress.lost) return;
          await this.server.replay(record);
          progress.events += 1;
          await heartbeat();
        }
      },
    });
  }

  private interruption(progress: Progress): Promise<'interrupted'> {
    return new Promise((resolve) => {
      const end = (): void => resolve('interrupted');
      progress.onLost = end;
      if (this.stopping.signal.aborted) end();
      this.stopping.signal.addEventListener('abort', end, { once: true });
    });
  }

  private shown(replay: Replay): ReplayResource {
    const { id, since, instance, events, startedAt, finishedAt } = replay;
    return { topic: id, since, state: stateNow(replay, instant(this.clock)), instance, events, startedAt, finishedAt };
  }
}

/** Writes down how far a replay is, one write after the other. */
class Progress {
  events = 0;
  /** Somebody else took over, since this instance was silent for too long. */
  lost = false;
  onLost: () => void = () => undefined;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private replay: Replay,
    private readonly save: (replay: Replay) => Promise<Replay>,
    private readonly clock: Clock,
  ) {}

  sign(): Promise<void> {
    return this.end('running');
  }

  end(state: ReplayState): Promise<void> {
    this.writing = this.writing.then(async () => {
      if (this.lost) return;
      try {
        this.replay = await this.save(goOn(this.replay, state, this.events, instant(this.clock)));
      } catch (error) {
        // A store that is away for a moment is no reason to stop: the next sign will do.
        if (!isOvertaken(error)) return;
        this.lost = true;
        this.onLost();
      }
    });
    return this.writing;
  }
}

function isOvertaken(error: unknown): boolean {
  return error instanceof DomainError && error.kind === 'precondition';
}

function notHeard(topic: string, heard: readonly string[]): DomainError {
  const message = {
    zh: `本服务不接收主题“${topic}”。可选：${heard.join('、')}`,
    en: `This service does not hear ${topic}; it hears ${heard.join(', ')}`,
  };
  return invalid('replay', [{ pointer: '/topic', code: 'unknown-code', message }]);
}
