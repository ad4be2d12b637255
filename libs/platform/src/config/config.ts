import 'reflect-metadata';
import { isIPv4 } from 'node:net';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, Min, validateSync } from 'class-validator';
import { kafkaFaults, kafkaMechanisms } from '../events/kafka/kafka-security.ts';
import type { KafkaMechanism } from '../events/kafka/kafka-security.ts';
import { isSafeAddress, readClaimPaths, readFactorSigns, secondFactorChoices } from '../identity/other-issuer.ts';
import type { SecondFactorChoice } from '../identity/other-issuer.ts';
import { AsNumber, FromEnvironment, variablesOf } from './variables.ts';

export { AsNumber, FromEnvironment, variablesOf } from './variables.ts';
export type { Variable } from './variables.ts';

/** What every service can be told. A service with variables of its own extends it. */
export class PlatformConfig {
  @FromEnvironment('PORT', 'Port to listen on')
  @AsNumber()
  @IsInt()
  @Min(0)
  @Max(65535)
  port = 3000;

  @FromEnvironment('HOST', 'Address to listen on; other than loopback, put TLS in front')
  @IsString()
  host = '127.0.0.1';

  @FromEnvironment('ENGINES', 'embedded: one process, data in DATA_DIR; cluster: Kafka and MongoDB')
  @IsIn(['embedded', 'cluster'])
  engines: 'embedded' | 'cluster' = 'embedded';

  @FromEnvironment('DATA_DIR', 'Folder of the embedded engines, keys and files')
  @IsString()
  dataDir = '.data';

  @FromEnvironment('KAFKA_BROKERS', 'cluster: comma-separated host:port list')
  @IsOptional()
  @IsString()
  kafkaBrokers?: string;

  @FromEnvironment('MONGODB_URI', 'cluster: connection string without a database name')
  @IsOptional()
  @IsString()
  mongodbUri?: string;

  @FromEnvironment('KAFKA_REPLICATION', 'cluster: replicas of each topic that is made')
  @AsNumber()
  @IsInt()
  @Min(1)
  kafkaReplication = 1;

  @FromEnvironment('KAFKA_TLS', 'cluster: on: speak TLS with the brokers, and check their certificates; off')
  @IsIn(['on', 'off'])
  kafkaTls: 'on' | 'off' = 'off';

  @FromEnvironment('KAFKA_CA_FILE', 'cluster: PEM file of who signs the brokers’ certificates; default: public ones')
  @IsOptional()
  @IsString()
  kafkaCaFile?: string;

  @FromEnvironment('KAFKA_SASL', `cluster: how to sign in at the brokers: ${kafkaMechanisms.join(', ')}`)
  @IsIn(kafkaMechanisms)
  kafkaSasl: KafkaMechanism = 'none';

  @FromEnvironment('KAFKA_USER', 'cluster: the account at the brokers; KAFKA_SASL needs it')
  @IsOptional()
  @IsString()
  kafkaUser?: string;

  @FromEnvironment('KAFKA_PASSWORD', 'cluster: its password')
  @IsOptional()
  @IsString()
  kafkaPassword?: string;

  @FromEnvironment('KAFKA_PASSWORD_FILE', 'cluster: a file with its password, in place of KAFKA_PASSWORD')
  @IsOptional()
  @IsString()
  kafkaPasswordFile?: string;

  @FromEnvironment('INSTANCE', 'Name of this instance among those of its service; default host and process id')
  @IsOptional()
  @IsString()
  instance?: string;

  @FromEnvironment(
    'DEMO',
    'on: load the demo world into an empty store; off: leave it out; public: also when not on loopback',
  )
  @IsIn(['on', 'off', 'public'])
  demo: 'on' | 'off' | 'public' = 'on';

  @FromEnvironment('LOG_LEVEL', 'trace, debug, info, warn, error or silent')
  @IsIn(['trace', 'debug', 'info', 'warn', 'error', 'silent'])
  logLevel = 'info';

