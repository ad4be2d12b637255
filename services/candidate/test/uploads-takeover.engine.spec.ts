import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AccessGranted, event } from '@duijie/contracts';
import { systemClock } from '@duijie/domain';
import { createLogger, hashOfKey, openEngines, recordOf } from '@duijie/platform';
import type { Engines, LoggedRecord } from '@duijie/platform';
import { eventually } from '@duijie/testing';
import { CandidateConfig } from '../src/candidate.config.ts';
import { aSheet } from './sheets.ts';

type Upload = { id: string; state: string; rows: Record<string, number> };

const root = fileURLToPath(new URL('../../..', import.meta.url));
const { KAFKA_BROKERS: kafkaBrokers = '', MONGODB_URI: mongodbUri = '' } = process.env;
const rows = 900;
const key = `dj_takeover_${randomUUID()}`;
const masterKey = Buffer.alloc(32, 7).toString('base64');
const here = kafkaBrokers !== '' && mongodbUri !== '';

(here ? describe : describe.skip)(
  'an upload of a killed process, on Kafka and MongoDB (KAFKA_BROKERS, MONGODB_URI)',
  () => {
    // Students of a college of their own, since the engines keep what earlier runs left.
    const college = `org_${randomUUID().replaceAll('-', '').slice(0, 26).toUpperCase()}`;
    const processes: ChildProcess[] = [];
    let folder: string;
    let engines: Engines;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'duijie-takeover-cluster-'));
      const config = Object.assign(new CandidateConfig(), {
        dataDir: folder,
        engines: 'cluster',
        kafkaBrokers,
        mongodbUri,
        masterKey,
        instance: `takeover-${randomUUID()}`,
        logLevel: 'silent',
      });
      engines = await openEngines(
        config,
        systemClock,
        createLogger({ service: 'test', instance: 'test', level: 'silent' }),
      );
      await engines.events.prepare([{ topic: 'registry.access', compacted: true }]);
      const grant = event(AccessGranted, {
        id: hashOfKey(key),
        revision: 1,
        about: 'apiKey',
        subject: 'acc_1',
        organisation: college,
        graduate: null,
        roles: ['college'],
        duties: ['editor'],
        issuedAt: '2026-01-01T00:00:00.000Z',
      });
      await engines.events.append([recordOf(grant, 'test', systemClock.now())]);
    }, 60_000);

    afterAll(async () => {
      for (const child of processes) {
        if (child.exitCode !== null || child.signalCode !== null) continue;
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await engines.close();
      await rm(folder, { recursive: true, force: true });
    }, 60_000);

    async function processNamed(name: string, failpoint = ''): Promise<{ child: ChildProcess; url: string }> {
      const child = spawn(
        process.execPath,
        ['--conditions=duijie-source', '--import', './tools/register.mjs', 'services/candidate/src/main.ts'],
        {
          cwd: root,
          env: {
            PATH: process.env['PATH'],
            ENGINES: 'cluster',
            KAFKA_BROKERS: kafkaBrokers,
            MONGODB_URI: mongodbUri,
            MASTER_KEY: masterKey,
            INSTANCE: `${name}-${randomUUID()}`,
            DATA_DIR: join(folder, name),
            PORT: '0',
            FAILPOINT: failpoint,
          },
          stdio: ['ignore', 'pipe', 'inherit'],
        },
      );
      processes.push(child);
      for await (const line of createInterface({ input: child.stdout })) {
        const { port } = JSON.parse(line) as { port?: number };
        if (port === undefined) continue;
        child.stdout.resume();
        return { child, url: `http://127.0.0.1:${port}` };
      }
      throw new Error('The process ended before it listened.');
    }

    const ask = async (url: string, path: string, more: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/csv' };
      const answer = await fetch(url + path, { headers, ...more });
      return { status: answer.status, body: (await answer.json()) as Upload };
    };
    const known = (url: string) =>
      eventually(async () => (await ask(url, '/v1/uploads')).status === 200, { within: 60_000 });

    it('goes on in another process that was there all along, from the stored row, with every graduate once', async () => {
      // It dies after it has taken a chunk in and before it has stored so: the worst moment.
      const first = await processNamed('first', 'upload.chunk.commit:2');
      await known(first.url);
      const posted = await ask(first.url, '/v1/uploads', { method: 'POST', body: aSheet({ rows, from: 0 }) });
      expect(posted.status).toBe(202);
      const second = await processNamed('second');
      if (first.child.signalCode === null) await once(first.child, 'exit');
      expect(first.child.signalCode).toBe('SIGKILL');
      await known(second.url);
      const done = await eventually(
        async () => {
          const { body } = await ask(second.url, `/v1/uploads/${posted.body.id}`);
          return body.state === 'completed' ? body : undefined;
        },
        { within: 240_000 },
      );
      expect(done.rows).toEqual({ total: rows, accepted: rows, rejected: 0, unchanged: 0, needsReview: 0 });
      const records = await eventually(
        async () => {
          const mine = (await graduatesInLog()).filter(({ value }) => value?.includes(college));
          return new Set(mine.map((record) => record.key)).size >= rows ? mine : undefined;
        },
        { within: 60_000 },
      );
      expect(new Set(records.map((record) => record.key)).size).toBe(rows);
      const revisions = records.map(({ value }) => (JSON.parse(value ?? '{}') as { revision: number }).revision);
      expect(new Set(revisions)).toEqual(new Set([1]));
    }, 600_000);

    async function graduatesInLog(): Promise<readonly LoggedRecord[]> {
      const found: LoggedRecord[] = [];
      const reader = await engines.events.subscribe({
        group: `counting-${randomUUID()}`,
        topics: ['candidate.graduates'],
        mode: 'broadcast',
        onBatch: (batch) => {
          found.push(...batch);
          return Promise.resolve();
        },
      });
      await reader.caughtUp;
      await reader.stop();
      return found;
    }
  },
);
