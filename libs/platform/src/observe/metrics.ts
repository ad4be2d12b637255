import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import { measureLongestTurn } from './longest-turn.ts';

let processMetrics: Registry | undefined;

/** CPU, memory and event-loop figures: of the process, so one registry for all services in it. */
export function sharedProcessMetrics(): Registry {
  if (!processMetrics) {
    processMetrics = new Registry();
    collectDefaultMetrics({ register: processMetrics, prefix: 'duijie_' });
    measureLongestTurn(processMetrics);
  }
  return processMetrics;
}

/** The figures of one service, labelled with its name. */
export class Metrics {
  readonly registry = new Registry();
  readonly httpSeconds: Histogram;
  readonly eventsHandled: Counter;
  readonly eventSeconds: Histogram;
  readonly eventLag: Gauge;
  readonly outboxWaiting: Gauge;

  constructor(service: string) {
    this.registry.setDefaultLabels({ service });
    const registers = [this.registry];
    this.httpSeconds = new Histogram({
      name: 'duijie_http_seconds',
      help: 'Duration of HTTP requests',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    });
    this.eventsHandled = new Counter({
      name: 'duijie_events_handled_total',
      help: 'Events by outcome: handled, retried, parked',
      labelNames: ['event', 'outcome'],
      registers,
    });
    this.eventSeconds = new Histogram({
      name: 'duijie_event_seconds',
      help: 'Duration of handling one event',
      labelNames: ['event'],
      buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1, 5],
      registers,
    });
    this.eventLag = new Gauge({
      name: 'duijie_event_lag',
      help: 'Events that a group has yet to handle',
      labelNames: ['group', 'topic', 'partition'],
      registers,
    });
    this.outboxWaiting = new Gauge({
      name: 'duijie_outbox_waiting',
      help: 'Stored events not yet published',
      registers,
    });
  }
}
