// `npm run licences`: every installed package must have a licence that may go with Apache-2.0. Ends with 1 and names
// those that have none, another one, or one that nobody has looked at.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences that ask for no more than to be named, and file-wise copyleft of what only builds or is used unchanged. */
const allowed = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC', 'MIT', 'MIT-0'],
  ...['Python-2.0', 'Unicode-3.0', 'Unlicense', 'WTFPL', 'Zlib', 'CC-BY-3.0', 'CC-BY-4.0', 'MPL-2.0'],
]);

/** Packages whose file says it in another way, or not, looked at by hand: name → licence. */
const lookedAt = new Map([
  ['chainsaw', 'MIT'], // says MIT/X11
]);

/** What says nothing of its licence and is never shipped: a peer of the bench (exceljs) brings it. */
const neverShipped = new Set(['buffers']);

/** Every package below a node_modules folder, nested ones too. */
function* packagesIn(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    // Links are the workspaces themselves.
    if (!entry.isDirectory() || entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    if (entry.name.startsWith('@')) yield* packagesIn(path);
    else {
      if (existsSync(join(path, 'package.json'))) yield path;
      yield* packagesIn(join(path, 'node_modules'));
    }
  }
}

/** An expression of SPDX holds when its choices do: one of `OR`, all of `AND`. */
function holds(expression) {
  const plain = expression.trim().replace(/^\((.*)\)$/, '$1');
  if (/ OR /.test(plain)) return plain.split(' OR ').some(holds);
  if (/ AND /.test(plain)) return plain.split(' AND ').every(holds);
  return allowed.has(plain);
}

function licenceOf({ license, licenses }) {
  if (typeof license === 'string') return license;
  if (license?.type) return license.type;
  return Array.isArray(licenses) ? licenses.map(({ type }) => type).join(' OR ') : 'none';
}

const counts = new Map();
const refused = [];
const folders = [
  '',
  ...['libs', 'services'].flatMap((each) => readdirSync(join(root, each)).map((name) => join(each, name))),
];
for (const folder of folders) {
  for (const path of packagesIn(join(root, folder, 'node_modules'))) {
    const told = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    if (!told.name || !told.version) continue;
    const licence = lookedAt.get(told.name) ?? licenceOf(told);
    counts.set(licence, (counts.get(licence) ?? 0) + 1);
    if (!holds(licence) && !neverShipped.has(told.name)) refused.push(`${told.name}@${told.version}: ${licence}`);
  }
}
for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(5)}  ${licence}`);
if (counts.size === 0) {
  console.error('No package is installed: run npm ci first.');
  process.exit(1);
}
if (refused.length > 0) {
  console.error(`\nNot on the list of tools/licences.mjs:\n  ${refused.join('\n  ')}`);
  process.exit(1);
}
