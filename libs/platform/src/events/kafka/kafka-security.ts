import { readFileSync } from 'node:fs';
import type { KafkaConfig, SASLOptions } from 'kafkajs';

export const kafkaMechanisms = ['none', 'plain', 'scram-sha-256', 'scram-sha-512'] as const;
export type KafkaMechanism = (typeof kafkaMechanisms)[number];

/** How brokers are met, as the environment says it. */
export interface KafkaSecurity {
  readonly kafkaTls: 'on' | 'off';
  readonly kafkaCaFile?: string;
  readonly kafkaSasl: KafkaMechanism;
  readonly kafkaUser?: string;
  readonly kafkaPassword?: string;
  readonly kafkaPasswordFile?: string;
}

/** What does not fit together, by the names of the variables. */
export function kafkaFaults(security: KafkaSecurity): string[] {
  const { kafkaTls, kafkaCaFile, kafkaSasl, kafkaUser, kafkaPassword, kafkaPasswordFile } = security;
  const faults: string[] = [];
  if (kafkaCaFile && kafkaTls === 'off') faults.push('KAFKA_CA_FILE: counts with KAFKA_TLS=on alone');
  if (kafkaPassword && kafkaPasswordFile) faults.push('KAFKA_PASSWORD_FILE: set it or KAFKA_PASSWORD, not both');
  const given = [kafkaUser, kafkaPassword ?? kafkaPasswordFile];
  if (kafkaSasl === 'none' && given.some(Boolean)) faults.push('KAFKA_SASL: say how KAFKA_USER signs in');
  if (kafkaSasl !== 'none' && !given.every(Boolean)) {
    faults.push('KAFKA_SASL: needs KAFKA_USER, and KAFKA_PASSWORD or KAFKA_PASSWORD_FILE');
  }
  // The password itself goes over the line.
  if (kafkaSasl === 'plain' && kafkaTls === 'off') faults.push('KAFKA_SASL: plain needs KAFKA_TLS=on');
  return faults;
}

/** The same in the words of the client. Files are read once, at the start. */
export function kafkaSecurityOf(security: KafkaSecurity): Pick<KafkaConfig, 'ssl' | 'sasl'> {
  const { kafkaTls, kafkaCaFile, kafkaSasl: mechanism, kafkaUser: username = '' } = security;
  const ssl = kafkaCaFile ? { ca: [readFileSync(kafkaCaFile, 'utf8')] } : true;
  const sasl =
    mechanism === 'none' ? undefined : ({ mechanism, username, password: passwordOf(security) } as SASLOptions);
  return { ...(kafkaTls === 'on' ? { ssl } : {}), ...(sasl ? { sasl } : {}) };
}

/** A file usually ends in a line break, which is none of the password. */
function passwordOf({ kafkaPassword, kafkaPasswordFile }: KafkaSecurity): string {
  return kafkaPassword ?? (kafkaPasswordFile ? readFileSync(kafkaPasswordFile, 'utf8').replace(/\r?\n$/, '') : '');
}
