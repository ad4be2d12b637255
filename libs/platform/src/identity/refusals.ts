import { Injectable } from '@nestjs/common';
import { byCalendar } from '../service/calendar.ts';

/** Requests of one caller that were refused in the same way, and how many those were since it was told last. */
export interface Refusal {
  /** Null: a credential that nobody here has given. */
  readonly subject: string | null;
  readonly organisation: string | null;
  /** Such as `GET /v1/openings/:id`. */
  readonly operation: string;
  /** Such as `access.wrong-role`. */
  readonly problem: string;
  /** Of whom there is no subject; for a keyed hash alone, never for a line. */
  readonly address: string | null;
  readonly count: number;
}

/** What more comes in a minute is one line: who sends everywhere must not fill what is written down. */
const mostKinds = 200;
const others = { subject: null, organisation: null, operation: 'others', problem: 'others', address: null };

/** Counts who was refused what, so that it is told in bulk. What was counted since the last minute ends with the process. */
@Injectable()
export class Refusals {
  private counts = new Map<string, Refusal>();
  private readonly hearers: ((refusal: Refusal) => Promise<void>)[] = [];

  note(refusal: Omit<Refusal, 'count'>): void {
    const own = Object.values(refusal).join('\n');
    const [key, about] = this.counts.has(own) || this.counts.size < mostKinds ? [own, refusal] : ['others', others];
    this.counts.set(key, { ...about, count: (this.counts.get(key)?.count ?? 0) + 1 });
  }

  /** Somebody beside the log who is told. */
  hear(hearer: (refusal: Refusal) => Promise<void>): void {
    this.hearers.push(hearer);
  }

  /** Tells what was counted, and begins anew. */
  async tell(line: (refusal: Omit<Refusal, 'address'>) => void): Promise<void> {
    const told = [...this.counts.values()];
    this.counts = new Map();
    for (const refusal of told) {
      const { address: _address, ...seen } = refusal;
      line(seen);
      for (const hearer of this.hearers) await hearer(refusal);
    }
  }
}

export const refusalsCalendar = byCalendar(Refusals, {
  what: 'telling which requests were refused',
  everyMs: 60_000,
  look: (refusals, logger) => refusals.tell((refusal) => logger.info(refusal, 'requests were refused')),
});
