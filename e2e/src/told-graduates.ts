import { ConsentWithdrawn, GraduateImported, GraduateRevised, event } from '@duijie/contracts';
import type { GraduateBody } from '@duijie/contracts';
import { systemClock } from '@duijie/domain';
import { PlatformConfig, createLogger, openEngines, recordOf } from '@duijie/platform';
import type { Engines } from '@duijie/platform';
import { skills } from '@duijie/taxonomy';
import type { Seeded } from './seeded.ts';

const majors = ['460301', '460303', '460305', '510203'];
const taught = skills.filter(({ kind }) => kind !== 'group' && kind !== 'soft').slice(0, 12);
const together = 2_000;

/**
 * Graduates of whom the log tells as candidate would: what the services do that hear of them is tried, and not how fast
 * sheets are read and persons are sealed.
 */
export class ToldGraduates {
  private readonly bodies: GraduateBody[] = [];

  private constructor(
    private readonly seeded: Seeded,
    private readonly colleges: readonly string[],
    private readonly engines: Engines,
  ) {}

  /** On the given brokers; the folder is for what this client of the log keeps. */
  static async open(
    seeded: Seeded,
    colleges: readonly string[],
    log: { readonly kafkaBrokers: string; readonly dataDir: string },
  ): Promise<ToldGraduates> {
    const given = { ...log, engines: 'cluster', instance: 'told-graduates' } as const;
    const config = Object.assign(new PlatformConfig(), given);
    const logger = createLogger({ service: 'e2e', instance: 'told-graduates', level: 'error' });
    return new ToldGraduates(seeded, colleges, await openEngines(config, systemClock, logger));
  }

  get count(): number {
    return this.bodies.length;
  }

  async come(count: number): Promise<void> {
    const { bodies } = this;
    const first = bodies.length;
    for (let number = first; number < first + count; number += 1) bodies.push(this.made(number));
    await this.tell(bodies.slice(first).map((body) => event(GraduateImported, body)));
  }

  /** So many of them, at random, have other skills, another place, or agree no more. */
  async change(count: number): Promise<void> {
    const { bodies, seeded } = this;
    const events: object[] = [];
    for (let each = 0; each < count; each += 1) {
      const number = seeded.between(0, bodies.length - 1);
      const before = bodies[number];
      if (!before) continue;
      const withdraws = seeded.chance(10);
      const consents = [
        { purpose: 'matching', state: withdraws ? 'withdrawn' : 'granted' },
      ] as GraduateBody['consents'];
      const after = { ...this.made(number), revision: before.revision + 1, consents };
      bodies[number] = after;
      events.push(withdraws ? event(ConsentWithdrawn, after) : event(GraduateRevised, after));
    }
    await this.tell(events);
  }

  close(): Promise<void> {
    return this.engines.close();
  }

  private async tell(events: readonly object[]): Promise<void> {
    for (let from = 0; from < events.length; from += together) {
      const now = systemClock.now();
      await this.engines.events.append(
        events.slice(from, from + together).map((each) => recordOf(each, 'candidate', now)),
      );
    }
  }

  private made(number: number): GraduateBody {
    const { seeded } = this;
    const year = systemClock.now().getUTCFullYear();
    const day = `${year}-09-01T00:00:00.000Z`;
    return {
      id: `grd_${String(number).padStart(26, '0')}`,
      revision: 1,
      createdAt: day,
      updatedAt: day,
      state: seeded.chance(95) ? 'available' : 'placed',
      college: seeded.pick(this.colleges),
      education: 'higherVocational',
      major: seeded.pick(majors),
      cohort: year - 2,
      year: 3,
      birth: null,
      regions: [seeded.pick(['120000', '110000', '130000'])],
      anywhere: seeded.chance(20),
      kinds: seeded.pick([['employment'], ['internship', 'employment'], []]),
      circles: [],
      availableFrom: `${year + 1}-0${seeded.between(5, 7)}-01`,
      skills: seeded.some(taught, 35).map(({ code }) => ({
        skill: code,
        level: seeded.between(1, 5),
        evidence: seeded.pick(['claimed', 'attested']),
      })),
      credentials: [],
      medals: [],
      languages: [],
      practice: {},
      consents: [{ purpose: 'matching', state: seeded.chance(95) ? 'granted' : 'asked' }],
    };
  }
}
