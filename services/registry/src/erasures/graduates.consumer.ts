import { Controller } from '@nestjs/common';
import { GraduateErased } from '@duijie/contracts';
import { Handles } from '@duijie/platform';
import { ErasuresService } from './erasures.service.ts';

/** Hears which graduates were erased. */
@Controller()
export class GraduatesConsumer {
  constructor(private readonly erasures: ErasuresService) {}

  @Handles(GraduateErased)
  onGraduateErased(graduate: GraduateErased): Promise<void> {
    return this.erasures.erase(graduate);
  }
}
