import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';
import type { DestinationStream, Logger } from 'pino';

export type { Logger } from 'pino';

/** Fields that could hold a person's data or a secret; they never reach a log line, whatever logs them. */
const redacted = [
  'name',
  'phone',
  'email',
  'idNumber',
  'studentNo',
  'guardian',
  'person',
  'password',
  'token',
  'authorization',
  'body',
].flatMap((field) => [field, `*.${field}`, `*.*.${field}`]);

/** Structured logs, one JSON line each, with the service and its instance. */
export function createLogger(
  options: { service: string; instance: string; level: string },
  destination: DestinationStream = pino.destination(1),
): Logger {
  const settings = {
    level: options.level,
    base: { service: options.service, instance: options.instance },
    redact: { paths: redacted, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  };
  return pino(settings, destination);
}

/** Nest's own messages through pino; its start-up chatter only at debug. */
export function nestLogger(logger: Logger): LoggerService {
  const line = (message: unknown, context: unknown[]) =>
    [{ context: context.at(-1) }, message instanceof Error ? message.message : String(message)] as const;
  return {
    log: (message, ...context) => logger.debug(...line(message, context)),
    debug: (message, ...context) => logger.trace(...line(message, context)),
    verbose: (message, ...context) => logger.trace(...line(message, context)),
    warn: (message, ...context) => logger.warn(...line(message, context)),
    error: (message, ...context) => logger.error(...line(message, context)),
    fatal: (message, ...context) => logger.fatal(...line(message, context)),
  };
}
