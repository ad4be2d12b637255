import type { CollectionPlan } from '@duijie/platform';
import type { AllocationReport } from './allocation-report.ts';

/** The report of each cycle, by the cycle's id. */
export const allocationReportPlan: CollectionPlan<AllocationReport> = { name: 'fairnessReports' };
