import type { KeycloakAdmin } from './admin.ts';
import { authenticatorReferences, realmFor, realmName, userProfile } from './realm.ts';

/** How long `amr` tells of a step that was taken, in seconds: as long as a session of Keycloak may last. */
const toldForS = 36_000;

interface Execution {
  readonly id: string;
  readonly providerId?: string;
  readonly authenticationConfig?: string;
}

/** Makes the realm; throws where there is one of that name already, and changes none. */
export async function makeRealm(admin: KeycloakAdmin, publicUrl: string): Promise<void> {
  await admin.post('', realmFor(publicUrl));
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
