import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { TextField, Nested } from '@duijie/contracts';
import { scopeForm } from '@duijie/domain';
import type { Client } from './client.ts';

export class ClientRequest {
  /** As people see it when they are asked. */
  @ValidateNested() @IsObject() @Nested(TextField) name: TextField;
  /** `web` for pages, `native` for programs on people's own machines. */
  @IsIn(['web', 'native']) kind: 'web' | 'native';
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  redirectUris: string[];
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  postLogoutRedirectUris?: string[] | null;
  /** Part of the platform itself: its users are not asked for consent. */
  @IsOptional() @IsBoolean() firstParty?: boolean | null;
  /** What it may ask people for at most, such as `openings:read`. Left out: anything. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(40)
  @ArrayUnique()
  @Matches(scopeForm, { each: true })
  scopes?: string[] | null;
}

export class ClientResource {
  /** The `client_id`. */
  @IsString() id: string;
  @IsInt() revision: number;
  @IsString() createdAt: string;
  @IsString() updatedAt: string;
  @ValidateNested() @Nested(TextField) name: TextField;
  @IsIn(['web', 'native']) kind: 'web' | 'native';
  @IsArray() @IsString({ each: true }) redirectUris: readonly string[];
  @IsArray() @IsString({ each: true }) postLogoutRedirectUris: readonly string[];
  @IsBoolean() firstParty: boolean;
  @IsOptional() @IsArray() @IsString({ each: true }) scopes: readonly string[] | null;
  @IsIn(['active', 'removed']) state: 'active' | 'removed';
}

export class ClientPage {
  @IsArray() @ValidateNested({ each: true }) @Nested(ClientResource) items: ClientResource[];
  @IsOptional() @IsString() nextCursor: string | null;
}

export function clientView(client: Client): ClientResource {
  return { ...client, scopes: client.scopes ?? null };
}
