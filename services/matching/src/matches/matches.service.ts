import { Injectable } from '@nestjs/common';
import type { OpeningBody, OrganisationState } from '@duijie/contracts';
import { has, instant, invalid, notFound, wrongCursor } from '@duijie/domain';
import type { Caller, Clock } from '@duijie/domain';
import { InjectClock } from '@duijie/platform';
import type { World } from '../fit/world.ts';
import { compileOpening } from '../kernel/compile.ts';
import type { CompiledOpening } from '../kernel/compile.ts';
import { Market } from '../world/market.ts';
import { matchesOf, pairMatch, studentMatches } from './match.ts';
import type { Matches, PairMatch, StudentMatch, StudentPosition } from './match.ts';
import { previewOpening } from './preview-terms.ts';
import type { GivenPreview } from './preview-terms.ts';
import { mayKnowGraduate, mayKnowMatches, mayKnowPair, ownsOpening } from './visibility.ts';

export interface OpeningMatches extends Matches {
  readonly openingId: string;
  readonly openingRevision: number;
}

export interface StudentMatchPage {
  readonly items: readonly StudentMatch[];
  readonly nextCursor: string | null;
}

const stoppedStates: readonly OrganisationState[] = ['suspended', 'expired', 'rejected', 'withdrawn'];

/** Answers from memory: every instance knows all openings and graduates. */
@Injectable()
export class MatchesService {
  constructor(
    private readonly market: Market,
    @InjectClock() private readonly clock: Clock,
  ) {}

  ofOpening(caller: Caller, id: string): OpeningMatches {
    const { opening, compiled } = this.known(id);
    if (!mayKnowMatches(caller, opening)) throw notFound('opening', id);
    const { matcher, world } = this.market;
    const whole = ownsOpening(caller, opening);
    const matches = matchesOf(matcher, compiled, world, instant(this.clock), (graduate) => {
      return whole || mayKnowGraduate(caller, graduate);
    });
    return { openingId: id, openingRevision: opening.revision, ...matches };
  }

  pair(caller: Caller, openingId: string, graduateId: string): PairMatch {
    const { opening, compiled } = this.known(openingId);
    if (!mayKnowMatches(caller, opening)) throw notFound('opening', openingId);
    const { matcher, world } = this.market;
    const graduate = matcher.get(graduateId);
    if (!graduate || !mayKnowPair(caller, opening, graduate)) throw notFound('graduate', graduateId);
    return pairMatch(matcher, compiled, graduate, world);
  }

  ofGraduate(caller: Caller, id: string, limit = 50, cursor?: string): StudentMatchPage {
    const { matcher, world } = this.market;
    const graduate = matcher.get(id);
    if (!graduate || !mayKnowGraduate(caller, graduate)) throw notFound('graduate', id);
    const after = cursor === undefined ? undefined : openCursor(cursor);
    const { items, next } = studentMatches(matcher, graduate, (id) => this.market.opening(id), world, { limit, after });
    return { items, nextCursor: next ? cursorOf(next) : null };
  }

  /**
   * What an opening would find if it were published now; nothing is stored. An employer that is still to be approved is
   * taken for approved. One that was stopped finds nobody, as its openings do.
   */
  preview(caller: Caller, given: GivenPreview): Matches {
    const opening = previewOpening(given, this.previewEmployer(caller, given.employer));
    const { matcher, world } = this.market;
    const record = this.market.organisation(opening.employer);
    const supposed: World = { ...world, isApproved: () => !record || !stoppedStates.includes(record.state) };
    return matchesOf(matcher, compileOpening(opening, supposed), supposed, instant(this.clock));
  }

  /** An operator may say whose opening it would be, since agreements are between two; an enterprise is its own. */
  private previewEmployer(caller: Caller, named: string | null | undefined): string {
    if (!named || named === caller.organisation || has(caller, 'operator')) return named ?? caller.organisation ?? '';
    throw invalid('opening', [
      {
        pointer: '/employer',
        code: 'not-allowed',
        message: { zh: '只能以本单位的名义试算', en: 'Leave it out: the preview is for your own organisation' },
      },
    ]);
  }

  private known(id: string): { opening: OpeningBody; compiled: CompiledOpening } {
    const opening = this.market.opening(id);
    const compiled = this.market.compiled(id);
    if (!opening || !compiled) throw notFound('opening', id);
    return { opening, compiled };
  }
}

function cursorOf({ score, openingId }: StudentPosition): string {
  return Buffer.from(JSON.stringify([score, openingId])).toString('base64url');
}

function openCursor(cursor: string): StudentPosition {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(parts) && parts.length === 2) {
      const [score, openingId] = parts as unknown[];
      if (Number.isInteger(score) && typeof openingId === 'string') return { score: score as number, openingId };
    }
  } catch {
    // Falls through: the refusal is the same.
  }
  throw wrongCursor();
}
