import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { keyBytes } from './cipher.ts';

export interface MasterKeySource {
  /** Base64 of 32 bytes, from the configuration. */
  readonly masterKey?: string | undefined;
  /** Where the file `master.key` is looked for, and made at first start, when the configuration has no key. */
  readonly folder: string;
}

/** The key that all other keys are sealed under. Whoever loses it loses all personal data and files. */
export function loadMasterKey({ masterKey, folder }: MasterKeySource): Buffer {
  if (masterKey !== undefined) return decoded(masterKey, 'MASTER_KEY');
  const path = join(folder, 'master.key');
  const kept = read(path);
  if (kept !== undefined) return decoded(kept, path);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  makeOnce(path, folder);
  return decoded(readFileSync(path, 'utf8'), path);
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
function makeOnce(path: string, folder: string): void {
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(draft, 'wx', 0o600);
  try {
    writeFileSync(file, `${randomBytes(keyBytes).toString('base64')}\n`);
    fsyncSync(file);
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
  } finally {
    closeSync(file);
    rmSync(draft);
  }
  syncFolder(folder);
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
