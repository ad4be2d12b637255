import { OrganisationExpired, OrganisationRejected, OrganisationRevised, event } from '@duijie/contracts';
import type { VettingCaseBody } from '@duijie/contracts';
import { revised } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { admitted, publicBody, shutOut } from './organisation.ts';
import type { Organisation } from './organisation.ts';

export type VettingOutcome = Pick<VettingCaseBody, 'id' | 'state' | 'validUntil'>;

/**
 * What a case on its membership does to an organisation; undefined when it does nothing (any more), so that following
 * the same case twice changes nothing. Who is a member stays one while a renewal is looked at, and when it is refused:
 * then the admission ends by the calendar. Who left is not brought back.
 */
export function followVetting(
  organisation: Organisation,
  { id, state, validUntil }: VettingOutcome,
  now: string,
): Change<Organisation> | undefined {
  switch (state) {
    case 'approved':
    case 'conditional':
    case 'overturned': {
      const known = organisation.vettingCase === id && (organisation.validUntil ?? null) === validUntil;
      if (organisation.state === 'withdrawn' || known) return undefined;
      return admitted(organisation, { vettingCase: id, validUntil }, now);
    }
    case 'refused': {
      if (organisation.state !== 'applied' && organisation.state !== 'underVetting') return undefined;
      const next = revised<Organisation>(organisation, now, { state: 'rejected', note: `Vetting case ${id}` });
      return { next, events: [event(OrganisationRejected, publicBody(next))] };
    }
    case 'expired': {
      const isMember = organisation.state === 'approved' || organisation.state === 'suspended';
      if (!isMember || organisation.vettingCase !== id) return undefined;
      const next = revised<Organisation>(organisation, now, { state: 'expired', note: `Vetting case ${id}` });
      return shutOut({ next, events: [event(OrganisationExpired, publicBody(next))] }, now);
    }
    case 'opened':
    case 'inReview':
    case 'evidenceRequested': {
      if (organisation.state !== 'applied' && organisation.state !== 'expired') return undefined;
      const next = revised<Organisation>(organisation, now, { state: 'underVetting' });
      return { next, events: [event(OrganisationRevised, publicBody(next))] };
    }
    case 'appealed':
    case 'upheld':
      return undefined;
  }
}
