import { Injectable } from '@nestjs/common';
import type { Change } from '@duijie/domain';
import { InjectCollection } from '@duijie/platform';
import type { Collection, Page, Query } from '@duijie/platform';
import type { Client } from './client.ts';
import { clientPlan } from './client.schema.ts';

@Injectable()
export class ClientsStore {
  constructor(@InjectCollection(clientPlan) private readonly clients: Collection<Client>) {}

  get(id: string): Promise<Client | undefined> {
    return this.clients.get(id);
  }

  find(query: Query<Client>): Promise<Page<Client>> {
    return this.clients.find(query);
  }

  save(change: Change<Client>): Promise<Client> {
    return this.clients.save(change);
  }
}
