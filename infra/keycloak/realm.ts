import { duties, roles } from '@duijie/domain';

export const realmName = 'duijie';
export const clientId = 'duijie-console';

/** Where the claims stand in the tokens of this realm, and how they tell of a second factor. */
export const platformSettings = {
  OIDC_CLAIMS: 'roles=realm_access.roles,duties=duties,organisation=organisation,graduate=graduate',
  OIDC_SECOND_FACTOR: 'amr=otp',
};

/** What each step of signing in is called in `amr` (RFC 8176), by the provider that takes it. */
export const authenticatorReferences = { 'auth-username-password-form': 'pwd', 'auth-otp-form': 'otp' };

/**
 * The realm as Keycloak's Admin REST API takes it. Scopes and flows are left to Keycloak's defaults: a representation that
 * names one of either must name them all.
 */
export function realmFor(publicUrl: string) {
  return {
    realm: realmName,
    displayName: 'Duijie 对接',
    enabled: true,
    sslRequired: 'external',
    registrationAllowed: false,
    editUsernameAllowed: false,
    bruteForceProtected: true,
    failureFactor: 5,
    passwordPolicy: 'length(12) and notUsername(undefined)',
    accessTokenLifespan: 900,
    // A refresh token is good once, as registry's are.
    revokeRefreshToken: true,
    refreshTokenMaxReuse: 0,
    internationalizationEnabled: true,
    supportedLocales: ['zh-CN', 'en', 'ru'],
    defaultLocale: 'zh-CN',
    roles: { realm: roles.map((name) => ({ name })) },
    scopeMappings: [{ client: clientId, roles }],
    clients: [
      {
        clientId,
        name: 'Duijie 对接',
        publicClient: true,
        standardFlowEnabled: true,
        implicitFlowEnabled: false,
        directAccessGrantsEnabled: false,
        // A token opens what the client needs, and nothing at Keycloak itself.
        fullScopeAllowed: false,
        redirectUris: [`${publicUrl}/signed-in`],
        webOrigins: ['+'],
        attributes: { 'pkce.code.challenge.method': 'S256', 'post.logout.redirect.uris': `${publicUrl}/` },
        protocolMappers: [
          mapper('audience', 'oidc-audience-mapper', { 'included.custom.audience': 'duijie' }),
          ...['organisation', 'graduate', 'duties'].map(attribute),
          mapper('authentication methods', 'oidc-amr-mapper', {}),
        ],
      },
    ],
  };
}

/** Whoever may edit these attributes says who they are: administrators of the realm alone. */
export const userProfile = {
  attributes: [
    profile('username', 'user', { length: { min: 3, max: 80 } }),
    profile('email', 'user', { email: {}, length: { max: 255 } }),
    profile('organisation', 'admin', { pattern: idOf('org') }),
    profile('graduate', 'admin', { pattern: idOf('grd') }),
    { ...profile('duties', 'admin', { options: { options: duties } }), multivalued: true },
  ],
};

function attribute(name: string) {
  return mapper(name, 'oidc-usermodel-attribute-mapper', {
    'user.attribute': name,
    'claim.name': name,
    'jsonType.label': 'String',
    multivalued: String(name === 'duties'),
  });
}

function mapper(name: string, protocolMapper: string, config: Readonly<Record<string, string>>) {
  const where = { 'access.token.claim': 'true', 'id.token.claim': 'false', 'userinfo.token.claim': 'false' };
  return { name, protocol: 'openid-connect', protocolMapper, config: { ...where, ...config } };
}

function profile(name: string, editor: 'admin' | 'user', validations: object) {
  const edit = editor === 'user' ? ['admin', 'user'] : ['admin'];
  return { name, displayName: name, permissions: { view: ['admin', 'user'], edit }, validations };
}

function idOf(prefix: string) {
  return { pattern: `^${prefix}_[0-9A-Za-z]+$`, 'error-message': `An id such as ${prefix}_01K…` };
}
