import type { ConsentPurpose } from '@duijie/contracts';
import { digestOf, invalid } from '@duijie/domain';
import { consentTexts } from './data/consent-texts.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
  readonly ru: string;
}

/** One version of the words that people agree to for one purpose. */
export interface ConsentText {
  readonly purpose: ConsentPurpose;
  /** The month in which it was settled, so that versions sort by their names. */
  readonly version: string;
  readonly effectiveOn: string;
  /** Does it say something else than the version before, so that who agreed to that is asked again? */
  readonly isMaterial: boolean;
  readonly title: Words;
  readonly text: Words;
}

/** Which words somebody agreed to: the version, and what proves that they were these. */
export interface AgreedText {
  readonly textVersion: string;
  readonly textDigest: string;
}

/** SHA-256 over the canonical JSON (RFC 8785) of purpose, version, title and text. */
export function textDigestOf({ purpose, version, title, text }: ConsentText): string {
  return digestOf({ purpose, version, title, text });
}

/** The words of a purpose that are asked today. */
export function presentText(purpose: ConsentPurpose, today: string, texts = consentTexts): ConsentText {
  const found =
    texts.findLast((text) => text.purpose === purpose && text.effectiveOn <= today) ??
    texts.find((text) => text.purpose === purpose);
  if (!found) throw new Error(`There are no words for ${purpose}.`);
  return found;
}

/** The words that somebody says they agree to; without a version the present ones. A version that nobody published is refused. */
export function agreedText(
  purpose: ConsentPurpose,
  version: string | undefined,
  today: string,
  texts = consentTexts,
): AgreedText {
  const known = texts.filter((text) => text.purpose === purpose);
  const found =
    version === undefined ? presentText(purpose, today, texts) : known.find((text) => text.version === version);
  if (found) return { textVersion: found.version, textDigest: textDigestOf(found) };
  const versions = known.map((text) => text.version);
  const message = {
    zh: `没有此版本的同意书，可选：${versions.join('、')}（见 /v1/consent-texts）`,
    en: `There is no such version of the words; there are ${versions.join(', ')} (see /v1/consent-texts)`,
  };
  throw invalid('consent', [{ pointer: '/textVersion', code: 'unknown-code', message }]);
}

/** Has a version that says something else come since these words were agreed to? The consent stands, but is asked for anew. */
export function isAskedAgain(
  consent: { readonly purpose: ConsentPurpose; readonly textVersion: string },
  today: string,
  texts = consentTexts,
): boolean {
  return texts.some(
    ({ purpose, version, isMaterial, effectiveOn }) =>
      purpose === consent.purpose && isMaterial && effectiveOn <= today && version > consent.textVersion,
  );
}
