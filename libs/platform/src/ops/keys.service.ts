import { Inject, Injectable } from '@nestjs/common';
import type { OnApplicationBootstrap } from '@nestjs/common';
import { PlatformConfig } from '../config/config.ts';
import type { Logger } from '../observe/logger.ts';
import { CONFIG, KEY_STORE, LOGGER, STORE } from '../service/tokens.ts';
import type { StoreEngine } from '../store/engine.ts';
import { StoredCollections } from '../store/stored-collections.ts';
import { sealCollectionAgain } from '../vault/sealing-again.ts';
import type { Pass } from '../vault/sealing-again.ts';
import { readCheck, vaultCheckPlan } from '../vault/vault-check.ts';
import { Vault } from '../vault/vault.ts';

/** How far this service is with a change of the master key, as this instance knows it. */
export interface KeysState {
  /** Is another master key read beside the present one? */
  readonly other: boolean;
  readonly state: 'idle' | 'running' | 'completed' | 'failed';
  /** Documents that this instance has sealed again. */
  readonly sealed: number;
  /** Is nothing sealed under the other key any more, whoever sealed it again? */
  readonly finished: boolean;
}

/**
 * Seals everything that this service stores under the present master key. It goes through all of it until nothing is
 * left, so it may be broken off at any point and begun again, by any instance, also by several at once.
 */
@Injectable()
export class KeysService implements OnApplicationBootstrap {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;
  private state: KeysState['state'] = 'idle';
  private sealed = 0;

  constructor(
    private readonly vault: Vault,
    private readonly stored: StoredCollections,
    @Inject(STORE) private readonly store: StoreEngine,
    @Inject(KEY_STORE) private readonly keyStore: StoreEngine | undefined,
    @Inject(CONFIG) private readonly config: PlatformConfig,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** A process that is alone with its data needs nobody's word that all instances know both keys. */
  onApplicationBootstrap(): void {
    if (this.vault.hasOther && this.config.engines === 'embedded') void this.begin();
  }

  async show(): Promise<KeysState> {
    const checks = await Promise.all(this.stores().map((store) => readCheck(store)));
    const finished = checks.every((check) => check === undefined || !this.vault.isOfOther(check.sealed));
    return { other: this.vault.hasOther, state: this.state, sealed: this.sealed, finished };
  }

  /** Begins in the background, unless it is under way here. */
  begin(): Promise<KeysState> {
    this.running ??= this.run().finally(() => {
      this.running = undefined;
    });
    return this.show();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    this.state = 'running';
    try {
      for (let left = await this.pass(); left > 0;) left = await this.pass();
      // What says whether the key is right comes last: a start without the other key is refused until then.
      for (const store of this.stores()) {
        this.sealed += (await this.through(store.collection(vaultCheckPlan) as never)).sealed;
      }
      this.state = 'completed';
      this.logger.warn({ sealed: this.sealed }, 'nothing is sealed under the other master key any more');
    } catch (error) {
      if (this.stopping.signal.aborted) return;
      this.state = 'failed';
      this.logger.error({ cause: String(error) }, 'sealing under the new master key was broken off; begin it again');
    }
  }

  private stores(): readonly StoreEngine[] {
    return this.keyStore ? [this.store, this.keyStore] : [this.store];
  }

  /** Returns how many documents were new or missed: when there were any, another pass has to look again. */
  private async pass(): Promise<number> {
    let left = 0;
    for (const collection of this.stored.all()) {
      const { sealed, missed } = await this.through(collection);
      this.sealed += sealed;
      left += sealed + missed;
    }
    return left;
  }

  private through(collection: Parameters<typeof sealCollectionAgain>[0]): Promise<Pass> {
    return sealCollectionAgain(collection, this.vault, this.stopping.signal);
  }
}
