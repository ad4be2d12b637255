import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { keyBytes } from './cipher.ts';
import { hashKeyOf } from './vault.ts';
import type { MoreKeys } from './vault.ts';

export interface KeySource {
  /** Base64 of 32 bytes each, from the configuration. */
  readonly masterKey?: string | undefined;
  readonly otherMasterKey?: string | undefined;
  readonly hashKey?: string | undefined;
  /** Where the files are looked for when the configuration has no key; `master.key` is made there at first start. */
  readonly folder: string;
}

/** The key that all other keys are sealed under. Whoever loses it loses all personal data and files. */
export interface Keys extends MoreKeys {
  readonly masterKey: Buffer;
}

const [masterFile, otherFile, hashFile] = ['master.key', 'master-other.key', 'hash.key'];

export function loadKeys(source: KeySource): Keys {
  const { folder } = source;
  return {
    masterKey: loadMasterKey(source),
    other: given(source.otherMasterKey, 'MASTER_KEY_OTHER', join(folder, otherFile)),
    hashKey: given(source.hashKey, 'HASH_KEY', join(folder, hashFile)),
  };
}

/**
 * Puts a new master key in the place of the one in the folder, which stays beside it as `master-other.key` until
 * everything is sealed again. Nothing may run on the folder. May be repeated after a crash at any point.
 */
export function changeMasterKey(folder: string): void {
  const [master, other] = [join(folder, masterFile), join(folder, otherFile)];
  const present = fileKey(master);
  if (!present) throw new Error(`There is no ${master}, so there is nothing to change.`);
  const former = fileKey(other);
  if (former && !former.equals(present)) {
    throw new Error(
      `${other} is there already: an earlier change is not finished. Start, wait until nothing is sealed under it, and delete it.`,
    );
  }
  // Keyed hashes name things for ever: they keep the key that they have always had.
  makeOnce(join(folder, hashFile), folder, hashKeyOf(present));
  makeOnce(other, folder, present);
  const draft = writeDraft(master, randomBytes(keyBytes));
  renameSync(draft, master);
  syncFolder(folder);
}

function loadMasterKey({ masterKey, folder }: KeySource): Buffer {
  if (masterKey !== undefined) return decoded(masterKey, 'MASTER_KEY');
  const path = join(folder, masterFile);
  const kept = fileKey(path);
  if (kept) return kept;
  const data = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.sqlite')) : undefined;
  if (data !== undefined) {
    throw new Error(
      `${path} is missing, but there are data (${data}) that were sealed under it. Put it back from its backup, or give it as MASTER_KEY; with a new key nobody could read them.`,
    );
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  makeOnce(path, folder, randomBytes(keyBytes));
  return decoded(readFileSync(path, 'utf8'), path);
}

function given(text: string | undefined, name: string, path: string): Buffer | undefined {
  return text === undefined ? fileKey(path) : decoded(text, name);
}

function fileKey(path: string): Buffer | undefined {
  const text = read(path);
  return text === undefined ? undefined : decoded(text, path);
}

function decoded(text: string, where: string): Buffer {
  const base64 = text.trim();
  const key = Buffer.from(base64, 'base64');
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64) || key.length !== keyBytes) {
    throw new Error(
      `${where} must hold a key of ${keyBytes} bytes in base64 (44 characters, as \`openssl rand -base64 ${keyBytes}\` makes it).`,
    );
  }
  return key;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * The key is written and synced under another name first and then linked: a crash leaves a whole key or none, and of
 * two processes that start at once both take the key of the one that was first.
 */
function makeOnce(path: string, folder: string, key: Buffer): void {
  const draft = writeDraft(path, key);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  syncFolder(folder);
}

function writeDraft(path: string, key: Buffer): string {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(file, `${key.toString('base64')}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return draft;
}

/** Makes a new name in a folder outlast a power cut; Windows does that by itself and opens no folders. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
