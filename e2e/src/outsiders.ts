import type { Duty, Role } from '@duijie/domain';
import { eventually } from '@duijie/testing/native';
import type { IssuerOfAnotherMake } from '@duijie/testing/native';
import { wanted } from './client.ts';
import type { Client } from './client.ts';
import type { Operation } from './operations.ts';
import type { World } from './world.ts';

/** Somebody with a valid account who has nothing to do with the first enterprise, college and student. */
export interface Outsider {
  readonly who: string;
  readonly role: Role;
  readonly duties: readonly Duty[];
  readonly key: string;
  readonly organisation: string | undefined;
  readonly graduate: string | undefined;
}

const allDuties: readonly Duty[] = ['administrator', 'editor', 'attester', 'signer', 'reviewer'];

/** Every kind of outsider, and the role that their key has. */
export const outsiders: readonly [who: string, role: Role][] = [
  ['neighbour enterprise', 'enterprise'],
  ['another college', 'college'],
  ['student of another college', 'student'],
  ['impostor', 'student'],
  ['association', 'association'],
  ['government', 'government'],
  ['evaluator', 'evaluator'],
  ['ops', 'ops'],
];

/** Admits an organisation and gives it a key that every service knows. The impostor's claims the first graduate. */
export async function admitOutsider(
  { members: { operator } }: World,
  who: string,
  role: Role,
  firstGraduate: string,
): Promise<Outsider> {
  const kind = role === 'student' || role === 'ops' ? 'college' : role;
  const record = {
    kind,
    name: { en: who },
    country: 'KZ',
    registerNumber: `KZ-${who.replaceAll(' ', '-')}`,
    ...(kind === 'college' ? { level: 'higherVocational' } : {}),
  };
  const { id } = await wanted(201, operator.post('/v1/organisations', record));
  await wanted(200, operator.act(`/v1/organisations/${id}`, 'approve'));
  const duties = role === 'student' ? [] : allDuties.filter((duty) => duty !== 'reviewer' || role === 'ops');
  const graduate = who === 'impostor' ? firstGraduate : 'grd_01J00000000000000000000000';
  const { key } = await wanted(
    201,
    operator.post('/v1/api-keys', {
      ...(role === 'ops' ? {} : { organisation: id }),
      label: who,
      roles: [role],
      duties,
      ...(role === 'student' ? { graduate } : {}),
    }),
  );
  await whenKnown(operator.as(key), (status) => status !== 401);
  const organisation = role === 'ops' ? undefined : (id as string);
  return { who, role, duties, key, organisation, graduate: role === 'student' ? graduate : undefined };
}

/** The same outsider, vouched for by another issuer, which may call them as it likes. */
export function tokenOfOther(
  issuer: IssuerOfAnotherMake,
  { role, duties, organisation, graduate }: Outsider,
  subject?: string,
): string {
  return issuer.token({
    ...{ roles: [role], duties },
    ...(organisation ? { organisation } : {}),
    ...(graduate ? { graduate } : {}),
    ...(subject ? { subject } : {}),
  });
}

/** Each service hears of a key, or of its end, on its own. */
export async function whenKnown(client: Client, isKnown: (status: number) => boolean): Promise<void> {
  for (const path of ['/v1/me', '/v1/openings', '/v1/graduates', '/v1/graduates/none/matches', '/v1/notifications']) {
    await eventually(async () => isKnown((await client.get(path)).status));
  }
}

/** Whether the route lets such an account in at all; whose resource it is, is another question. */
export function mayEnter({ role, duties }: Outsider, { access }: Operation): boolean {
  if (access.roles === 'anyone' || access.roles === 'signed-in') return true;
  if (!access.roles.includes(role)) return false;
  return !access.duties || duties.some((duty) => access.duties?.includes(duty));
}
