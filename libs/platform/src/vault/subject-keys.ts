import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Aggregate } from '@duijie/domain';
import type { Collection, CollectionPlan } from '../store/engine.ts';
import { keyBytes, openText, sealText } from './cipher.ts';
import { randomFrom } from './random-pool.ts';
import type { Vault } from './vault.ts';

/** The key of one person, sealed by the vault. It is stored apart from what it encrypts, with a backup of its own. */
export interface SubjectKey extends Aggregate {
  readonly wrapped: string;
}

export const subjectKeyPlan: CollectionPlan<SubjectKey> = { name: 'subjectKeys', sensitive: true };

/** So many keys are made or opened between two turns of the event loop: some 10 ms of work. */
const sliceSize = 250;

/** Encrypts what belongs to one person. */
export class SubjectCipher {
  readonly #key: KeyObject;
  readonly #subject: string;

  constructor(subject: string, key: Buffer) {
    this.#subject = subject;
    this.#key = createSecretKey(key);
  }

  /** Any JSON value. */
  seal(value: unknown): string {
    const json = JSON.stringify(value) as string | undefined;
    if (json === undefined) throw new TypeError('Only a JSON value can be sealed.');
    return sealText(this.#key, Buffer.from(json), this.#subject);
  }

  /** Throws SealBroken when it was sealed for somebody else, or with a key that was destroyed meanwhile. */
  open<T>(sealed: string): T {
    return JSON.parse(openText(this.#key, sealed, this.#subject).toString()) as T;
  }
}

/**
 * One key per person: whoever destroys it has erased everything that was sealed with it, wherever copies of that are.
 * A cipher that was taken before works on until it is let go, so take one for one piece of work and keep none.
 */
export class SubjectKeys {
  private readonly keys: Collection<SubjectKey>;
  private readonly vault: Vault;

  constructor(keys: Collection<SubjectKey>, vault: Vault) {
    this.keys = keys;
    this.vault = vault;
  }

  /** The person's key, made when there is none; resolved means that it is durable. */
  async create(subject: string): Promise<SubjectCipher> {
    const made = this.make(subject);
    const stored = await this.keys.save({ next: made.document, events: [] });
    return stored.wrapped === made.document.wrapped ? made.cipher : this.unwrap(stored);
  }

  /** The same for many persons. */
  async createMany(subjects: Iterable<string>): Promise<Map<string, SubjectCipher>> {
    const ciphers = new Map<string, SubjectCipher>();
    const wanted = [...new Set(subjects)];
    for (let start = 0; start < wanted.length; start += sliceSize) {
      if (start > 0) await nextTurn();
      const slice = wanted.slice(start, start + sliceSize);
      for (const [subject, cipher] of await this.getMany(slice)) ciphers.set(subject, cipher);
      await this.createSlice(
        slice.filter((subject) => !ciphers.has(subject)),
        ciphers,
      );
    }
    return ciphers;
  }

  /** Undefined when the person has no key: never known, or erased. */
  async get(subject: string): Promise<SubjectCipher | undefined> {
    const stored = await this.keys.get(subject);
    return stored && this.unwrap(stored);
  }

  /** Those without a key are left out. */
  async getMany(subjects: Iterable<string>): Promise<Map<string, SubjectCipher>> {
    const ciphers = new Map<string, SubjectCipher>();
    const wanted = [...new Set(subjects)];
    for (let start = 0; start < wanted.length; start += sliceSize) {
      if (start > 0) await nextTurn();
      for (const stored of await this.keys.getMany(wanted.slice(start, start + sliceSize))) {
        ciphers.set(stored.id, this.unwrap(stored));
      }
    }
    return ciphers;
  }

  /** Destroys the key durably; nothing sealed with it can be opened any more. Without a key nothing happens. */
  async destroy(subject: string): Promise<void> {
    await this.keys.drop([subject]);
  }

  private async createSlice(subjects: readonly string[], ciphers: Map<string, SubjectCipher>): Promise<void> {
    if (subjects.length === 0) return;
    const made = new Map(subjects.map((subject) => [subject, this.make(subject)]));
    const changes = [...made.values()].map(({ document }) => ({ next: document, events: [] }));
    const [failure] = await this.keys.saveMany(changes);
    if (failure) throw failure.error;
    // Another instance may have made a key for the same person meanwhile: only the one that is stored counts.
    for (const stored of await this.keys.getMany(subjects)) {
      const own = made.get(stored.id);
      ciphers.set(stored.id, own?.document.wrapped === stored.wrapped ? own.cipher : this.unwrap(stored));
    }
  }

  private make(subject: string): { document: SubjectKey; cipher: SubjectCipher } {
    const key = randomFrom(keyBytes);
    const wrapped = this.vault.seal(key, contextOf(subject));
    return { document: { id: subject, revision: 1, wrapped }, cipher: new SubjectCipher(subject, key) };
  }

  private unwrap(stored: SubjectKey): SubjectCipher {
    return new SubjectCipher(stored.id, this.vault.open(stored.wrapped, contextOf(stored.id)));
  }
}

function contextOf(subject: string): string {
  return `subject ${subject}`;
}
