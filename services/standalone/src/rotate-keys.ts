import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { PlatformConfig, changeMasterKey, configOrExit, hashKeyOf } from '@duijie/platform';

/**
 * Begins a change of the master key. Where it is a file in DATA_DIR, the files are changed; where it is in the
 * environment, this prints what to put there. docs/operations.md says what comes before and after.
 */
const { masterKey, hashKey, dataDir } = configOrExit(PlatformConfig);
try {
  if (masterKey === undefined) {
    changeMasterKey(resolve(dataDir));
    say(
      'master.key is new, and the former one is master-other.key beside it. Back up master.key and hash.key, then start.',
    );
    say('When GET /ops/v1/{service}/keys says finished of every service, delete master-other.key.');
  } else {
    say('Give every instance these, in two steps (docs/operations.md): first MASTER_KEY_OTHER and HASH_KEY as below');
    say('with the present MASTER_KEY; when all have started so, exchange MASTER_KEY and MASTER_KEY_OTHER.');
    say(`MASTER_KEY_OTHER=${randomBytes(32).toString('base64')}`);
    say(`HASH_KEY=${hashKey ?? hashKeyOf(Buffer.from(masterKey, 'base64')).toString('base64')}`);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
