// `npm run keycloak:set-up`: makes the realm whose tokens Duijie believes, in a Keycloak that runs already.
import { parseArgs } from 'node:util';
import { KeycloakAdmin } from './admin.ts';
import { platformSettings, realmName } from './realm.ts';
import { makeRealm } from './make-realm.ts';

const usage = `Usage: KEYCLOAK_ADMIN_PASSWORD=… npm run keycloak:set-up -- --keycloak URL --public-url URL [--admin NAME]
Makes the realm ${realmName} in the Keycloak at --keycloak, for people who reach Duijie at --public-url.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { keycloak: { type: 'string' }, 'public-url': { type: 'string' }, admin: { type: 'string' } },
  });
  const password = process.env['KEYCLOAK_ADMIN_PASSWORD'];
  const { keycloak, 'public-url': publicUrl, admin = 'admin' } = values;
  if (!keycloak || !publicUrl || !password) throw new Error(usage);
  const [url, home] = [addressOf('--keycloak', keycloak), addressOf('--public-url', publicUrl)];
  await makeRealm(await KeycloakAdmin.signIn(url, admin, password), home);
  const settings = { OIDC_ISSUER: `${url}/realms/${realmName}`, ...platformSettings };
  process.stdout.write(`The realm ${realmName} is made. Start every service with:\n\n`);
  for (const [name, value] of Object.entries(settings)) process.stdout.write(`${name}=${value}\n`);
}

/** The address without a slash at its end. A password goes there, so over plain HTTP it may not leave the machine. */
function addressOf(option: string, text: string): string {
  const isSafe = /^(https:\/\/|http:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(?=[:/]|$))[^\s?#]*$/.test(text);
  if (!isSafe) throw new Error(`${option} must be an address such as https://example.org, or http:// on loopback`);
  return text.replace(/\/$/, '');
}

await main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
