import type { OpeningBody } from '@duijie/contracts';
import { inLanguage } from '@duijie/domain';
import type { Language, Text } from '@duijie/domain';
import { circle, provinceOf, regionName, skill } from '@duijie/taxonomy';

/** A published opening with the name of its employer. */
export type ListedOpening = OpeningBody & { readonly employerName: Text };

/** Where a feed lies: the door's own address, and the search that it answers. */
export interface FeedPlace {
  readonly origin: string;
  readonly path: string;
  readonly nextCursor: string | null;
}

const feedTitle: Text = { zh: '对接：人才需求共享', en: 'Duijie: shared demand', ru: 'Дуйцзе: общий спрос' };

const employmentTypes: Record<OpeningBody['kind'], string> = {
  orderClass: 'OTHER',
  internship: 'INTERN',
  apprenticeship: 'OTHER',
  employment: 'FULL_TIME',
};

/** JSON Feed 1.1: one item per opening, newest first. */
export function jsonFeed(openings: readonly ListedOpening[], place: FeedPlace, language: Language) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: inLanguage(feedTitle, language),
    language,
    feed_url: `${place.origin}${place.path}`,
    ...(place.nextCursor === null ? {} : { next_url: nextUrl(place, place.nextCursor) }),
    items: openings.map((opening) => ({
      id: opening.id,
      url: addressOf(opening, place),
      title: inLanguage(opening.title, language),
      content_text: inLanguage(opening.duties, language),
      date_published: opening.createdAt,
      date_modified: opening.updatedAt,
      authors: [{ name: inLanguage(opening.employerName, language) }],
      tags: [opening.kind, ...(opening.circle === null ? [] : [opening.circle])],
    })),
  };
}

/** A JSON-LD graph of schema.org JobPosting, which search engines and job boards read. */
export function jobPostings(openings: readonly ListedOpening[], place: FeedPlace, language: Language) {
  return {
    '@context': 'https://schema.org',
    '@graph': openings.map((opening) => jobPosting(opening, place, language)),
  };
}

function jobPosting(opening: ListedOpening, place: FeedPlace, language: Language) {
  const field = opening.circle === null ? undefined : circle(opening.circle);
  return {
    '@type': 'JobPosting',
    '@id': addressOf(opening, place),
    url: addressOf(opening, place),
    identifier: { '@type': 'PropertyValue', name: 'duijie', value: opening.id },
    title: inLanguage(opening.title, language),
    description: inLanguage(opening.duties, language),
    inLanguage: language,
    datePosted: opening.createdAt,
    validThrough: `${opening.validUntil}T23:59:59+08:00`,
    jobStartDate: opening.start,
    employmentType: employmentTypes[opening.kind],
    totalJobOpenings: opening.seats,
    hiringOrganization: {
      '@type': 'Organization',
      identifier: opening.employer,
      name: inLanguage(opening.employerName, language),
    },
    jobLocation: opening.workplaces.map((code) => placeOf(code, language)),
    baseSalary: {
      '@type': 'MonetaryAmount',
      currency: opening.pay.currency,
      value: {
        '@type': 'QuantitativeValue',
        minValue: Number(opening.pay.min),
        maxValue: Number(opening.pay.max),
        unitText: opening.pay.per.toUpperCase(),
      },
    },
    skills: opening.skills.map((wanted) => inLanguage(skill(wanted.skill)?.names ?? { en: wanted.skill }, language)),
    ...(field ? { industry: inLanguage(field.names, language) } : {}),
    ...(opening.occupation === null ? {} : { occupationalCategory: opening.occupation }),
  };
}

function placeOf(code: string, language: Language) {
  const chinese = /^\d{6}$/.test(code);
  const province = provinceOf(code);
  const region = regionName(chinese ? `${province}0000` : code);
  const county = chinese && !code.endsWith('0000') ? regionName(code) : undefined;
  return {
    '@type': 'Place',
    address: {
      '@type': 'PostalAddress',
      addressCountry: chinese ? 'CN' : province,
      ...(region ? { addressRegion: inLanguage(region, language) } : {}),
      ...(county ? { addressLocality: inLanguage(county, language) } : {}),
    },
  };
}

function addressOf(opening: ListedOpening, place: FeedPlace): string {
  return `${place.origin}/v1/openings/${opening.id}`;
}

function nextUrl({ origin, path }: FeedPlace, cursor: string): string {
  const url = new URL(path, origin);
  url.searchParams.set('cursor', cursor);
  return url.href;
}
