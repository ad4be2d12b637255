import { connect } from 'node:net';
import { Controller, Module, Post } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlatformConfig, Public, SignedIn } from '@duijie/platform';
import type { ServicePlan } from '@duijie/platform';
import { serviceUnderTest } from '@duijie/testing';
import type { ServiceUnderTest } from '@duijie/testing';

@Controller('v1/deaf')
class DeafController {
  @SignedIn()
  @Post('members')
  members(): object {
    return {};
  }

  @Public()
  @Post('anyone')
  anyone(): object {
    return {};
  }
}

@Module({ controllers: [DeafController] })
class DeafModule {}

const plan: ServicePlan = { name: 'deaf', module: DeafModule, config: PlatformConfig, routes: ['/v1/deaf'] };
const piece = Buffer.alloc(1_048_576, 'a');
const bodyBytes = 60 * piece.length;

describe('an answer that comes before the end of its request', () => {
  let service: ServiceUnderTest;

  beforeAll(async () => {
    service = await serviceUnderTest(plan);
  });

  afterAll(() => service.stop());

  /** Sends a whole body and only then reads, as a client does that does not listen while it speaks. */
  async function sendAll(path: string, type: string, connection: string): Promise<{ status: string; sent: number }> {
    const { hostname, port } = new URL(service.url);
    const socket = connect({ host: hostname, port: Number(port) });
    const head = [
      `POST ${path} HTTP/1.1`,
      `host: ${hostname}`,
      `connection: ${connection}`,
      `content-type: ${type}`,
      `content-length: ${bodyBytes}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n`);
    let sent = 0;
    for (; sent < bodyBytes; sent += piece.length) {
      await new Promise<void>((go, stop) => socket.write(piece, (error) => (error ? stop(error) : go())));
    }
    for await (const bytes of socket) return { status: String(bytes).split(' ')[1] ?? '', sent };
    return { status: 'none', sent };
  }

  it.each([
    ['a stranger’s file', '/v1/deaf/members', 'text/csv', 401],
    ['a stranger’s form', '/v1/deaf/members', 'multipart/form-data; boundary=edge', 401],
    ['a file that nobody reads', '/v1/deaf/anyone', 'text/csv', 201],
    ['JSON that is too long', '/v1/deaf/anyone', 'application/json', 413],
  ])('%s is read to its end, so that nobody loses the answer', async (_, path, type, status) => {
    for (const connection of ['close', 'keep-alive']) {
      expect(await sendAll(path, type, connection)).toEqual({ status: String(status), sent: bodyBytes });
    }
  });
});
