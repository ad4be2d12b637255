import { Injectable } from '@nestjs/common';
import { InjectCollection } from '@duijie/platform';
import type { Collection } from '@duijie/platform';
import type { AllocationReport } from './allocation-report.ts';
import { allocationReportPlan } from './fairness.schema.ts';

/** The reports on allocations. Only operators ask for them, and the door has asked who it is. */
@Injectable()
export class AllocationReportsStore {
  constructor(@InjectCollection(allocationReportPlan) private readonly reports: Collection<AllocationReport>) {}

  get(cycle: string): Promise<AllocationReport | undefined> {
    return this.reports.get(cycle);
  }

  /** In the place of one that an earlier try left behind. */
  async keep(cycle: string, report: Omit<AllocationReport, 'id' | 'revision'>): Promise<AllocationReport> {
    const revision = ((await this.reports.get(cycle))?.revision ?? 0) + 1;
    return this.reports.save({ next: { ...report, id: cycle, revision }, events: [] });
  }
}
