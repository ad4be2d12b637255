import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ProcessMark } from '@duijie/testing/native';
import { endProcess, freePort, root, seconds } from '@duijie/testing/native';
import type { ServiceName } from '../gateway/routes.ts';
import { services } from '../gateway/routes.ts';
import { gateway } from './gateway.ts';
import { Supervisor } from './supervisor.ts';

export interface ClusterOptions {
  /** Keys, the generated Caddyfile and cluster.json go here. */
  folder: string;
  kafkaBrokers: string;
  mongodbUri: string;
  host: string;
  /** Of the gateway; 0 for any free one. */
  port: number;
  /** How many of each service; candidate and matching run twice where nothing is said. */
  instances: Partial<Record<ServiceName, number>>;
  print: (line: string) => void;
  /** Further variables for every service, such as DEMO or FAILPOINT. */
  env?: Record<string, string>;
}

/** One running instance of a service. */
export interface Instance {
  name: string;
  service: ServiceName;
  port: number;
  supervisor: Supervisor;
}

const usually: Record<ServiceName, number> = { registry: 1, demand: 1, candidate: 2, matching: 2, notification: 1 };
const readyLimitMs = 90_000;

/** Every service as processes of its own behind the gateway, each started again when it crashes. */
export class Cluster {
  readonly instances: Instance[] = [];
  private front: Supervisor | undefined;
  /** Counts the demo world; no service knows it. */
  private figures: Supervisor | undefined;
  private address = '';
  private stopped = false;
  private readonly pids = new Map<string, ProcessMark>();

  constructor(private readonly options: ClusterOptions) {}

  /** Where clients reach the cluster. */
  get url(): string {
    return this.address;
  }

  /** Starts everything; true when all answered, an error naming those that did not. */
  async start(): Promise<true> {
    const begun = performance.now();
    mkdirSync(this.options.folder, { recursive: true });
    await this.endLeftovers();
    this.address = await this.freeAddress();
    await this.launchServices();
    await this.launchGateway();
    const supervisors = this.instances.map((instance) => instance.supervisor);
    for (const beside of [this.front, this.figures]) if (beside) supervisors.push(beside);
    const ready = await Promise.all(supervisors.map((supervisor) => supervisor.ready(readyLimitMs)));
    const silent = supervisors.filter((_, index) => !ready[index]).map((supervisor) => supervisor.plan.name);
    if (silent.length > 0) throw new Error(`Not ready within ${readyLimitMs / 1000} s: ${silent.join(', ')}`);
    this.options.print(`${supervisors.length} processes ready after ${seconds(begun)}`);
    return true;
  }

  /** One more instance of a service. It shares the work on events; the gateway knows the others alone. */
  async join(service: ServiceName): Promise<Instance> {
    const number = this.instances.filter((each) => each.service === service).length + 1;
    const instance = await this.launch(service, `${service}-${number}`);
    if (!instance) throw new Error('The cluster has been stopped.');
    return instance;
  }

  /** Ends the gateway, then the services. */
  async stop(): Promise<void> {
    this.stopped = true;
    await this.front?.stop();
    await Promise.all([this.figures?.stop(), ...this.instances.map(({ supervisor }) => supervisor.stop())]);
    this.pids.clear();
    this.writeState();
  }

  /** Where to look, for the person at the terminal. */
  describe(): string {
    const rows = this.instances.map(({ name, port }) => `  ${name.padEnd(16)} http://127.0.0.1:${port}/health/ready`);
    return [
      '',
      `Duijie answers at ${this.address}, its API page is ${this.address}/docs`,
      ...rows,
      `Processes are in ${this.stateFile}; Ctrl-C ends all of them.`,
    ].join('\n');
  }

  private async launchServices(): Promise<void> {
    for (const service of services) {
      const count = this.options.instances[service] ?? usually[service];
      for (let number = 1; number <= count; number++) {
        if (!(await this.launch(service, count === 1 ? service : `${service}-${number}`))) return;
      }
    }
  }

