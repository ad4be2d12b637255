import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import type { Caller } from '@duijie/domain';
import { Answers, For, IfMatch, Who, queryFrom } from '@duijie/platform';
import { placeView } from './cycle-view.ts';
import { CyclePreferenceRequest, CyclePreferenceResource, PlacePage, PlaceQuery, PlaceResource } from './cycles.dto.ts';
import type { Place } from './place.ts';
import { PlacesService } from './places.service.ts';
import { CyclePreferences } from './preferences.service.ts';

/** What students say to a cycle: their preferences before it, and their answers after it. */
@Controller('v1/cycles/:id')
export class PlacesController {
  constructor(
    private readonly preferences: CyclePreferences,
    private readonly places: PlacesService,
  ) {}

  @For('student')
  @Get('preferences')
  @Answers(CyclePreferenceResource)
  async ownPreferences(@Who() caller: Caller, @Param('id') id: string): Promise<CyclePreferenceResource> {
    return (await this.preferences.own(caller, id)) as CyclePreferenceResource;
  }

  /** The whole list, the dearest first; before the first one the ETag is "0". */
  @For('student')
  @Put('preferences')
  @Answers(CyclePreferenceResource)
  async rank(
    @Who() caller: Caller,
    @Param('id') id: string,
    @IfMatch() revision: number,
    @Body() { openings }: CyclePreferenceRequest,
  ): Promise<CyclePreferenceResource> {
    return (await this.preferences.rank(caller, id, revision, openings)) as CyclePreferenceResource;
  }

  /** A college's graduates', an enterprise's openings', or all to an operator. */
  @For('student', 'college', 'enterprise', 'operator')
  @Get('places')
  @Answers(PlacePage)
  async list(@Who() caller: Caller, @Param('id') cycle: string, @Query() query: PlaceQuery): Promise<PlacePage> {
    const { items, nextCursor } = await this.places.list(caller, cycle, queryFrom<Place>(query));
    return { items: items.map((place) => placeView(place, caller)), nextCursor };
  }

  @For('student', 'college', 'enterprise', 'operator')
  @Get('places/:graduateId')
  @Answers(PlaceResource)
  async read(@Who() caller: Caller, @Param('id') id: string, @Param('graduateId') of: string): Promise<PlaceResource> {
    return placeView(await this.places.read(caller, id, of), caller);
  }

  @For('student')
  @HttpCode(200)
  @Post('places/:graduateId/accept')
  @Answers(PlaceResource)
  async accept(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('graduateId') of: string,
    @IfMatch() revision: number,
  ): Promise<PlaceResource> {
    return placeView(await this.places.accept(caller, id, of, revision), caller);
  }

  @For('student')
  @HttpCode(200)
  @Post('places/:graduateId/hold')
  @Answers(PlaceResource)
  async hold(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('graduateId') of: string,
    @IfMatch() revision: number,
  ): Promise<PlaceResource> {
    return placeView(await this.places.hold(caller, id, of, revision), caller);
  }

  /** Gives up the place, or the stand in line. */
  @For('student')
  @HttpCode(200)
  @Post('places/:graduateId/decline')
  @Answers(PlaceResource)
  async decline(
    @Who() caller: Caller,
    @Param('id') id: string,
    @Param('graduateId') of: string,
    @IfMatch() revision: number,
  ): Promise<PlaceResource> {
    return placeView(await this.places.decline(caller, id, of, revision), caller);
  }
}
