import { GraduateAttested } from '@duijie/contracts';
import { notFound } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { changed } from './graduate.ts';
import type { Graduate } from './graduate.ts';

/** Which of the skills and credentials somebody vouches for; what is not named at all means all of that list. */
export interface Attestation {
  readonly skills?: readonly string[] | undefined;
  readonly credentials?: readonly string[] | undefined;
}

/** The college vouches for skills and credentials; naming neither list means both, whole. */
export function attestGraduate(graduate: Graduate, attestation: Attestation, now: string): Change<Graduate> {
  const { skills, credentials } = attestation;
  const all = skills === undefined && credentials === undefined;
  mustHave(
    skills ?? [],
    graduate.skills.map(({ skill }) => skill),
    'skill',
  );
  mustHave(
    credentials ?? [],
    graduate.credentials.map(({ credential }) => credential),
    'credential',
  );
  const fields = {
    skills: graduate.skills.map((held) =>
      all || skills?.includes(held.skill) ? { ...held, evidence: 'attested' as const } : held,
    ),
    credentials: graduate.credentials.map((held) =>
      (all && held.state === 'claimed') || credentials?.includes(held.credential)
        ? { ...held, state: 'verified' as const }
        : held,
    ),
  };
  return changed(graduate, now, fields, GraduateAttested);
}

/** Somebody looked a credential up: it is verified or refuted. Without a grade all grades of it are meant. */
export function verifyCredential(
  graduate: Graduate,
  verdict: { readonly credential: string; readonly grade?: string | undefined; readonly state: 'verified' | 'refuted' },
  now: string,
): Change<Graduate> {
  const isMeant = (held: Graduate['credentials'][number]): boolean =>
    held.credential === verdict.credential && (verdict.grade === undefined || held.grade === verdict.grade);
  if (!graduate.credentials.some(isMeant)) throw notFound('credential', verdict.credential);
  const credentials = graduate.credentials.map((held) => (isMeant(held) ? { ...held, state: verdict.state } : held));
  return changed(graduate, now, { credentials }, GraduateAttested);
}

function mustHave(named: readonly string[], held: readonly string[], noun: string): void {
  const missing = named.find((code) => !held.includes(code));
  if (missing !== undefined) throw notFound(noun, missing);
}
