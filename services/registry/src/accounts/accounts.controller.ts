import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, ForDuty, IfMatch, ListQuery, Who, queryFrom } from '@duijie/platform';
import type { Account } from './account.ts';
import { AccountPage, AccountRequest, AccountResource, RolesRequest, accountView } from './accounts.dto.ts';
import { AccountsService } from './accounts.service.ts';

const Administrators = () =>
  ForDuty(['college', 'enterprise', 'association', 'government', 'evaluator', 'operator'], 'administrator');

/** Who signs in for an organisation. */
@Controller('v1/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Administrators()
  @Post()
  @Answers(AccountResource, 201)
  async create(@Who() caller: Caller, @Body() request: AccountRequest): Promise<AccountResource> {
    const { account, password } = await this.accounts.create(
      caller,
      {
        organisation: request.organisation ?? null,
        login: request.login.toLowerCase(),
        roles: request.roles,
        duties: request.duties ?? [],
        graduate: request.graduate ?? null,
      },
      request.password,
    );
    return { ...accountView(account), ...(password === undefined ? {} : { password }) };
  }

  @Administrators()
  @Get()
  @Answers(AccountPage)
  async list(@Who() caller: Caller, @Query() query: ListQuery): Promise<AccountPage> {
    const page = await this.accounts.list(caller, queryFrom<Account>(query));
    return { items: page.items.map(accountView), nextCursor: page.nextCursor };
  }

  @Administrators()
  @Get(':id')
  @Answers(AccountResource)
  async read(@Who() caller: Caller, @Param('id') id: string): Promise<AccountResource> {
    return accountView(await this.accounts.read(caller, id));
  }

  /** Roles and duties; what the account was given before is refused from now on. */
  @Administrators()
  @Patch(':id')
  @Answers(AccountResource)
  async change(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() request: RolesRequest,
  ): Promise<AccountResource> {
    const { roles, duties } = request;
    const wish = { ...(roles ? { roles } : {}), ...(duties ? { duties } : {}) };
    return accountView(await this.accounts.changeRoles(caller, id, revision, wish));
  }

  @Administrators()
  @HttpCode(200)
  @Post(':id/disable')
  @Answers(AccountResource)
  async disable(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<AccountResource> {
    return accountView(await this.accounts.disable(caller, id, revision));
  }

  @Administrators()
  @HttpCode(200)
  @Post(':id/enable')
  @Answers(AccountResource)
  async enable(@Who() caller: Caller, @Param('id') id: string, @IfMatch() revision: number): Promise<AccountResource> {
    return accountView(await this.accounts.enable(caller, id, revision));
  }
}
