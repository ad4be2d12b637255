import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '@duijie/testing/native';

const tools = { schemathesis: '4.32.5', 'openapi-spec-validator': '0.9.0' };

/** Where the commands of Schemathesis and of the validator of its documents are, in a Python of their own; made once. */
export function pythonTools(): { readonly schemathesis: string; readonly validator: string } {
  const packages = Object.entries(tools).map(([name, version]) => `${name}==${version}`);
  const environment = join(root, '.cache', packages.join('+').replaceAll('==', '-'));
  const commands = {
    schemathesis: join(environment, 'bin', 'schemathesis'),
    validator: join(environment, 'bin', 'openapi-spec-validator'),
  };
  if (Object.values(commands).every((command) => existsSync(command))) return commands;
  process.stdout.write(`Installing ${packages.join(' and ')} …\n`);
  for (const [program, ...given] of [
    ['python3', '-m', 'venv', environment],
    [join(environment, 'bin', 'pip'), 'install', '--quiet', '--disable-pip-version-check', ...packages],
  ] as [string, ...string[]][]) {
    const { status } = spawnSync(program, given, { stdio: 'inherit' });
    if (status !== 0) throw new Error(`${program} has failed. Python 3 with venv is needed, and a package index.`);
  }
  return commands;
}
