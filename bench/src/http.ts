import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { root } from '@duijie/testing/native';
import { Connections, byCallers } from './connections.ts';
import { inTurns, lineOf, timed } from './measure.ts';
import type { Contender } from './measure.ts';
import { membersOf, onPlatform } from './platform.ts';
import { cpuOf, tellsOfProcesses } from './process-usage.ts';
import { inFolder } from './run.ts';
import type { Run } from './run.ts';
import type { Line } from './table.ts';
import { openingRequest } from './world.ts';

const callers = 32;

/** Openings made over HTTP, by the CPU time of the server's process. */
export async function http({ size, year }: Run): Promise<Line[]> {
  const creations = size.creations;
  if (!tellsOfProcesses) return [{ bench: 'http', what: 'left out', note: 'needs /proc' }];
  return onPlatform((platform) =>
    inFolder(async (folder) => {
      const { enterpriseToken } = await membersOf(platform);
      const ours = new Connections(platform.url, { authorization: `Bearer ${enterpriseToken}` }, callers);
      const peer = await startPeer(folder);
      try {
        const cpu = () => cpuOf(platform.pid);
        const body = (index: number) => openingRequest(index, year);
        const [creating, publishing, bare] = await inTurns([
          { name: 'duijie', cpu, run: creates(ours, creations, body) },
          { name: 'duijie', cpu, run: publishes(ours, creations, body) },
          { name: 'bare Fastify', cpu: () => cpuOf(peer.pid), run: creates(peer.connections, creations, body) },
        ]);
        if (!creating || !publishing || !bare) throw new Error('Nothing was measured.');
        const what = (act: string) => `${act} an opening, ${callers} callers`;
        return [
          lineOf(
            { bench: 'http', what: what('create'), note: 'validated, durable; a draft tells nobody', gate: 0.5 },
            creating,
            bare,
          ),
          lineOf(
            {
              bench: 'http',
              what: what('create and publish'),
              note: 'two requests, event out and matched, against one',
            },
            publishing,
            bare,
          ),
        ];
      } finally {
        ours.close();
        await peer.stop();
      }
    }),
  );
}

type Bodies = (index: number) => object;

function creates(to: Connections, times: number, body: Bodies): Contender['run'] {
  return async (took) => {
    await byCallers(callers, times, (index) =>
      timed(took, async () => void (await to.send(201, 'POST', '/v1/openings', body(index)))),
    );
    return times;
  };
}

function publishes(to: Connections, times: number, body: Bodies): Contender['run'] {
  return async (took) => {
    await byCallers(callers, times, (index) =>
      timed(took, async () => {
        const { id, revision } = await to.send<{ id: string; revision: number }>(
          201,
          'POST',
          '/v1/openings',
          body(index),
        );
        await to.send(200, 'POST', `/v1/openings/${id}/publish`, undefined, { 'if-match': `"${revision}"` });
      }),
    );
    return times;
  };
}

async function startPeer(folder: string) {
  const loader = pathToFileURL(join(root, 'tools', 'register.mjs')).href;
  const flags = ['--conditions=duijie-source', '--import', loader];
  const main = fileURLToPath(new URL('./bare-fastify.ts', import.meta.url));
  const child = spawn(process.execPath, [...flags, main, join(folder, 'peer.sqlite')], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const [line] = (await Promise.race([
    once(child.stdout, 'data'),
    gone.then(() => Promise.reject(new Error('The peer ended.'))),
  ])) as [Buffer];
  const connections = new Connections(line.toString().trim(), {}, callers);
  return {
    pid: child.pid ?? 0,
    connections,
    stop: async () => {
      connections.close();
      child.kill();
      await gone;
    },
  };
}
