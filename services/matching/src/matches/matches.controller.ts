import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, ListQuery, Who } from '@duijie/platform';
import { MatchesView, PairView, PreviewAnswer, PreviewRequest, StudentMatchPageView } from './matches.dto.ts';
import { MatchesService } from './matches.service.ts';

/** Who fits which opening, and why, or why not. */
@Controller('v1')
export class MatchesController {
  constructor(private readonly matches: MatchesService) {}

  /** The shortlist with counts; a college sees the places of its own graduates. */
  @For('enterprise', 'operator', 'college')
  @Get('openings/:id/matches')
  @Answers(MatchesView)
  ofOpening(@Who() caller: Caller, @Param('id') id: string): MatchesView {
    return this.matches.ofOpening(caller, id) as MatchesView;
  }

  /** Explains any pair, also one that does not match. */
  @For('enterprise', 'operator', 'college', 'student')
  @Get('openings/:id/matches/:graduateId')
  @Answers(PairView)
  pair(@Who() caller: Caller, @Param('id') id: string, @Param('graduateId') graduateId: string): PairView {
    return this.matches.pair(caller, id, graduateId) as PairView;
  }

  /** The openings for which a graduate is eligible, the best for them first. */
  @For('student', 'college', 'operator')
  @Get('graduates/:id/matches')
  @Answers(StudentMatchPageView)
  ofGraduate(@Who() caller: Caller, @Param('id') id: string, @Query() page: ListQuery): StudentMatchPageView {
    return this.matches.ofGraduate(caller, id, page.limit, page.cursor) as StudentMatchPageView;
  }

  /** What an opening would find, without storing it. */
  @For('enterprise', 'operator')
  @HttpCode(200)
  @Post('matches/preview')
  @Answers(PreviewAnswer)
  preview(@Who() caller: Caller, @Body() request: PreviewRequest): PreviewAnswer {
    return this.matches.preview(caller, request) as PreviewAnswer;
  }
}
