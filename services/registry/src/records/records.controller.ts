import { Controller, Get } from '@nestjs/common';
import { Answers, Public, RecordKeys } from '@duijie/platform';
import { RecordKeysAnswer } from './records.dto.ts';

/** What is needed to check a record offline. */
@Controller('v1/records')
export class RecordsController {
  constructor(private readonly records: RecordKeys) {}

  /** The keys by which the platform signs records. */
  @Public()
  @Get('keys')
  @Answers(RecordKeysAnswer)
  async keys(): Promise<RecordKeysAnswer> {
    return { keys: [...(await this.records.publicKeys())] };
  }
}
