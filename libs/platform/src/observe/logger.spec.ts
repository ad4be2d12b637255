import { describe, expect, it } from '@jest/globals';
import { createLogger, nestLogger } from './logger.ts';

const person = {
  name: '王芳',
  phone: '13987650421',
  email: 'wang@example.test',
  idNumber: '11010520050307831X',
  studentNo: '20230101',
  guardian: '王强',
};

function logging() {
  const lines: string[] = [];
  const logger = createLogger(
    { service: 'candidate', instance: 'test', level: 'trace' },
    { write: (line: string) => lines.push(line) },
  );
  return { logger, lines };
}

describe('a log line', () => {
  it.each([
    ['at the top', person],
    ['as a person', { graduate: 'grd_1', person }],
    ['one level down', { row: person }],
    ['two levels down', { upload: { row: person } }],
    ['in a body', { request: { body: JSON.stringify(person) } }],
  ])('names nobody, whoever logs a person %s', (_, fields) => {
    const { logger, lines } = logging();
    logger.info(fields, 'something happened');
    expect(lines).toHaveLength(1);
    for (const word of Object.values(person)) expect(lines[0]).not.toContain(word);
    expect(lines[0]).toContain('[redacted]');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      service: 'candidate',
      level: 'info',
      msg: 'something happened',
    });
  });

  it('holds no secret', () => {
    const { logger, lines } = logging();
    logger.warn({
      headers: { authorization: 'Bearer dj_secret' },
      token: 'dj_secret',
      account: { password: 'dj_secret' },
    });
    expect(lines.join()).not.toContain('dj_secret');
  });

  it('of the framework is one of ours', () => {
    const { logger, lines } = logging();
    nestLogger(logger).error(new Error('broken'), 'stack', 'Context');
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'error', context: 'Context', msg: 'broken' });
  });
});
