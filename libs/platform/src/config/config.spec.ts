import { describe, expect, it } from '@jest/globals';
import { IsInt, Max } from 'class-validator';
import {
  AsNumber,
  FromEnvironment,
  PlatformConfig,
  isLoopback,
  readConfig,
  trustedHosts,
  variablesOf,
} from './config.ts';

class ShopConfig extends PlatformConfig {
  @FromEnvironment('SHOP_TABLES', 'How many tables')
  @AsNumber()
  @IsInt()
  @Max(20)
  tables = 4;
}

describe('the configuration', () => {
  it('has a default for everything, and takes what the environment says', () => {
    expect(readConfig(ShopConfig, {})).toMatchObject({ port: 3000, engines: 'embedded', tables: 4 });
    expect(readConfig(ShopConfig, { PORT: '0', SHOP_TABLES: '7', HOME: '/root' })).toMatchObject({
      port: 0,
      tables: 7,
    });
    expect(readConfig(ShopConfig, { PORT: '' }).port).toBe(3000);
  });

  it('names every mistake at once, by the name of its variable', () => {
    const wrong = { PORT: 'eighty', ENGINES: 'oracle', SHOP_TABLES: '21', LOG_LEVEL: 'loud' };
    const read = () => readConfig(ShopConfig, wrong);
    for (const name of ['PORT', 'ENGINES', 'SHOP_TABLES', 'LOG_LEVEL']) expect(read).toThrow(new RegExp(`${name}: `));
  });

  it('refuses production without a choice of engines in words', () => {
    expect(() => readConfig(ShopConfig, { NODE_ENV: 'production' })).toThrow(/ENGINES=embedded .* ENGINES=cluster/);
    expect(readConfig(ShopConfig, { NODE_ENV: 'production', ENGINES: 'embedded' }).engines).toBe('embedded');
  });

  it('refuses a cluster without the addresses of its engines', () => {
    const read = () => readConfig(ShopConfig, { ENGINES: 'cluster' });
    expect(read).toThrow(/KAFKA_BROKERS/);
    expect(read).toThrow(/MONGODB_URI/);
  });

  it('lists the variables of the platform before those of the service, each with its default', () => {
    const names = variablesOf(ShopConfig).map(({ name }) => name);
    expect(names[0]).toBe('PORT');
    expect(variablesOf(ShopConfig).at(-1)).toMatchObject({ name: 'SHOP_TABLES', fallback: 4 });
    expect(new Set(names).size).toBe(names.length);
  });

  it('knows which addresses are this machine alone', () => {
    for (const host of ['localhost', '127.0.0.1', '127.9.9.9', '::1']) expect(isLoopback(host)).toBe(true);
    for (const host of ['0.0.0.0', '::', '10.0.0.1', 'example.org', '127.0.0.1.example.org', '127.example.org']) {
      expect([host, isLoopback(host)]).toEqual([host, false]);
    }
  });

  it('trusts the hosts that are named, and that of the issuer', () => {
    const hosts = (environment: NodeJS.ProcessEnv) => trustedHosts(readConfig(PlatformConfig, environment));
    expect(hosts({})).toEqual([]);
    expect(hosts({ TRUSTED_HOSTS: 'hooks.internal, 10.0.0.7:8080,' })).toEqual(['hooks.internal', '10.0.0.7:8080']);
    expect(hosts({ OIDC_ISSUER: 'http://127.0.0.1:8180/realms/duijie' })).toEqual(['127.0.0.1:8180']);
  });
});
