import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, serviceUnderTest } from '@duijie/testing';
import { candidate } from '../src/candidate.module.ts';
import { aSheet } from './sheets.ts';

type Upload = { id: string; state: string; rows: Record<string, number> };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const rows = 2_000;

/** The service as a process of its own, and the address that its log names. */
async function processOn(folder: string, failpoint = ''): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ['--conditions=duijie-source', '--import', './tools/register.mjs', 'services/candidate/src/main.ts'],
    {
      cwd: root,
      env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: '0', FAILPOINT: failpoint },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  for await (const line of createInterface({ input: child.stdout })) {
    const { port } = JSON.parse(line) as { port?: number };
    if (port === undefined) continue;
    child.stdout.resume();
    return { child, url: `http://127.0.0.1:${port}` };
  }
  throw new Error('The process ended before it listened.');
}

describe('a process that is killed in the middle of an upload', () => {
  let folder: string;
  let key: string;
  let running: ChildProcess | undefined;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'duijie-candidate-crash-'));
    const service = await serviceUnderTest(candidate, { folder });
    key = await service.grant({ roles: ['college'], organisation: 'org_00000000000000000000000002' });
    await service.stop();
  });

  afterEach(async () => {
    if (running?.exitCode === null && running.signalCode === null) {
      running.kill('SIGTERM');
      await once(running, 'exit');
    }
    await rm(folder, { recursive: true, force: true });
  });

  async function post(url: string): Promise<Upload> {
    const answer = await fetch(`${url}/v1/uploads`, {
      method: 'POST',
      body: aSheet({ rows, from: 0 }),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'text/csv', 'idempotency-key': 'once' },
    });
    return (await answer.json()) as Upload;
  }

  async function read(url: string, id: string): Promise<Upload> {
    const answer = await fetch(`${url}/v1/uploads/${id}`, { headers: { authorization: `Bearer ${key}` } });
    return (await answer.json()) as Upload;
  }

  it.each([1, 3, 5])(
    'at chunk %s goes on after the start, and the same request again is the same upload with every row once',
    async (pass) => {
      const first = await processOn(folder, `upload.chunk.commit:${pass}`);
      const { id } = await post(first.url);
      if (first.child.signalCode === null) await once(first.child, 'exit');
      expect(first.child.signalCode).toBe('SIGKILL');
      const second = await processOn(folder);
      running = second.child;
      expect((await post(second.url)).id).toBe(id);
      const done = await eventually(
        async () => {
          const upload = await read(second.url, id);
          return upload.state === 'completed' ? upload : undefined;
        },
        { within: 30_000 },
      );
      expect(done.rows).toEqual({ total: rows, accepted: rows, rejected: 0, unchanged: 0, needsReview: 0 });
      second.child.kill('SIGTERM');
      await once(second.child, 'exit');
      const service = await serviceUnderTest(candidate, { folder });
      const events = await eventually(async () => {
        const records = await service.eventsOf('candidate.graduates');
        return records.length >= rows ? records : undefined;
      });
      // The log may carry an event twice, but never a second revision: nobody was taken in twice.
      const revisions = events.map(({ value }) => (JSON.parse(value ?? '{}') as { revision: number }).revision);
      expect(new Set(revisions)).toEqual(new Set([1]));
      expect(new Set(events.map((event) => event.key)).size).toBe(rows);
      await service.stop();
    },
    60_000,
  );
});
