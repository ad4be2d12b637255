import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { IsBoolean, IsIn, IsInt } from 'class-validator';
import { Answers } from '../http/documents.ts';
import { For } from '../identity/guard.ts';
import { KeysService } from './keys.service.ts';
import type { KeysState } from './keys.service.ts';

class KeysResource {
  /** Is another master key read beside the present one? */
  @IsBoolean() other: boolean;
  @IsIn(['idle', 'running', 'completed', 'failed']) state: 'idle' | 'running' | 'completed' | 'failed';
  /** Documents that the instance that answers has sealed again. */
  @IsInt() sealed: number;
  /** Is nothing sealed under the other key any more, whoever sealed it again? */
  @IsBoolean() finished: boolean;
}

/** A change of the master key: everything is sealed again under the new one. */
@Controller('ops/v1/keys')
export class KeysController {
  constructor(private readonly keys: KeysService) {}

  @For('ops', 'operator')
  @Get()
  @Answers(KeysResource)
  show(): Promise<KeysState> {
    return this.keys.show();
  }

  @For('ops', 'operator')
  @HttpCode(202)
  @Post('rewrap')
  @Answers(KeysResource, 202)
  rewrap(): Promise<KeysState> {
    return this.keys.begin();
  }
}
