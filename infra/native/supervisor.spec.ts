import { tmpdir } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort, isRunning, until } from '@duijie/testing/native';
import { Supervisor } from './supervisor.ts';

const mark = 'supervised-by-a-test';

describe('a supervised process', () => {
  let supervisor: Supervisor;
  let lines: string[];

  beforeEach(async () => {
    lines = [];
    const port = await freePort();
    const program = `if (process.env.EXIT) process.exit(Number(process.env.EXIT)); console.log(process.env.WORDS ?? 'up'); require('node:http').createServer((_, r) => r.end()).listen(${port}, '127.0.0.1')`;
    supervisor = new Supervisor({
      name: 'example',
      command: process.execPath,
      arguments: ['-e', program, mark],
      env: {},
      folder: tmpdir(),
      readyUrl: `http://127.0.0.1:${port}/`,
      print: (line) => lines.push(line),
    });
    supervisor.start();
  });

  afterEach(() => supervisor.stop());

  it('is started again after kill -9, under a new number, and says so', async () => {
    expect(await supervisor.ready(10_000)).toBe(true);
    const killed = supervisor.pid as number;
    process.kill(killed, 'SIGKILL');
    const replaced = await until(() => Promise.resolve(lines.filter((line) => line === 'up').length === 2), 10_000);
    expect(replaced).toBe(true);
    expect(supervisor.pid).not.toBe(killed);
    expect(lines).toEqual(['up', 'ended (SIGKILL); starts again in 250 ms', 'up']);
  }, 25_000);

  it('has variables of one start alone, and tells how that one ended', async () => {
    expect(await supervisor.ready(10_000)).toBe(true);
    const ended = supervisor.nextStart({ EXIT: '3' });
    process.kill(supervisor.pid as number, 'SIGKILL');
    expect(await ended).toBe('code 3');
    const again = await until(() => Promise.resolve(lines.filter((line) => line === 'up').length === 2), 10_000);
    expect(again).toBe(true);
  }, 25_000);

  it('is gone after a stop and is not started again', async () => {
    expect(await supervisor.ready(10_000)).toBe(true);
    const pid = supervisor.pid as number;
    expect(await isRunning({ pid, mark })).toBe(true);
    await supervisor.stop();
    expect(await isRunning({ pid, mark })).toBe(false);
    expect(lines).toEqual(['up']);
  }, 25_000);

  it('goes on after a stop when it is started anew, with other variables', async () => {
    expect(await supervisor.ready(10_000)).toBe(true);
    await supervisor.stop();
    supervisor.start({ WORDS: 'up again' });
    expect(await supervisor.ready(10_000)).toBe(true);
    expect(lines).toEqual(['up', 'up again']);
  }, 25_000);
});
