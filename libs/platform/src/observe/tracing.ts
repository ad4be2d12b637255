import { context, propagation, trace } from '@opentelemetry/api';
import type { Context } from '@opentelemetry/api';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';

let started = false;

/**
 * Makes trace context flow through requests and events (W3C Trace Context). Spans are not exported by default; a
 * process that wants them registers its own exporter before it starts a service.
 */
export function startTracing(): void {
  if (started) return;
  started = true;
  new NodeTracerProvider().register();
}

/** The context that a carrier (HTTP headers or an event's) brings along, with a new span under it. */
export function continueTrace(name: string, carrier: Readonly<Record<string, unknown>>): Context {
  const parent = propagation.extract(context.active(), carrier);
  return trace.setSpan(parent, trace.getTracer('duijie').startSpan(name, {}, parent));
}

/** The id under which the present work can be found in logs, problems and events. */
export function currentTraceId(): string | undefined {
  return trace.getActiveSpan()?.spanContext().traceId;
}
