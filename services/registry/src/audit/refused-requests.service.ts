import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Refusals } from '@duijie/platform';
import { AuditTrail } from './audit-trail.service.ts';

/** Keeps in the trail who was refused here, in bulk: what was asked, why not, and how often in a minute. */
@Injectable()
export class RefusedRequests implements OnModuleInit {
  constructor(
    private readonly refusals: Refusals,
    private readonly audit: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.refusals.hear(({ problem, operation, subject, organisation, address, count }) => {
      const about = { subject, organisation, address, count };
      return this.audit.record({ kind: 'requestsRefused', ...about, reason: `${problem}: ${operation}` });
    });
  }
}
