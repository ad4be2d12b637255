import { Controller, Get, Header, Query, Req } from '@nestjs/common';
import { ApiProduces } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Answers, SignedIn } from '@duijie/platform';
import { jobPostings, jsonFeed } from './feeds.ts';
import type { FeedPlace } from './feeds.ts';
import { SharedDemandPage, SharedDemandQuery, SharedFeedQuery } from './shared-demand.dto.ts';
import { SharedDemandService } from './shared-demand.service.ts';

/** The sharing of demand: every published opening of every admitted employer, for all who are signed in. */
@Controller('v1/demand')
export class SharedDemandController {
  constructor(private readonly demand: SharedDemandService) {}

  @SignedIn()
  @Get('shared')
  @Answers(SharedDemandPage)
  search(@Query() query: SharedDemandQuery): Promise<SharedDemandPage> {
    return this.demand.search(query);
  }

  /** The same search as a JSON Feed 1.1. */
  @SignedIn()
  @Get('shared.json')
  @Header('content-type', 'application/feed+json; charset=utf-8')
  @ApiProduces('application/feed+json')
  async feed(@Query() query: SharedFeedQuery, @Req() request: FastifyRequest): Promise<object> {
    const { items, nextCursor } = await this.demand.search(query);
    return jsonFeed(items, placeOf(request, nextCursor), query.language ?? 'zh');
  }

  /** The same search as JSON-LD of schema.org JobPosting. */
  @SignedIn()
  @Get('shared.jsonld')
  @Header('content-type', 'application/ld+json; charset=utf-8')
  @ApiProduces('application/ld+json')
  async postings(@Query() query: SharedFeedQuery, @Req() request: FastifyRequest): Promise<object> {
    const { items, nextCursor } = await this.demand.search(query);
    return jobPostings(items, placeOf(request, nextCursor), query.language ?? 'zh');
  }
}

/** Addresses in a feed must be whole; the door in front says by which scheme it was reached. */
function placeOf(request: FastifyRequest, nextCursor: string | null): FeedPlace {
  const scheme = request.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http';
  return { origin: `${scheme}://${request.headers.host ?? 'localhost'}`, path: request.url, nextCursor };
}
