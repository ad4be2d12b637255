import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, IfMatch, ListQuery, Who, queryFrom } from '@duijie/platform';
import type { Client } from './client.ts';
import { ClientPage, ClientRequest, ClientResource, clientView } from './clients.dto.ts';
import { ClientsService } from './clients.service.ts';

/** The programs with which people sign in by OpenID Connect. */
@Controller('v1/clients')
export class ClientsController {
  constructor(private readonly clients: ClientsService) {}

  @For('operator')
  @Post()
  @Answers(ClientResource, 201)
  async create(@Who() caller: Caller, @Body() request: ClientRequest): Promise<ClientResource> {
    const { name, kind, redirectUris } = request;
    const terms = {
      ...{ name: { ...name }, kind, redirectUris },
      postLogoutRedirectUris: request.postLogoutRedirectUris ?? [],
      firstParty: request.firstParty ?? false,
      scopes: request.scopes ?? null,
    };
    return clientView(await this.clients.create(caller, terms));
  }

  @For('operator')
  @Get()
  @Answers(ClientPage)
  async list(@Query() query: ListQuery): Promise<ClientPage> {
    const page = await this.clients.list(queryFrom<Client>(query));
    return { items: page.items.map(clientView), nextCursor: page.nextCursor };
  }

  @For('operator')
  @Get(':id')
  @Answers(ClientResource)
  async read(@Param('id') id: string): Promise<ClientResource> {
    return clientView(await this.clients.read(id));
  }

  /** Nobody signs in with it any more, and what it holds cannot be refreshed. */
  @For('operator')
  @HttpCode(200)
  @Post(':id/remove')
  @Answers(ClientResource)
  async remove(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<ClientResource> {
    return clientView(await this.clients.remove(caller, id, revision));
  }
}
