import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, ForDuty, IfMatch, ListQuery, Who, queryFrom } from '@duijie/platform';
import type { ApiKey } from './api-key.ts';
import { ApiKeyPage, ApiKeyRequest, ApiKeyResource, apiKeyView } from './api-keys.dto.ts';
import { ApiKeysService } from './api-keys.service.ts';

const Administrators = () =>
  ForDuty(['college', 'enterprise', 'association', 'government', 'evaluator', 'operator'], 'administrator');

/** Keys with which the machines of an organisation sign in. */
@Controller('v1/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Administrators()
  @Post()
  @Answers(ApiKeyResource, 201)
  async create(@Who() caller: Caller, @Body() request: ApiKeyRequest): Promise<ApiKeyResource> {
    const { key, secret } = await this.keys.create(
      caller,
      {
        organisation: request.organisation ?? null,
        label: request.label,
        roles: request.roles,
        duties: request.duties ?? [],
        graduate: request.graduate ?? null,
        expiresAt: request.expiresAt ?? null,
        scopes: request.scopes ?? null,
        demo: typeof request.demoKey === 'string',
      },
      request.demoKey ?? undefined,
    );
    return { ...apiKeyView({ key, lastUsedOn: null }), key: secret };
  }

  @Administrators()
  @Get()
  @Answers(ApiKeyPage)
  async list(@Who() caller: Caller, @Query() query: ListQuery): Promise<ApiKeyPage> {
    const page = await this.keys.list(caller, queryFrom<ApiKey>(query));
    return { items: page.items.map(apiKeyView), nextCursor: page.nextCursor };
  }

  @Administrators()
  @Get(':id')
  @Answers(ApiKeyResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<ApiKeyResource> {
    return apiKeyView(await this.keys.read(caller, id));
  }

  @Administrators()
  @HttpCode(200)
  @Post(':id/revoke')
  @Answers(ApiKeyResource)
  async revoke(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<ApiKeyResource> {
    return apiKeyView(await this.keys.revoke(caller, id, revision));
  }
}