  private async launch(service: ServiceName, name: string): Promise<Instance | undefined> {
    const port = await freePort();
    if (this.stopped) return undefined;
    const masterKey = process.env['MASTER_KEY'] ?? keyIn(join(this.options.folder, 'master.key'));
    const instance = { name, service, port, supervisor: this.supervise(name, service, port, masterKey) };
    this.instances.push(instance);
    instance.supervisor.start();
    return instance;
  }

  private supervise(name: string, service: ServiceName, port: number, masterKey: string): Supervisor {
    const { folder, kafkaBrokers, mongodbUri } = this.options;
    const readyUrl = `http://127.0.0.1:${port}/health/ready`;
    return this.node(name, join(root, 'services', service, 'src', 'main.ts'), [], readyUrl, {
      ENGINES: 'cluster',
      KAFKA_BROKERS: kafkaBrokers,
      MONGODB_URI: mongodbUri,
      HOST: '127.0.0.1',
      PORT: String(port),
      DATA_DIR: join(folder, name),
      INSTANCE: name,
      MASTER_KEY: masterKey,
      PUBLIC_URL: process.env['PUBLIC_URL'] ?? this.address,
    });
  }

  /** A process of ours. Not through tools/start.mjs: its child would survive a kill -9 of the process that is known here. */
  private node(
    name: string,
    main: string,
    given: readonly string[],
    readyUrl: string,
    env: Record<string, string>,
  ): Supervisor {
    const loader = pathToFileURL(join(root, 'tools', 'register.mjs')).href;
    return new Supervisor({
      name,
      command: process.execPath,
      arguments: ['--enable-source-maps', '--conditions=duijie-source', '--import', loader, main, ...given],
      env: { ...this.options.env, ...env },
      folder: root,
      readyUrl,
      print: (line) => this.options.print(`${name.padEnd(14)} | ${line}`),
      onStart: (pid) => this.note(name, { pid, mark: main }),
    });
  }

  /** Of the gateway. The services are told of it, since it is what their tokens and links name. */
  private async freeAddress(): Promise<string> {
    const { host, port: wanted } = this.options;
    const port = await freePort(wanted, host);
    if (wanted && port !== wanted) {
      throw new Error(`Port ${wanted} is in use: set PORT to another one (0 for any that is free)`);
    }
    return `http://${host}:${port}`;
  }

  private async launchGateway(): Promise<void> {
    const { folder, host, print } = this.options;
    if (this.stopped) return;
    const port = Number(new URL(this.address).port);
    const line = (text: string): void => print(`${'gateway'.padEnd(14)} | ${text}`);
    const figures = await this.launchFigures();
    const front = gateway({ folder, host, port, backends: this.instances, figures, print: line });
    this.front = new Supervisor({ ...front.plan, onStart: (pid) => this.note('gateway', { pid, mark: folder }) });
    this.front.start();
  }

  /** Where the demo world is counted while it is on. */
  private async launchFigures(): Promise<string | undefined> {
    if ((this.options.env?.['DEMO'] ?? process.env['DEMO']) === 'off') return undefined;
    const port = await freePort();
    const given = ['--platform', this.address, '--port', String(port)];
    const main = join(root, 'services', 'standalone', 'src', 'figures.ts');
    this.figures = this.node('figures', main, given, `http://127.0.0.1:${port}/health/ready`, {});
    this.figures.start();
    return `127.0.0.1:${port}`;
  }

  private get stateFile(): string {
    return join(this.options.folder, 'cluster.json');
  }

  /** Whoever wants to kill an instance finds its process here, also after a restart. */
  private note(name: string, mark: ProcessMark): void {
    this.pids.set(name, mark);
    this.writeState();
  }

  private writeState(): void {
    const state = { url: this.address, processes: Object.fromEntries(this.pids) };
    writeFileSync(this.stateFile, `${JSON.stringify(state, null, 2)}\n`);
  }

  /** A cluster that was killed could not end its processes: this one does. */
  private async endLeftovers(): Promise<void> {
    if (!existsSync(this.stateFile)) return;
    const state = JSON.parse(readFileSync(this.stateFile, 'utf8')) as { processes: Record<string, ProcessMark> };
    await Promise.all(Object.values(state.processes).map((mark) => endProcess(mark)));
  }
}

/** All instances must unwrap each other's keys, so they get one key, made at the first start. */
function keyIn(file: string): string {
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
