import { Controller, Get, Param } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, Who } from '@duijie/platform';
import { AllocationFairness } from './allocation-fairness.service.ts';
import { AllocationFairnessView, OpeningFairnessView } from './fairness.dto.ts';
import { OpeningFairness } from './opening-fairness.service.ts';

/** How selections fall on groups of people; aggregates only. */
@Controller('v1')
export class FairnessController {
  constructor(
    private readonly openings: OpeningFairness,
    private readonly allocations: AllocationFairness,
  ) {}

  /** Which gate removes whom, and whom the shortlist holds. */
  @For('enterprise', 'operator')
  @Get('openings/:id/fairness')
  @Answers(OpeningFairnessView)
  async ofOpening(@Who() caller: Caller, @Param('id') id: string): Promise<OpeningFairnessView> {
    return (await this.openings.ofOpening(caller, id)) as OpeningFairnessView;
  }

  /** From the computation on. */
  @For('operator')
  @Get('cycles/:id/fairness')
  @Answers(AllocationFairnessView)
  async ofCycle(@Param('id') id: string): Promise<AllocationFairnessView> {
    const { id: cycleId, computedAt, participants, placed, dimensions } = await this.allocations.ofCycle(id);
    return { cycleId, computedAt, participants, placed, dimensions } as AllocationFairnessView;
  }
}
