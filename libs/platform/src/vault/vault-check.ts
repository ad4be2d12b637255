import type { Aggregate } from '@duijie/domain';
import type { CollectionPlan, StoreEngine } from '../store/engine.ts';
import { SealBroken } from './cipher.ts';
import type { Vault } from './vault.ts';

/** What every store keeps to know its keys again. */
export interface VaultCheck extends Aggregate {
  readonly sealed: string;
  readonly hash: string;
}

export const vaultCheckPlan: CollectionPlan<VaultCheck> = { name: 'vaultChecks' };

const [onlyOne, context] = ['vck_first', 'vault check'];

export function readCheck(store: StoreEngine): Promise<VaultCheck | undefined> {
  return store.collection(vaultCheckPlan).get(onlyOne);
}

/**
 * Refuses to start on data that were sealed under another master key, before anything is written that the right one
 * could not open. A store that is new takes the keys that it is given.
 */
export async function checkVault(store: StoreEngine, vault: Vault, service: string): Promise<void> {
  const checks = store.collection(vaultCheckPlan);
  const fresh = {
    id: onlyOne,
    revision: 1,
    sealed: vault.seal('duijie', context),
    hash: vault.hash('duijie', context),
  };
  const stored = (await checks.get(onlyOne)) ?? (await checks.save({ next: fresh, events: [] }));
  try {
    vault.open(stored.sealed, context);
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    throw new Error(
      `The data of ${service} were sealed under another master key than this one. Put that key back: MASTER_KEY, or master.key in DATA_DIR. If the master key was changed and not everything is sealed again, give the former one too: MASTER_KEY_OTHER, or master-other.key.`,
      { cause: error },
    );
  }
  if (stored.hash === vault.hash('duijie', context)) return;
  throw new Error(
    `The keyed hashes of ${service} were made with another key. Put it back: HASH_KEY, or hash.key in DATA_DIR. It stays when the master key changes; npm run keys:rotate keeps it.`,
  );
}
