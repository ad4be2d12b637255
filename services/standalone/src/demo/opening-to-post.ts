import type { EducationLevel, OpeningKind } from '@duijie/contracts';
import type { Text } from '@duijie/domain';
import { skill } from '@duijie/taxonomy';

/** What an enterprise of the demo world posts, as the API takes it. */
export interface OpeningToPost {
  readonly kind: OpeningKind;
  readonly externalRef: string;
  readonly title: Text;
  readonly duties: Text;
  readonly occupation?: string;
  readonly circle: string;
  readonly seats: number;
  readonly minSeats?: number;
  readonly workplaces: readonly string[];
  readonly placeMust?: boolean;
  readonly pay: { readonly min: string; readonly max: string; readonly currency: 'CNY'; readonly per: 'month' };
  readonly start: string;
  readonly end?: string;
  readonly validUntil: string;
  readonly education: EducationLevel;
  readonly majors: readonly { readonly code: string; readonly scope: 'exact' | 'class' | 'category' }[];
  readonly majorMust?: boolean;
  readonly skills: readonly { skill: string; level: number; weight: number; must: boolean }[];
  readonly credentials?: readonly { credential: string; grade?: string; must?: boolean }[];
  readonly languages?: readonly { language: string; scheme: string; level: string; must?: boolean }[];
}

export interface DemoOpening {
  readonly enterprise: string;
  /** Where it stands when the world is loaded: `submitted` is held for review by the rules. */
  readonly state: 'published' | 'submitted';
  readonly post: OpeningToPost;
}

/** Duties in three languages, from the names of what is asked for. */
export function dutiesOf(skills: readonly string[]): Text {
  const names = skills.map((code) => skill(code)?.names ?? {});
  return {
    zh: `主要从事：${names.map(({ zh }) => zh).join('、')}`,
    en: `Main work: ${names.map(({ en }) => en).join(', ')}`,
    ru: `Основная работа: ${names.map(({ ru }) => ru).join(', ')}`,
  };
}
