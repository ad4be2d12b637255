// Runs a TypeScript file of this workspace: `node tools/start.mjs FILE [ARGUMENT ...]`.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 24 || (major === 24 && minor < 9)) {
  console.error(
    `Duijie runs on Node 24.9 or later; this is ${process.versions.node}.\n` +
      'On Linux and Windows npm brings the right one: run this through npm (npm start, npm test …) after npm ci.\n' +
      'Elsewhere install Node 24 first.',
  );
  process.exit(1);
}
const register = new URL('./register.mjs', import.meta.url).href;
const child = spawn(
  process.execPath,
  ['--enable-source-maps', '--conditions=duijie-source', '--import', register, ...process.argv.slice(2)],
  { stdio: 'inherit', cwd: fileURLToPath(new URL('..', import.meta.url)) },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
