import { wanted } from './client.ts';
import type { Answer, Client, Json } from './client.ts';
import { admitLoadMembers } from './load-members.ts';
import type { LoadMember, LoadMembers } from './load-members.ts';
import { aSheet, anOpening, wantedSkills } from './made-up.ts';
import type { MadeUpSheet } from './made-up.ts';
import { persistently } from './persistent.ts';
import { Seeded } from './seeded.ts';

/** An act that was answered with 2xx: from then on the thing has this revision, and its event shows what was done. */
export interface AckedAct {
  readonly topic: 'demand.openings' | 'candidate.graduates' | 'registry.organisations';
  readonly id: string;
  readonly revision: number;
  readonly shows: (body: Json) => boolean;
}

/** An upload that was answered with 202. */
export interface AckedUpload {
  readonly id: string;
  readonly college: LoadMember;
  readonly sheet: MadeUpSheet;
}

export interface LoadOptions {
  readonly url: string;
  readonly operatorPassword: string;
  readonly seed: number;
  /** How long the list of each opening is; default: various. */
  readonly shortlist?: number;
}

/** What one round begins. */
export interface Round {
  readonly rows: number;
  readonly openings: number;
  readonly revisions: number;
  readonly consents: number;
  readonly suspension: boolean;
}

/** Of each enterprise, when the load begins. */
const firstOpenings = 3;

/**
 * Members at work, through HTTP alone, by a seed. Each act is repeated until it has an answer that is final, with the
 * same Idempotency-Key, whatever happens to the platform meanwhile; what was acknowledged is kept for the audit.
 */
export class Load {
  readonly acts: AckedAct[] = [];
  readonly uploads: AckedUpload[] = [];
  /** The reference of every opening that was posted, with the id that was answered. */
  readonly references = new Map<string, string>();
  /** Acts that had another end than those that are right. */
  readonly surprises: string[] = [];
  private readonly seeded: Seeded;
  private readonly open = new Set<Promise<void>>();
  /** Acts on one thing come one after another, as one person would do them. */
  private readonly turns = new Map<string, Promise<void>>();
  private readonly published: { readonly id: string; readonly client: Client }[] = [];
  private readonly decided = new Set<string>();
  private numbers = 0;
  private isSuspended = false;

  private constructor(
    readonly members: LoadMembers,
    private readonly options: LoadOptions,
  ) {
    this.seeded = new Seeded(options.seed);
  }

  /** Admits the members, and posts some openings of each; those of the one to be suspended are never revised. */
  static async begin(options: LoadOptions): Promise<Load> {
    const load = new Load(await admitLoadMembers(options.url, options.operatorPassword), options);
    const { suspended, enterprises } = load.members;
    for (let each = 0; each < firstOpenings; each += 1) {
      load.postOpening(suspended, false);
      for (const enterprise of enterprises) load.postOpening(enterprise, true);
    }
    await load.quiet();
    return load;
  }

  /** How many acts and rows have been acknowledged. */
  get acked(): number {
    return this.acts.length + this.uploads.reduce((sum, { sheet }) => sum + sheet.rows, 0);
  }

  /** Begins a round of work and does not wait for it. */
  begin(round: Round): void {
    const { enterprises, colleges } = this.members;
    if (round.rows > 0) this.upload(this.seeded.pick(colleges), round.rows);
    for (let each = 0; each < round.openings; each += 1) this.postOpening(this.seeded.pick(enterprises), true);
    for (let each = 0; each < round.revisions && this.published.length > 0; each += 1) this.revise();
    for (let each = 0; each < round.consents; each += 1) this.decideConsent(this.seeded.pick(colleges));
    if (round.suspension) this.toggleSuspension();
  }

  /** Resolves when every act has its answer; the suspended enterprise is reinstated at the end. */
  async finish(): Promise<void> {
    await this.quiet();
    if (this.isSuspended) this.toggleSuspension();
    await this.quiet();
  }

  private async quiet(): Promise<void> {
    while (this.open.size > 0) await Promise.all(this.open);
  }

  /** Runs an act behind those that were begun on the same thing. */
  private inTurn(what: string, act: () => Promise<void>): void {
    const before = this.turns.get(what) ?? Promise.resolve();
    const done = before.then(act).catch((error: unknown) => void this.surprises.push(`${what}: ${String(error)}`));
    this.turns.set(what, done);
    this.open.add(done);
    void done.then(() => this.open.delete(done));
  }

  private key(): { 'idempotency-key': string } {
    this.numbers += 1;
    return { 'idempotency-key': `load-${this.options.seed}-${this.numbers}` };
  }

