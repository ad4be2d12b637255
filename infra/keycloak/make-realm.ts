import type { KeycloakAdmin } from './admin.ts';
import { authenticatorReferences, clientId, realmFor, realmName, userProfile } from './realm.ts';

/** How long `amr` tells of a step that was taken, in seconds: as long as a session of Keycloak may last. */
const toldForS = 36_000;

interface Execution {
  readonly id: string;
  readonly providerId?: string;
}

/** Makes the realm whole or not at all; throws where there is one of that name already, and changes none. */
export async function makeRealm(admin: KeycloakAdmin, publicUrl: string): Promise<void> {
  const realms = await admin.get<readonly { realm: string }[]>('?briefRepresentation=true');
  if (realms.some(({ realm }) => realm === realmName)) {
    throw new Error(
      `There is a realm ${realmName} already. Delete it first, or set by hand what docs/identity.md says.`,
    );
  }
  await admin.post('', realmFor(publicUrl));
  try {
    await complete(admin);
  } catch (error) {
    await admin.delete(`/${realmName}`).catch((cause: unknown) => {
      throw new Error(`${String(error)}\nDelete the half-made realm ${realmName} by hand: ${String(cause)}`);
    });
    throw error;
  }
}

async function complete(admin: KeycloakAdmin): Promise<void> {
  await withoutOfflineTokens(admin);
  await admin.put(`/${realmName}/users/profile`, userProfile);
  const executions = await admin.get<readonly Execution[]>(`/${realmName}/authentication/flows/browser/executions`);
  for (const [provider, reference] of Object.entries(authenticatorReferences)) {
    const execution = executions.find(({ providerId }) => providerId === provider);
    if (!execution) throw new Error(`The browser flow of this Keycloak has no ${provider}.`);
    await admin.post(`/${realmName}/authentication/executions/${execution.id}/config`, {
      alias: `duijie ${reference}`,
      config: { 'default.reference.value': reference, 'default.reference.maxAge': String(toldForS) },
    });
  }
}

/** Keycloak gives every client the scope of refresh tokens that outlive all sessions. */
async function withoutOfflineTokens(admin: KeycloakAdmin): Promise<void> {
  const [client] = await admin.get<readonly { id: string }[]>(`/${realmName}/clients?clientId=${clientId}`);
  const scopes = `/${realmName}/clients/${client?.id}/optional-client-scopes`;
  const known = await admin.get<readonly { id: string; name: string }[]>(scopes);
  for (const { id, name } of known) if (name === 'offline_access') await admin.delete(`${scopes}/${id}`);
}
