import { DomainError } from '@duijie/domain';
import { PlatformClient } from './client.ts';
import type { DemoFigures } from './figures.ts';
import { operatorKey } from './load-members.ts';
import { readFigures } from './read-figures.ts';

/** Counting reads whole lists, so that an answer serves everybody who asks within this time. */
const keptForMs = 3_000;

/** What the demo world holds, counted through the same doors as any client uses. */
export class FiguresCount {
  private kept: { readonly until: number; readonly figures: Promise<DemoFigures> } | undefined;

  constructor(private readonly now: () => number) {}

  /** Of the platform at this address. */
  figures(url: string): Promise<DemoFigures> {
    if (this.kept && this.kept.until > this.now()) return this.kept.figures;
    const figures = count(url);
    this.kept = { until: this.now() + keptForMs, figures };
    figures.catch(() => (this.kept = undefined));
    return figures;
  }
}

async function count(url: string): Promise<DemoFigures> {
  if (!(await new PlatformClient(url).knows(operatorKey))) {
    throw new DomainError('not-found', 'demo.off', 'The demo world is off here.');
  }
  return readFigures(url);
}
