import { Injectable } from '@nestjs/common';
import { instant, notFound, staleRevision } from '@duijie/domain';
import type { Caller, Clock, Ids } from '@duijie/domain';
import { InjectClock, InjectConfig, InjectIds } from '@duijie/platform';
import type { Page, Query } from '@duijie/platform';
import { AuditTrail } from '../audit/audit-trail.service.ts';
import { publicUrlOf } from '../registry.config.ts';
import type { RegistryConfig } from '../registry.config.ts';
import { createClient, ownClients, removeClient } from './client.ts';
import type { Client, ClientTerms } from './client.ts';
import { ClientsStore } from './clients.store.ts';

@Injectable()
export class ClientsService {
  constructor(
    private readonly clients: ClientsStore,
    private readonly audit: AuditTrail,
    @InjectConfig() private readonly config: RegistryConfig,
    @InjectClock() private readonly clock: Clock,
    @InjectIds() private readonly ids: Ids,
  ) {}

  async create(caller: Caller, terms: ClientTerms): Promise<Client> {
    const client = await this.clients.save(createClient(this.ids.next('cli'), terms, instant(this.clock)));
    await this.audit.record({ kind: 'clientMade', subject: null, target: client.id, by: caller.subject });
    return client;
  }

  list(query: Query<Client>): Promise<Page<Client>> {
    return this.clients.find(query);
  }

  async read(id: string): Promise<Client> {
    const client = await this.clients.get(id);
    if (!client) throw notFound('client', id);
    return client;
  }

  async remove(caller: Caller, id: string, revision: number): Promise<Client> {
    const client = await this.read(id);
    if (client.revision !== revision) throw staleRevision('client', revision, client.revision);
    const removed = await this.clients.save(removeClient(client, instant(this.clock)));
    await this.audit.record({ kind: 'clientRemoved', subject: null, target: id, by: caller.subject });
    return removed;
  }

  /** One that may sign people in now, the platform's own included. */
  async active(id: string): Promise<Client | undefined> {
    const own = ownClients(publicUrlOf(this.config), instant(this.clock)).find((client) => client.id === id);
    const client = own ?? (await this.clients.get(id));
    return client?.state === 'active' ? client : undefined;
  }
}
