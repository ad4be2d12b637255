import { setTimeout as pause } from 'node:timers/promises';
import { failpoints } from '@duijie/platform';
import type { Failpoint } from '@duijie/platform';
import { killProcess } from '@duijie/testing/native';
import type { Instance } from '../../infra/native/cluster-processes.ts';
import { roundOf } from './embedded-chaos.ts';
import type { Load } from './load.ts';
import type { ClusterPlatform } from './platforms.ts';
import type { Seeded } from './seeded.ts';

type ServiceName = Instance['service'];

/** Which service is to die where: one that passes there in every round of the load. */
const diesAt: Readonly<Record<Failpoint, ServiceName>> = {
  'upload.chunk.commit': 'candidate',
  'tx.before': 'demand',
  'tx.after': 'candidate',
  'relay.before_send': 'registry',
  'relay.after_send': 'demand',
  'relay.after_mark': 'candidate',
  'inbox.before_commit': 'notification',
  'inbox.after_commit': 'notification',
  'offset.after_commit': 'notification',
  'match.after_save': 'matching',
  'notify.after_send': 'notification',
};

/** A failpoint must be reached within this time, start included. */
const reachedWithinMs = 90_000;

interface Armed {
  readonly setting: string;
  readonly instances: readonly Instance[];
}

/** Arms every failpoint so often, those of different services side by side; answers the settings that killed nobody. */
export async function killAtFailpoints(
  platform: ClusterPlatform,
  load: Load,
  seeded: Seeded,
  plan: { readonly rows: number; readonly eachFailpoint: number },
): Promise<string[]> {
  const notReached: string[] = [];
  for (const names of Array.from({ length: plan.eachFailpoint }, turns).flat()) {
    const armed = names.map((name) => armedAt(platform, name, seeded.between(1, 2)));
    // The third round brings a sheet, an opening, revisions and a suspension: something passes everywhere.
    const reached = armed.map((each) => isReached(each));
    load.begin(roundOf(3, plan.rows));
    notReached.push(...(await Promise.all(reached)).flat());
  }
  return notReached;
}

/** One failpoint of each service at a time. */
function turns(): Failpoint[][] {
  const waiting = [...failpoints];
  const found: Failpoint[][] = [];
  while (waiting.length > 0) {
    const services = new Set(waiting.map((name) => diesAt[name]));
    found.push(
      [...services]
        .map((service) =>
          waiting.splice(
            waiting.findIndex((name) => diesAt[name] === service),
            1,
          ),
        )
        .flat(),
    );
  }
  return found;
}

function armedAt({ cluster }: ClusterPlatform, name: Failpoint, passes: number): Armed {
  const instances = cluster.instances.filter(({ service }) => service === diesAt[name]);
  return { setting: `${name}:${passes}`, instances };
}

/** Kills the instances and starts them armed; resolves when one of them has killed itself, and none is armed any more. */
async function isReached({ setting, instances }: Armed): Promise<string[]> {
  const ends = instances.map(({ supervisor }) => supervisor.nextStart({ FAILPOINT: setting }));
  await Promise.all(instances.map(kill));
  const late = new AbortController();
  const limit = pause(reachedWithinMs, 'not reached', { signal: late.signal }).catch(() => 'reached');
  const how = await Promise.race([...ends, limit]);
  late.abort();
  await Promise.all(instances.map((instance, index) => disarm(instance, ends[index] as Promise<string>)));
  return how === 'SIGKILL' ? [] : [setting];
}

/** The armed process, where it is still there or about to start, gives way to one that is not. */
async function disarm(instance: Instance, end: Promise<string>): Promise<void> {
  let ended = false;
  void end.then(() => (ended = true));
  for (;;) {
    await Promise.race([end, pause(100)]);
    if (ended) return;
    await kill(instance);
  }
}

async function kill({ service, supervisor }: Instance): Promise<void> {
  await killProcess({ pid: supervisor.pid ?? 0, mark: `services/${service}/src/main.ts` });
}
