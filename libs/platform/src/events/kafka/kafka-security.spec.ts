import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PlatformConfig, readConfig } from '../../config/config.ts';
import { kafkaFaults, kafkaSecurityOf } from './kafka-security.ts';
import type { KafkaSecurity } from './kafka-security.ts';

const none: KafkaSecurity = { kafkaTls: 'off', kafkaSasl: 'none' };
const tls: KafkaSecurity = { ...none, kafkaTls: 'on' };
const user = { kafkaUser: 'duijie', kafkaPassword: 'secret' };

describe('how brokers are met', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'duijie-kafka-'));
    writeFileSync(join(folder, 'ca.pem'), '-----BEGIN CERTIFICATE-----\n');
    writeFileSync(join(folder, 'password'), 'from a file\n');
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('in the open unless something is said, and over TLS with public authorities or one’s own', () => {
    expect(kafkaSecurityOf(none)).toEqual({});
    expect(kafkaSecurityOf(tls)).toEqual({ ssl: true });
    expect(kafkaSecurityOf({ ...tls, kafkaCaFile: join(folder, 'ca.pem') })).toEqual({
      ssl: { ca: ['-----BEGIN CERTIFICATE-----\n'] },
    });
  });

  it('with an account, whose password may lie in a file', () => {
    expect(kafkaSecurityOf({ ...none, ...user, kafkaSasl: 'scram-sha-512' })).toEqual({
      sasl: { mechanism: 'scram-sha-512', username: 'duijie', password: 'secret' },
    });
    const { sasl } = kafkaSecurityOf({
      ...tls,
      ...{ kafkaSasl: 'plain', kafkaUser: 'duijie', kafkaPasswordFile: join(folder, 'password') },
    });
    expect(sasl).toMatchObject({ mechanism: 'plain', password: 'from a file' });
  });

  it.each<[string, KafkaSecurity, string]>([
    ['an authority without TLS', { ...none, kafkaCaFile: 'ca.pem' }, 'KAFKA_CA_FILE'],
    ['two passwords', { ...tls, ...user, kafkaSasl: 'plain', kafkaPasswordFile: 'x' }, 'KAFKA_PASSWORD_FILE'],
    ['an account that does not sign in', { ...tls, ...user }, 'KAFKA_SASL'],
    ['a way to sign in without an account', { ...tls, kafkaSasl: 'scram-sha-256' }, 'KAFKA_SASL'],
    ['a user without a password', { ...tls, kafkaSasl: 'plain', kafkaUser: 'a' }, 'KAFKA_SASL'],
    ['a password in the open', { ...none, ...user, kafkaSasl: 'plain' }, 'KAFKA_SASL'],
  ])('%s is a mistake of the configuration', (_, security, name) => {
    expect(kafkaFaults(security).map((fault) => fault.split(':')[0])).toEqual([name]);
  });

  it('mistakes are told with all others at the start', () => {
    const environment = {
      ENGINES: 'cluster',
      KAFKA_BROKERS: 'a:9092',
      MONGODB_URI: 'mongodb://a',
      KAFKA_SASL: 'plain',
    };
    expect(() => readConfig(PlatformConfig, environment)).toThrow(/KAFKA_SASL: needs KAFKA_USER[\s\S]*KAFKA_TLS=on/);
    expect(() => readConfig(PlatformConfig, { ...environment, KAFKA_SASL: 'gssapi' })).toThrow(/KAFKA_SASL: /);
  });
});
