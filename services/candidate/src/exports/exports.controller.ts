import { Controller, Get, Header, Param } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { For, Who } from '@duijie/platform';
import { ExportsService } from './exports.service.ts';

/** All that is held on the person, as JSON. */
@Controller('v1/graduates/:id/export')
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @For('college', 'student')
  @Header('cache-control', 'no-store')
  @Get()
  export(@Who() caller: Caller, @Param('id') id: string): Promise<object> {
    return this.exports.export(caller, id);
  }
}
