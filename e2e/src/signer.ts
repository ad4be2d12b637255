import type { Json } from './client.ts';

/** The command-line tool of those who sign, as it is shipped. */
export interface Signer {
  keygen(organisation: string): { privateJwk: Json; registration: object };
  signing(agreement: Json, party: string, privateJwk: Json, key: string): object;
}

/** Nothing of it is compiled with us: it runs as an organisation would run it. */
export async function signerTool(): Promise<Signer> {
  return (await import(new URL('../../services/registry/verify/sign.mjs', import.meta.url).href)) as Signer;
}
