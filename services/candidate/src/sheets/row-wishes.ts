import { readPay } from './cells/pay.ts';
import { readConsent, readKind } from './cells/words.ts';
import type { Resolver } from './resolver.ts';
import { itemsOf } from './row-abilities.ts';
import type { RowNotes } from './row-notes.ts';
import { shown } from './row-notes.ts';
import type { SheetGraduate } from './row-result.ts';

export type Wishes = Pick<SheetGraduate, 'regions' | 'anywhere' | 'kinds' | 'circles' | 'payWish'>;

/** Reads what the graduate looks for. */
export function readWishes(notes: RowNotes, resolve: Resolver): Wishes & { furtherStudy: boolean } {
  return {
    ...readKinds(notes),
    ...readRegions(notes, resolve),
    circles: readCircles(notes, resolve),
    payWish: readPayCell(notes),
  };
}

function readKinds(notes: RowNotes): Pick<Wishes, 'kinds'> & { furtherStudy: boolean } {
  const kinds = new Set<Wishes['kinds'][number]>();
  let furtherStudy = false;
  for (const item of itemsOf(notes, 'kinds').flatMap((text) => text.split('/'))) {
    const kind = readKind(item.trim());
    if (kind === undefined) notes.note('unknown-kind', 'kinds', { text: item });
    else if (kind === 'furtherStudy') furtherStudy = true;
    else if (kind !== 'any') kinds.add(kind);
  }
  // Somebody who wants to study on and also names a kind of work still looks for work.
  furtherStudy &&= kinds.size === 0;
  if (furtherStudy) notes.note('intent-further-study', 'kinds');
  return { kinds: [...kinds], furtherStudy };
}

function readRegions(notes: RowNotes, resolve: Resolver): Pick<Wishes, 'regions' | 'anywhere'> {
  const regions = new Set<string>();
  let anywhere = false;
  const read = (text: string): boolean => {
    const found = resolve.region(text);
    if ('suggestions' in found) return false;
    if ('anywhere' in found) anywhere = true;
    else {
      for (const code of found.codes) regions.add(code);
      if (found.codes.length > 1) notes.note('region-group', 'regions', { text, codes: found.codes.join(',') });
    }
    return true;
  };
  for (const item of itemsOf(notes, 'regions')) {
    if (read(item)) continue;
    for (const part of item.split(/\s*\/\s*|\s+/)) {
      if (part === '' || read(part)) continue;
      const found = resolve.region(part);
      const suggestions = 'suggestions' in found ? found.suggestions : [];
      notes.note('unknown-region', 'regions', { text: part }, shown(suggestions[0]));
      notes.unknown('region', part, suggestions);
    }
  }
  return { regions: [...regions], anywhere };
}

function readCircles(notes: RowNotes, resolve: Resolver): string[] {
  const circles = new Set<string>();
  for (const item of itemsOf(notes, 'circles')) {
    const found = resolve.circle(item);
    if ('code' in found) circles.add(found.code);
    else if (!/^(不限|均可|any|любы)/i.test(item)) {
      notes.note('unknown-circle', 'circles', { text: item }, shown(found.suggestions[0]));
      notes.unknown('circle', item, found.suggestions);
    }
  }
  return [...circles];
}

function readPayCell(notes: RowNotes): Wishes['payWish'] {
  const text = notes.text('payWish');
  if (text === undefined) return null;
  const pay = readPay(text);
  if (pay === 'negotiable') notes.note('pay-negotiable', 'payWish');
  else if (pay === 'unreadable') notes.note('pay-invalid', 'payWish', { text });
  else {
    if (pay.wish.max === null && pay.wish.min !== null) notes.note('pay-open-min', 'payWish', { text: pay.wish.min });
    return pay.wish;
  }
  return null;
}

/** Whether the graduate may be matched; undefined if the sheet does not say, which is no consent. */
export function readConsentCell(notes: RowNotes): boolean | undefined {
  const raw = notes.raw('consent').trim();
  // A dash or a slash is no answer; an empty cell neither. But 无 and "no" differ, so the raw word is read first.
  const consent = readConsent(raw);
  if (consent === false) notes.note('consent-no', 'consent');
  if (consent !== undefined) return consent;
  const text = notes.text('consent');
  if (text === undefined) notes.note('consent-missing', notes.has('consent') ? 'consent' : null);
  else notes.note('consent-unclear', 'consent', { text });
  return undefined;
}
