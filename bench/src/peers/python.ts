import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const environment = fileURLToPath(new URL('../../../.cache/peers/', import.meta.url));

/** The Python of the peers: the one that is named, or that of their own environment, or the one on the PATH. */
export function python(): string {
  const own = join(environment, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  return process.env['PYTHON'] ?? (existsSync(own) ? own : 'python3');
}

/** How to get a peer that is written in Python. */
export const howToGetPython = (requirement: string): string =>
  `it comes with \`python3 -m venv .cache/peers && .cache/peers/bin/pip install ${requirement}\`, or PYTHON=/path/to/python`;
