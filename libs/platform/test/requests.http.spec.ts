import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, HttpCode, Injectable, Module, Param, Post } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { IsArray, IsInt, IsOptional, IsString, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Nested } from '@duijie/contracts';
import { DomainError, notFound } from '@duijie/domain';
import type { Aggregate, Caller, Ids } from '@duijie/domain';
import {
  For,
  ForDuty,
  InjectCollection,
  InjectIds,
  PlatformConfig,
  Public,
  SignedIn,
  Who,
  storedIn,
} from '@duijie/platform';
import type { Collection, CollectionPlan, ServicePlan } from '@duijie/platform';
import { eventually, serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';

interface Note extends Aggregate {
  readonly text: string;
}

const notePlan: CollectionPlan<Note> = { name: 'notes' };

class Line {
  @IsString() text: string;
}

class NoteRequest {
  @IsString() @MaxLength(10) text: string;
  @IsOptional() @IsInt() @Min(1) @Max(5) stars?: number;
  @IsOptional() @IsArray() @ValidateNested({ each: true }) @Nested(Line) lines?: Line[];
}

/** What a test arranges: where the handler stops, and what it throws when it goes on. */
const script: { gate: Promise<void>; entered: number; failure: unknown } = {
  gate: Promise.resolve(),
  entered: 0,
  failure: undefined,
};

@Injectable()
class NotesService {
  constructor(
    @InjectCollection(notePlan) private readonly notes: Collection<Note>,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async write(text: string): Promise<Note> {
    script.entered += 1;
    await script.gate;
    const note = await this.notes.save({ next: { id: this.ids.next('note'), revision: 1, text }, events: [] });
    if (script.failure) throw script.failure as Error;
    return note;
  }

  count(): Promise<number> {
    return this.notes.count();
  }
}

@Controller('v1/notes')
class NotesController {
  constructor(private readonly notes: NotesService) {}

  @SignedIn()
  @Post()
  write(@Body() request: NoteRequest): Promise<Note> {
    return this.notes.write(request.text);
  }

  @Public()
  @Get('count')
  async count(): Promise<{ count: number }> {
    return { count: await this.notes.count() };
  }

  @Get('forgotten')
  forgotten(): object {
    return {};
  }

  @For('operator', 'college')
  @Get('roles')
  roles(@Who() caller: Caller): object {
    return { roles: caller.roles };
  }

  @ForDuty(['college'], 'signer')
  @HttpCode(200)
  @Post('duties')
  duties(): object {
    return {};
  }

  @Public()
  @Get('failing/:how')
  failing(@Param('how') how: string): never {
    if (how === 'missing') throw notFound('note', 'note_1');
    if (how === 'busy') throw new DomainError('too-many', 'note.busy', 'Later.', { details: { retryAfter: 7 } });
    if (how === 'text') throw 'SELECT * FROM secrets';
    throw new TypeError('Cannot read properties of undefined (reading "secret")');
  }
}

@Module({ controllers: [NotesController], providers: [storedIn(notePlan), NotesService] })
class NotesModule {}

const plan: ServicePlan = { name: 'notes', module: NotesModule, config: PlatformConfig, routes: ['/v1/notes'] };

describe('requests', () => {
  let service: ServiceUnderTest;
  let college: string;
  let time = Date.parse('2026-11-22T04:00:00Z');

  beforeAll(async () => {
    service = await serviceUnderTest(plan, { clock: { now: () => new Date(time) } });
    college = await service.grant({ roles: ['college'], organisation: 'org_1', duties: ['editor'] });
  });

  beforeEach(() => {
    Object.assign(script, { gate: Promise.resolve(), entered: 0, failure: undefined });
  });

  afterAll(() => service.stop());

  const write = (key: string, body: unknown = { text: 'hello' }, as = college) =>
    service.call('POST', '/v1/notes', { as, body, headers: { 'idempotency-key': key } });
  const count = async (at = service) => (await at.call<{ count: number }>('GET', '/v1/notes/count')).body.count;
  const started = async (folder: string): Promise<[ServiceUnderTest, string]> => {
    const one = await serviceUnderTest(plan, { folder });
    return [one, await one.grant({ roles: ['college'], organisation: 'org_1', subject: 'acc_crash' })];
  };

  describe('with an Idempotency-Key', () => {
    it('have their effect once, and are answered the same each time', async () => {
      const before = await count();
      const first = await write('once');
      const second = await write('once');
      expect(first.status).toBe(201);
      expect(second).toMatchObject({ status: 201, body: first.body });
      expect(second.headers.get('location')).toBe(first.headers.get('location'));
      expect(second.headers.get('idempotency-replayed')).toBe('true');
      expect(await count()).toBe(before + 1);
    });

    it('are refused when the body is another, and are another caller’s own', async () => {
      await write('body');
      expect(await write('body', { text: 'other' })).toMatchObject({
        status: 422,
        body: { type: '/problems/request.idempotency-key-reused', errors: [{ pointer: '/idempotency-key' }] },
      });
      const other = await service.grant({ roles: ['college'], organisation: 'org_1' });
      expect((await write('body', { text: 'other' }, other)).status).toBe(201);
    });

    it('wait for nobody while the first is being handled', async () => {
      let open = (): void => undefined;
      script.gate = new Promise((resolve) => (open = resolve));
      const first = write('slow');
      await eventually(() => script.entered === 1);
      const second = await write('slow');
      expect(second).toMatchObject({ status: 409, body: { type: '/problems/request.in-progress' } });
      expect(second.headers.get('retry-after')).toBe('1');
      open();
      expect((await first).status).toBe(201);
      expect((await write('slow')).status).toBe(201);
      expect(script.entered).toBe(1);
    });

    it('that failed between effect and answer make the same thing again, not a second one', async () => {
      const before = await count();
      script.failure = new Error('The process stumbled.');
      expect((await write('crash')).status).toBe(500);
      expect(await count()).toBe(before + 1);
      script.failure = undefined;
      const again = await write('crash');
      expect(again.status).toBe(201);
      expect(await count()).toBe(before + 1);
      expect((await write('crash')).body).toEqual(again.body);
    });

    it('that a crash left unanswered are handled again at once after a restart, with the same effect', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'duijie-crash-'));
      const [first, as] = await started(folder);
      const before = await count(first);
      script.failure = new Error('The process stumbled.');
      const key = { as, body: { text: 'hello' }, headers: { 'idempotency-key': 'restart' } };
      expect((await first.call('POST', '/v1/notes', key)).status).toBe(500);
      expect(await count(first)).toBe(before + 1);
      await first.stop();
      script.failure = undefined;
      const [second] = await started(folder);
      await eventually(async () => (await second.call('POST', '/v1/notes', { as })).status === 422);
      expect((await second.call('POST', '/v1/notes', key)).status).toBe(201);
      expect(await count(second)).toBe(before + 1);
      await second.stop();
      await rm(folder, { recursive: true });
    });

    it('that were refused may be repeated after mending', async () => {
      script.failure = new DomainError('conflict', 'note.closed', 'Not now.');
      expect((await write('refused')).status).toBe(409);
      script.failure = undefined;
      expect((await write('refused', { text: 'mended' })).status).toBe(201);
    });

    it('are forgotten after a day', async () => {
      const before = await count();
      const first = await write('day');
      time += 24 * 3_600_000;
      expect((await write('day')).body).toEqual(first.body);
      time += 1_000;
      expect((await write('day')).body).not.toEqual(first.body);
      expect(await count()).toBe(before + 2);
    });
  });

  it('at a route that says nothing of whom it is for let nobody in', async () => {
    const operator = await service.grant({ roles: ['operator', 'ops'] });
    expect((await service.call('GET', '/v1/notes/forgotten')).status).toBe(401);
    for (const as of [college, operator]) {
      expect((await service.call('GET', '/v1/notes/forgotten', { as })).status).toBe(403);
    }
  });

  it('with a method that their path does not take are told those that it takes', async () => {
    for (const [method, path, allow] of [
      ['DELETE', '/v1/notes/count?x=1', 'GET, HEAD'],
      ['PATCH', '/v1/notes', 'POST'],
      ['POST', '/v1/notes/failing/text', 'GET, HEAD'],
      ['OPTIONS', '/v1/notes', 'POST'],
    ] as const) {
      const answer = await service.call(method, path);
      expect(answer).toMatchObject({ status: 405, body: { type: '/problems/request.method', status: 405 } });
      expect(answer.headers.get('allow')).toBe(allow);
      expect(answer.body['traceId']).toMatch(/^[0-9a-f]{32}$/);
    }
    expect((await service.call('DELETE', '/v1/nothing')).status).toBe(404);
  });

  it('need the role and the duty that the route names', async () => {
    const enterprise = await service.grant({ roles: ['enterprise'], organisation: 'org_2' });
    const signer = await service.grant({ roles: ['college'], organisation: 'org_1', duties: ['signer'] });
    expect((await service.call('GET', '/v1/notes/roles', { as: college })).body).toEqual({ roles: ['college'] });
    expect(await service.call('GET', '/v1/notes/roles', { as: enterprise })).toMatchObject({
      status: 403,
      body: { type: '/problems/access.wrong-role' },
    });
    expect((await service.call('POST', '/v1/notes/duties', { as: signer })).status).toBe(200);
    expect(await service.call('POST', '/v1/notes/duties', { as: college })).toMatchObject({
      status: 403,
      body: { type: '/problems/access.wrong-duty' },
    });
  });

  it.each([
    ['missing', 404, '/problems/note.not-found'],
    ['busy', 429, '/problems/note.busy'],
    ['text', 500, '/problems/request.failed'],
    ['type-error', 500, '/problems/request.failed'],
  ])('that fail (%s) are answered %i without a word of our inside', async (how, status, type) => {
    const answer = await service.call('GET', `/v1/notes/failing/${how}?token=secret`);
    expect(answer).toMatchObject({ status, body: { type, status, instance: `/v1/notes/failing/${how}` } });
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(answer.body['traceId']).toMatch(/^[0-9a-f]{32}$/);
    expect(JSON.stringify(answer.body)).not.toMatch(/secret|TypeError/);
    if (status === 429) expect(answer.headers.get('retry-after')).toBe('7');
  });

  it('with wrong fields are told each of them, the kind of value before its bounds', async () => {
    const answer = await service.call('POST', '/v1/notes', {
      as: college,
      body: { text: 'x'.repeat(11), stars: 'many', x: 1 },
    });
    expect(answer).toMatchObject({ status: 422, body: { type: '/problems/request.invalid' } });
    const errors = answer.body['errors'] as { pointer: string; code: string }[];
    expect(errors.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
      ['/stars', 'type'],
      ['/text', 'too-long'],
      ['/x', 'unknown-field'],
    ]);
  });

  it.each<[string, object, string, string]>([
    ['a list for an entry of a list of objects', { lines: [[]] }, '/lines', 'type'],
    ['a list of lists among objects', { lines: [{ text: 'a' }, [[]]] }, '/lines', 'type'],
    ['a field that streams have', { pipe: 1 }, '/pipe', 'unknown-field'],
  ])('with %s are refused', async (_, more, pointer, code) => {
    const answer = await service.call('POST', '/v1/notes', { as: college, body: { text: 'a', ...more } });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ pointer, code }] } });
  });
});
