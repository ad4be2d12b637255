import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Built, Peer, PeerList } from './peer.ts';
import { PeerMissing } from './peer.ts';

interface ToldPass {
  readonly operations: number;
  readonly cpuMs: number;
  readonly latencies: readonly number[];
}

/** A peer in a process of its own: a command a line goes in, a line of JSON comes out. */
export async function startProcessPeer(
  about: { name: string; variants: readonly string[]; howToGet: string },
  command: string,
  parameters: readonly string[],
): Promise<Peer> {
  const child = spawn(command, parameters, { stdio: ['pipe', 'pipe', 'pipe'] });
  const ended = Promise.withResolvers<never>();
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => (complaints += data.toString()));
  child.on('error', (error) => ended.reject(new PeerMissing(`${error.message}; ${about.howToGet}`)));
  child.on('exit', (code) =>
    ended.reject(new PeerMissing(`ended with ${code}: ${complaints.slice(-400)}; ${about.howToGet}`)),
  );
  ended.promise.catch(() => undefined);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const told = async <Told>(): Promise<Told> => {
    const line = await Promise.race([lines.next(), ended.promise]);
    if (line.done) return ended.promise;
    return JSON.parse(line.value) as Told;
  };
  const ask = <Told>(request: string): Promise<Told> => {
    child.stdin.write(`${request}\n`);
    return told<Told>();
  };
  const built = await told<Built>();
  let cpu = 0;
  return {
    ...about,
    built,
    answers: (variant, count) => ask<readonly PeerList[]>(`answers ${variant} ${count}`),
    contender: (variant, count) => ({
      name: `${about.name} (${variant})`,
      run: async (took) => {
        const { operations, cpuMs, latencies } = await ask<ToldPass>(`pass ${variant} ${count}`);
        cpu += cpuMs;
        for (const ms of latencies) took(ms);
        return operations;
      },
      // Its own clock, of the one thread that asks: what its collector and compiler take beside it is not counted.
      cpu: () => cpu,
    }),
    close: async () => {
      child.stdin.end();
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}
