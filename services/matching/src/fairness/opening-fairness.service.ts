import { setImmediate as nextTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { has, instant, notFound } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import type { Opening, World } from '../fit/world.ts';
import { compileOpening } from '../kernel/compile.ts';
import { mayTakePart } from '../cycles/participation.ts';
import { ownsOpening } from '../matches/visibility.ts';
import { versionsOf } from '../world/versions.ts';
import { Market } from '../world/market.ts';
import { AttributesService } from './attributes.service.ts';
import { OpeningSurvey } from './opening-survey.ts';
import { suppressed } from './suppression.ts';

/** Work goes on for so long before other work has its turn. */
const sliceMs = 8;
const absorbedAtOnce = 200;

/** Surveys openings: how their gates and their shortlist fall on groups. It reports, and holds nothing back. */
@Injectable()
export class OpeningFairness {
  /** Surveys under way: who asks meanwhile gets the same one. */
  private readonly surveys = new Map<string, ReturnType<OpeningFairness['survey']>>();
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly market: Market,
    private readonly attributes: AttributesService,
    @InjectClock() private readonly clock: Clock,
  ) {}

  /** Operators see every figure of the groups that count; an enterprise none of fewer than ten. */
  async ofOpening(caller: Caller, id: string) {
    const opening = this.market.opening(id);
    if (!opening || !ownsOpening(caller, opening)) throw notFound('opening', id);
    const { report, ...head } = await this.shared(opening);
    return { ...head, ...(has(caller, 'operator') ? report : suppressed(report)) };
  }

  /** One survey at a time: it looks at everybody, and two at once would only make both late. */
  private shared(opening: Opening): ReturnType<OpeningFairness['survey']> {
    const name = `${opening.id} ${opening.revision}`;
    const underWay = this.surveys.get(name);
    if (underWay) return underWay;
    const survey = this.last.then(() => this.survey(opening));
    this.surveys.set(name, survey);
    this.last = survey.catch(() => undefined).then(() => this.surveys.delete(name));
    return survey;
  }

  private async survey(known: Opening) {
    await this.absorb();
    // An opening is judged as if it were open, so that the report can be read before it is.
    const opening: Opening = { ...known, state: 'published' };
    const world: World = { ...this.market.world, isApproved: () => true };
    const { items } = this.market.matcher.shortlist(compileOpening(opening, world));
    const survey = new OpeningSurvey(opening, world, items);
    let began = performance.now();
    for (const id of this.market.graduates()) {
      const graduate = this.market.matcher.get(id);
      if (graduate && mayTakePart(graduate)) survey.see(graduate, this.attributes.groupsOf(id, graduate.college));
      if (performance.now() - began < sliceMs) continue;
      await nextTurn();
      began = performance.now();
    }
    const report = await this.finish(
      survey.report((id) => this.attributes.groupsOf(id, this.market.matcher.get(id)?.college ?? '')),
    );
    const { id: openingId, revision: openingRevision } = known;
    return { openingId, openingRevision, computedAt: instant(this.clock), versions: versionsOf(world), report };
  }

  private async finish<Result>(work: Generator<void, Result, void>): Promise<Result> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      await nextTurn();
    }
  }

  private async absorb(): Promise<void> {
    while (!this.market.isAbsorbed) {
      this.market.absorb(absorbedAtOnce);
      await nextTurn();
    }
  }
}