  private upload(college: LoadMember, rows: number): void {
    const key = this.key();
    const sheet = aSheet(this.seeded, rows, this.numbers * 100_000);
    this.inTurn(`upload ${key['idempotency-key']}`, async () => {
      const send = () => college.client.post('/v1/uploads', sheet.bytes, { 'content-type': 'text/csv', ...key });
      const { id } = await wanted(202, persistently(send));
      this.uploads.push({ id: id as string, college, sheet });
    });
  }

  private postOpening(employer: LoadMember, isRevised: boolean): void {
    const key = this.key();
    const reference = `REF-${key['idempotency-key']}`;
    const { shortlist } = this.options;
    const body = { ...anOpening(this.seeded, reference), ...(shortlist ? { shortlist } : {}) };
    this.inTurn(`opening ${reference}`, async () => {
      const posted = await wanted(
        201,
        persistently(() => employer.client.post('/v1/openings', body, key)),
      );
      const id = posted.id as string;
      this.references.set(reference, id);
      this.acts.push({ topic: 'demand.openings', id, revision: 1, shows: () => true });
      const path = `/v1/openings/${id}`;
      await this.change('demand.openings', employer.client, path, 'publish', (is) => is.state === 'published');
      if (isRevised) this.published.push({ id, client: employer.client });
    });
  }

  /** An action with If-Match: when its answer was lost, the resource itself says whether it was done. */
  private async change(
    topic: AckedAct['topic'],
    client: Client,
    path: string,
    verb: string,
    isDone: (resource: Json) => boolean,
    body?: unknown,
  ): Promise<void> {
    for (;;) {
      const now = await persistently(() => client.get(path));
      if (isDone(await wanted(200, Promise.resolve(now)))) return;
      const etag = now.headers.get('etag') ?? '';
      const headers = { 'if-match': etag, ...this.key() };
      const answer = await persistently(() => client.post(`${path}/${verb}`, body, headers));
      // 412: done before, or changed by another; 409: an approval that has not reached the service yet.
      if (answer.status === 412 || answer.status === 409) continue;
      this.ack(topic, await wanted(200, Promise.resolve(answer)), isDone);
      return;
    }
  }

  private ack(topic: AckedAct['topic'], resource: Json, shows: (body: Json) => boolean): void {
    this.acts.push({ topic, id: resource.id as string, revision: resource.revision as number, shows });
  }

  /** Other seats and skills for an opening; the seats are counted up, so that each revision can be told from the others. */
  private revise(): void {
    const { id, client } = this.seeded.pick(this.published);
    const skills = wantedSkills(this.seeded);
    const path = `/v1/openings/${id}`;
    this.inTurn(`opening ${id}`, async () => {
      const first = await wanted(
        200,
        persistently(() => client.get(path)),
      );
      const seats = (first.seats as number) + 1;
      const shows = (body: Json) => body.seats === seats;
      for (let now = first; now.seats !== seats;) {
        const etag = `"${now.revision}"`;
        const answer = await persistently(() => client.patch(path, { seats, skills }, { 'if-match': etag }));
        if (answer.status === 200) this.ack('demand.openings', answer.body, shows);
        else if (answer.status !== 412) await wanted(200, Promise.resolve(answer));
        now = await wanted(
          200,
          persistently(() => client.get(path)),
        );
      }
    });
  }

  /** One graduate of the first pages withdraws, through the college; each is asked once. */
  private decideConsent(college: LoadMember): void {
    const skip = this.seeded.between(0, 199);
    this.inTurn(`consents of ${college.id}`, async () => {
      const { items } = await wanted(
        200,
        persistently(() => college.client.get('/v1/graduates?limit=200')),
      );
      const graduate = [...items.slice(skip), ...items].find((each: Json) => !this.decided.has(each.id));
      if (!graduate) return;
      this.decided.add(graduate.id);
      const granted = graduate.consents.some((each: Json) => each.purpose === 'matching' && each.state === 'granted');
      const state = granted ? 'withdrawn' : 'granted';
      const path = `/v1/graduates/${graduate.id}/consents`;
      const headers = this.key();
      const send = (): Promise<Answer<Json>> => college.client.post(path, { purpose: 'matching', state }, headers);
      const after = await wanted(200, persistently(send));
      this.ack('candidate.graduates', after, (body) =>
        body.consents.some((each: Json) => each.purpose === 'matching' && each.state === state),
      );
    });
  }

  private toggleSuspension(): void {
    this.isSuspended = !this.isSuspended;
    const [verb, state, body] = this.isSuspended
      ? (['suspend', 'suspended', { note: '资质复核' }] as const)
      : (['reinstate', 'approved', undefined] as const);
    const { operator, suspended } = this.members;
    const path = `/v1/organisations/${suspended.id}`;
    this.inTurn(path, () => {
      return this.change('registry.organisations', operator, path, verb, (is) => is.state === state, body);
    });
  }
}
