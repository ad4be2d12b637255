import type { Connections } from './connections.ts';
import { mustAgree } from './run.ts';
import { Client, wanted } from '../../e2e/src/client.ts';
import type { Json } from '../../e2e/src/client.ts';
import { admitMembers } from '../../e2e/src/members.ts';
import type { Members } from '../../e2e/src/members.ts';
import { embeddedPlatform } from '../../e2e/src/platforms.ts';
import type { EmbeddedPlatform } from '../../e2e/src/platforms.ts';

export { wanted };
export type { Client, EmbeddedPlatform, Json };

/** The embedded default as a process of its own, with an empty store, for as long as the work lasts. */
export async function onPlatform<Result>(work: (platform: EmbeddedPlatform) => Promise<Result>): Promise<Result> {
  // One caller sends here what hundreds would.
  const platform = await embeddedPlatform({ environment: { REQUESTS_PER_MINUTE: '1000000000' } });
  try {
    return await work(platform);
  } finally {
    await platform.stop();
  }
}

/** The members of a platform, and keys in plain text for connections that are not a client's. */
export interface MembersWithKeys extends Members {
  readonly enterpriseToken: string;
  studentKeyText(graduateId: string): Promise<string>;
}

export async function membersOf(platform: EmbeddedPlatform): Promise<MembersWithKeys> {
  const members = await admitMembers(platform);
  const guest = new Client(platform.url);

  /** A new key, once the services know it. */
  async function key(request: object, probe: string): Promise<string> {
    const made = await wanted<{ key: string }>(
      201,
      members.operator.post('/v1/api-keys', { label: 'bench', ...request }),
    );
    for (const start = performance.now(); (await guest.as(made.key).get(probe)).status !== 200;) {
      if (performance.now() - start > 10_000) throw new Error('A new key was never known.');
    }
    return made.key;
  }

  const { enterpriseId, collegeId } = members;
  const duties = ['administrator', 'editor'];
  return {
    ...members,
    enterpriseToken: await key({ organisation: enterpriseId, roles: ['enterprise'], duties }, '/v1/openings'),
    studentKeyText: (graduate) => key({ organisation: collegeId, roles: ['student'], graduate }, '/v1/notifications'),
  };
}

/** Posts an opening and publishes it; gives its id. */
export async function published(enterprise: Connections, body: object): Promise<string> {
  const draft = await enterprise.send<{ id: string; revision: number }>(201, 'POST', '/v1/openings', body);
  const headers = { 'if-match': `"${draft.revision}"` };
  const path = `/v1/openings/${draft.id}/publish`;
  const { state } = await enterprise.send<{ state: string }>(200, 'POST', path, undefined, headers);
  mustAgree('the state of an opening that was published', state, 'published');
  return draft.id;
}
