import type { Aggregate } from '@duijie/domain';

/**
 * What the OpenID Connect library keeps: codes, refresh tokens, grants, sign-ins of browsers. The id is the hash of the
 * secret that the other side holds, and the content is sealed, so that nobody signs in with what lies in the store.
 */
export interface OpenIdRecord extends Aggregate {
  readonly model: string;
  readonly sealed: string;
  readonly grant: string | null;
  /** Who signs in or has signed in with it, as soon as that is known; absent in records of earlier versions. */
  readonly account?: string | null;
  /** Keyed hash of a browser sign-in's own id. */
  readonly browser: string | null;
  readonly consumedAt: number | null;
  /** In seconds, as the library counts. */
  readonly expiresAt: number;
}
