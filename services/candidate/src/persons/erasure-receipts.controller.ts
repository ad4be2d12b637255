import { Controller, Get } from '@nestjs/common';
import { Answers, Public, RecordKeys } from '@duijie/platform';
import { ReceiptKeysAnswer } from './erasure-receipts.dto.ts';

/** What is needed to check a receipt of an erasure offline. */
@Controller('v1/erasure-receipts')
export class ErasureReceiptsController {
  constructor(private readonly keys: RecordKeys) {}

  /** The keys by which the platform signs receipts. */
  @Public()
  @Get('keys')
  @Answers(ReceiptKeysAnswer)
  async publicKeys(): Promise<ReceiptKeysAnswer> {
    return { keys: [...(await this.keys.publicKeys())] };
  }
}