  @FromEnvironment(
    'OIDC_ISSUER',
    'Another issuer of tokens beside the registry service, as its discovery document names it; https, or http on loopback',
  )
  @IsOptional()
  @Matches(/^https?:\/\/[^\s?#]+$/)
  oidcIssuer?: string;

  @FromEnvironment(
    'OIDC_CLAIMS',
    'Where that issuer’s tokens hold roles, duties, organisation and graduate: roles=realm_access.roles,organisation=org',
  )
  @IsString()
  oidcClaims = '';

  @FromEnvironment(
    'SECOND_FACTOR',
    'Who must sign in with a code of an authenticator besides the password: nobody, operators or everybody',
  )
  @IsIn(secondFactorChoices)
  secondFactor: SecondFactorChoice = 'nobody';

  @FromEnvironment(
    'OIDC_SECOND_FACTOR',
    'What a token of OIDC_ISSUER says when its bearer has shown a second factor, where SECOND_FACTOR asks for one: amr=mfa,acr=gold',
  )
  @IsString()
  oidcSecondFactor = 'amr=mfa';

  @FromEnvironment('OIDC_AUDIENCE', 'Audience that a token must name')
  @IsString()
  oidcAudience = 'duijie';

  @FromEnvironment(
    'TRUSTED_HOSTS',
    'Hosts (host or host:port, by commas) that may be called though they are not on the public Internet; that of OIDC_ISSUER is one',
  )
  @IsString()
  trustedHosts = '';

  @FromEnvironment(
    'MASTER_KEY',
    'Key that wraps the keys of persons and files: 32 bytes as base64; default: a file made at first start',
  )
  @IsOptional()
  @IsString()
  masterKey?: string;

  @FromEnvironment(
    'MASTER_KEY_OTHER',
    'A second master key that is read too while the master key is changed: the next one, then the former one',
  )
  @IsOptional()
  @IsString()
  otherMasterKey?: string;

  @FromEnvironment(
    'HASH_KEY',
    'Key of keyed hashes, 32 bytes as base64; never changed; default: derived from MASTER_KEY (npm run keys:rotate prints it)',
  )
  @IsOptional()
  @IsString()
  hashKey?: string;

  @FromEnvironment('EVENT_RETRY_DELAY_MS', 'Pause before the second try of an event; doubles from try to try')
  @AsNumber()
  @IsInt()
  @Min(1)
  @Max(60_000)
  eventRetryDelayMs = 100;

  @FromEnvironment(
    'EVENT_COMPACTION_INTERVAL_MS',
    'embedded: how often what later events replaced is cleared from the log; 0: never',
  )
  @AsNumber()
  @IsInt()
  @Min(0)
  @Max(86_400_000)
  eventCompactionIntervalMs = 60_000;

  @FromEnvironment(
    'REQUESTS_PER_MINUTE',
    'Requests that an organisation, or a person, may send to one process of a service; more get 429; 0: any number',
  )
  @AsNumber()
  @IsInt()
  @Min(0)
  requestsPerMinute = 30_000;

  @FromEnvironment(
    'ANONYMOUS_REQUESTS_PER_MINUTE',
    'Requests from one address without an account or with a wrong credential; 0: any number',
  )
  @AsNumber()
  @IsInt()
  @Min(0)
  anonymousRequestsPerMinute = 3_000;

  @FromEnvironment('FAILED_SIGN_INS_PER_MINUTE', 'Wrong passwords and client secrets from one address; 0: any number')
  @AsNumber()
  @IsInt()
  @Min(0)
  failedSignInsPerMinute = 60;

  @FromEnvironment(
    'TRUSTED_PROXIES',
    'Gateways whose X-Forwarded-For is believed: addresses, networks, loopback, linklocal or uniquelocal, by commas',
  )
  @IsString()
  trustedProxies = 'loopback';

  @FromEnvironment('FAILPOINT', 'name:n kills the process at the n-th pass of a named place; for fault tests only')
  @IsOptional()
  @IsString()
  failpoint?: string;
}

/**
 * Reads a configuration from the environment; throws one error that lists every mistake. In production the choice of
 * engines must be made in words, since the embedded default would quietly keep data on one machine.
 */
export function readConfig<Config extends PlatformConfig>(
  type: new () => Config,
  environment: NodeJS.ProcessEnv,
): Config {
  const given: Record<string, string> = {};
  for (const { name, field } of variablesOf(type)) {
    const value = environment[name];
    if (value !== undefined && value !== '') given[field] = value;
  }
  const config = plainToInstance(type, given, { exposeDefaultValues: true });
  const names = new Map(variablesOf(type).map((variable) => [variable.field, variable.name]));
  const mistakes = validateSync(config).map(
    (mistake) =>
      `${names.get(mistake.property) ?? mistake.property}: ${Object.values(mistake.constraints ?? {}).join(', ')}`,
  );
  if (environment['NODE_ENV'] === 'production' && !environment['ENGINES']) {
    mistakes.push(
      'ENGINES: with NODE_ENV=production say ENGINES=embedded (one machine) or ENGINES=cluster (Kafka and MongoDB)',
    );
  }
  if (config.engines === 'cluster') {
    if (!config.kafkaBrokers) mistakes.push('KAFKA_BROKERS: needed with ENGINES=cluster');
    if (!config.mongodbUri) mistakes.push('MONGODB_URI: needed with ENGINES=cluster');
    mistakes.push(...kafkaFaults(config));
  }
  if (config.oidcIssuer !== undefined && !isSafeAddress(config.oidcIssuer)) {
    mistakes.push('OIDC_ISSUER: must begin with https://, or with http:// on loopback');
  }
  if (!readClaimPaths(config.oidcClaims)) {
    mistakes.push('OIDC_CLAIMS: pairs such as roles=realm_access.roles for roles, duties, organisation and graduate');
  }
  if (!readFactorSigns(config.oidcSecondFactor)) {
    mistakes.push('OIDC_SECOND_FACTOR: values of acr or amr, such as amr=mfa,acr=gold');
  }
  if (mistakes.length > 0) throw new Error(`The configuration is not valid:\n  ${mistakes.join('\n  ')}`);
  return config;
}

/** Hosts that the operator has named, so that they may be called wherever they are. */
export function trustedHosts({ oidcIssuer, trustedHosts: named }: PlatformConfig): string[] {
  const issuer = oidcIssuer === undefined ? undefined : URL.parse(oidcIssuer)?.host;
  const hosts = named.split(',').map((host) => host.trim());
  return [...hosts, ...(issuer === undefined ? [] : [issuer])].filter((host) => host !== '');
}

/** Does the server answer on this machine alone? */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
}
