import { Body, Controller, Get, Put } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, IfMatch, SignedIn, Who } from '@duijie/platform';
import type { Preference } from './preference.ts';
import { PreferenceRequest, PreferenceResource } from './preferences.dto.ts';
import { PreferencesService } from './preferences.service.ts';

/** What the caller's own inbox takes in. */
@Controller('v1/preferences')
export class PreferencesController {
  constructor(private readonly preferences: PreferencesService) {}

  @SignedIn()
  @Get()
  @Answers(PreferenceResource)
  read(@Who() caller: Caller): Promise<Preference> {
    return this.preferences.own(caller);
  }

  @SignedIn()
  @Put()
  @Answers(PreferenceResource)
  replace(
    @Who() caller: Caller,
    @IfMatch() revision: number,
    @Body() { kinds, language }: PreferenceRequest,
  ): Promise<Preference> {
    return this.preferences.choose(caller, revision, kinds, language);
  }
}
