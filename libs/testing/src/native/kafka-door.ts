import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.ts';

/** A second door of a broker: over TLS, with a certificate of its own, for one account alone. */
export interface SecureDoor {
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

const storePassword = 'none-of-ours';

/** Where the certificate lies that signed itself. */
export function certificateIn(folder: string): string {
  return join(folder, 'broker.pem');
}

/** Makes a key and a certificate for loopback by the tool that every Java has, and says in properties how to use them. */
export async function secureListener(folder: string, { user, password }: SecureDoor): Promise<string[]> {
  mkdirSync(folder, { recursive: true });
  const store = join(folder, 'broker.p12');
  const terms = ['-keystore', store, '-storetype', 'PKCS12', '-storepass', storePassword, '-alias', 'broker'];
  if (!existsSync(store)) {
    const key = ['-keyalg', 'EC', '-groupname', 'secp256r1', '-validity', '3650'];
    await run('keytool', ['-genkeypair', ...terms, ...key, '-dname', 'CN=localhost', '-ext', 'SAN=IP:127.0.0.1']);
    await run('keytool', ['-exportcert', '-rfc', ...terms, '-file', certificateIn(folder)]);
  }
  const modules = 'org.apache.kafka.common.security';
  return [
    'ssl.keystore.type=PKCS12',
    `ssl.keystore.location=${store}`,
    `ssl.keystore.password=${storePassword}`,
    'sasl.enabled.mechanisms=SCRAM-SHA-512,PLAIN',
    `scram-sha-512.sasl.jaas.config=${modules}.scram.ScramLoginModule required;`,
    `plain.sasl.jaas.config=${modules}.plain.PlainLoginModule required user_${user}="${password}";`,
  ].map((line) => `listener.name.secure.${line}`);
}
