import type { DemoAgreement } from './agreements.ts';
import type { PlatformClient } from './client.ts';
import { eachOf } from './client.ts';
import { operatorKey } from './load-members.ts';
import type { MemberIds } from './load-members.ts';
import { keyOf } from './world.ts';
import type { DemoWorld } from './world.ts';

interface Stored {
  readonly id: string;
  readonly revision: number;
  readonly state: string;
}
interface StoredAgreement extends Stored {
  readonly type: string;
  readonly parties: readonly string[];
  readonly signedBy: readonly string[];
}

const over: ReadonlySet<string> = new Set(['terminated', 'expired']);

/** Agreements: drafted and laid before the others by the first party, then signed by all. */
export async function loadAgreements(client: PlatformClient, world: DemoWorld, ids: MemberIds): Promise<number> {
  const present = (await client.all<StoredAgreement>('/v1/agreements', operatorKey)).filter(
    ({ state }) => !over.has(state),
  );
  await eachOf(world.agreements, (agreement) => loadAgreement(client, world, ids, agreement, present));
  return world.agreements.length;
}

async function loadAgreement(
  client: PlatformClient,
  world: DemoWorld,
  ids: MemberIds,
  { type, parties: refs, title, validFrom, validUntil }: DemoAgreement,
  present: readonly StoredAgreement[],
): Promise<void> {
  const parties = refs.map((ref) => ids.get(ref) ?? '');
  const as = keyOf(refs[0] ?? '');
  const body = { type, parties, title, validFrom, validUntil };
  let agreement =
    present.find((each) => each.type === type && parties.every((party) => each.parties.includes(party))) ??
    (await client.post<StoredAgreement>('/v1/agreements', {
      as,
      body,
      once: `demo-${world.day}-${type}-${refs.join('-')}`,
    }));
  const act = async (verb: string, key: string): Promise<void> => {
    const sent = { as: key, at: agreement.revision };
    agreement = await client.post<StoredAgreement>(`/v1/agreements/${agreement.id}/${verb}`, sent);
  };
  if (agreement.state === 'draft') await act('propose', as);
  for (const [at, signer] of refs.entries()) {
    if (!agreement.signedBy.includes(parties[at] ?? '')) await act('sign', keyOf(signer));
  }
}

interface StoredRecognition extends Stored {
  readonly from: { readonly credential: string; readonly country: string };
}

/** Recognitions of credentials from abroad under their agreement, put into force. */
export async function loadRecognitions(client: PlatformClient, world: DemoWorld): Promise<number> {
  const present = await client.all<StoredRecognition>('/v1/recognitions', operatorKey);
  const agreements = await client.all<Stored>('/v1/agreements?type=recognition&state=inForce', operatorKey);
  for (const recognition of world.recognitions) {
    const { from } = recognition;
    const known = present.find(
      (each) => each.from.credential === from.credential && each.from.country === from.country,
    );
    const once = `demo-${world.day}-${from.country}-${from.credential}`;
    const body = { ...recognition, agreement: agreements[0]?.id ?? null };
    const stored = known ?? (await client.post<StoredRecognition>('/v1/recognitions', { as: operatorKey, body, once }));
    if (stored.state !== 'drafted') continue;
    await client.post(`/v1/recognitions/${stored.id}/enter-into-force`, { as: operatorKey, at: stored.revision });
  }
  return world.recognitions.length;
}
