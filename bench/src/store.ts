import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { GraduateImported, event } from '@duijie/contracts';
import type { GraduateBody } from '@duijie/contracts';
import { systemClock } from '@duijie/domain';
import type { Change } from '@duijie/domain';
import { openSqliteStore } from '@duijie/platform';
import type { Collection, StoreEngine } from '@duijie/platform';
import { plainDatabase } from './events.ts';
import { beside, timed } from './measure.ts';
import type { Contender } from './measure.ts';
import { inFolder } from './run.ts';
import type { Run } from './run.ts';
import type { Line } from './table.ts';
import { generatedGraduate } from './world.ts';

const chunk = 500;
const callers = 100;

/** Documents saved together with their events, each step durable. */
export function store({ size, year }: Run): Promise<Line[]> {
  return inFolder(async (folder) => {
    const engine = openSqliteStore({ folder, service: 'bench', clock: systemClock });
    const graduates = engine.collection<GraduateBody>({ name: 'graduates', indexes: [['college', 'state']] });
    await engine.prepare();
    const database = plainDatabase(join(folder, 'plain.sqlite'));
    const maker = new Maker(year);
    try {
      return await lines(graduates, engine, new PlainStore(database, maker), maker, size.saves);
    } finally {
      await engine.close();
      database.close();
    }
  });
}

async function lines(
  graduates: Collection<GraduateBody>,
  engine: StoreEngine,
  plain: PlainStore,
  maker: Maker,
  rows: number,
): Promise<Line[]> {
  const alone = Math.min(100, rows / 50);
  const one = await beside(
    { bench: 'store', what: 'save with its event, one caller' },
    async (took) => {
      for (let save = 0; save < alone; save += 1) await timed(took, () => graduates.save(maker.change()));
      return alone;
    },
    plain.inserting(alone, 1),
  );
  const many = await beside(
    { bench: 'store', what: `save with its event, ${callers} callers` },
    async (took) => {
      const caller = async () => {
        for (let save = 0; save < rows / callers / 5; save += 1)
          await timed(took, () => graduates.save(maker.change()));
      };
      await Promise.all(Array.from({ length: callers }, caller));
      return Math.ceil(rows / callers / 5) * callers;
    },
    plain.inserting(alone, 1),
  );
  await forgetOutbox(engine);
  const bulk = await beside(
    { bench: 'store', what: `saveMany with events, ${chunk} at a time` },
    async () => {
      for (let from = 0; from < rows; from += chunk) {
        const failures = await graduates.saveMany(
          Array.from({ length: Math.min(chunk, rows - from) }, () => maker.change()),
        );
        if (failures.length > 0) throw new Error('Documents were refused, so nothing is timed.');
      }
      return rows;
    },
    plain.inserting(rows, chunk),
  );
  return [one, many, bulk];
}

/** What the relay does: takes the events and forgets them. */
async function forgetOutbox({ outbox }: StoreEngine): Promise<void> {
  for (let batch = await outbox.take(1000, 60_000); batch; batch = await outbox.take(1000, 60_000)) await batch.done();
}

const longAgo = '2026-01-05T00:00:00.000Z';

const unchanging: Omit<GraduateBody, 'id' | 'major' | 'skills'> = {
  revision: 1,
  createdAt: longAgo,
  updatedAt: longAgo,
  state: 'available',
  college: 'org_00000000000000000000000002',
  education: 'higherVocational',
  cohort: 2024,
  year: 3,
  birth: '2005-07',
  regions: ['120000'],
  anywhere: false,
  kinds: ['employment'],
  circles: ['MFG'],
  availableFrom: '2027-06-01',
  credentials: [],
  medals: [],
  languages: [],
  practice: {},
  consents: [{ purpose: 'matching', state: 'granted' }],
};

/** Makes changes that no earlier call has made. */
class Maker {
  private made = 0;

  constructor(private readonly year: number) {}

  change(): Change<GraduateBody> {
    const next = this.graduate();
    return { next, events: [event(GraduateImported, next)] };
  }

  graduate(): GraduateBody {
    this.made += 1;
    const { skills, major } = generatedGraduate(this.made % 5000, this.year).graduate;
    return {
      ...unchanging,
      id: `grd_${this.made}`,
      major: major ?? null,
      skills: (skills ?? []).map(({ skill, level }) => ({ skill, level, evidence: 'claimed' })),
    };
  }
}

/** The same bytes, written plainly: a document and its event, in transactions of some size. */
class PlainStore {
  constructor(
    private readonly database: DatabaseSync,
    private readonly maker: Maker,
  ) {
    database.exec('CREATE TABLE documents (id TEXT PRIMARY KEY, doc TEXT)');
    database.exec('CREATE TABLE events (id INTEGER PRIMARY KEY, key TEXT, value TEXT)');
  }

  inserting(rows: number, together: number): Contender {
    const document = this.database.prepare('INSERT INTO documents (id, doc) VALUES (?, ?)');
    const made = this.database.prepare('INSERT INTO events (key, value) VALUES (?, ?)');
    return {
      name: together === 1 ? 'node:sqlite, one a transaction' : 'node:sqlite',
      run: (took) => {
        for (let from = 0; from < rows; from += together) {
          const start = performance.now();
          this.database.exec('BEGIN');
          for (let row = from; row < Math.min(from + together, rows); row += 1) {
            const graduate = this.maker.graduate();
            document.run(graduate.id, JSON.stringify(graduate));
            made.run(graduate.id, JSON.stringify(graduate));
          }
          this.database.exec('COMMIT');
          took(performance.now() - start);
        }
        return rows;
      },
    };
  }
}
