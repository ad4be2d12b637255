import { canonicalise, squeeze } from './canonical.ts';
import { anywhereWords, areaTable, countryAliases, subdivisionTable } from './data/areas.ts';
import { regionContains, regionExists, regionName, regions, shortProvinceNames } from './regions.ts';
import { likenessIndex, suggest, type Suggestion } from './suggestions.ts';
import { cell, listOf, rowsOf } from './table.ts';

/** What a text says about places: codes, no limit at all, or what a person must be asked. */
export type RegionMatch =
  { readonly codes: readonly string[] } | { readonly anywhere: true } | { readonly suggestions: readonly Suggestion[] };

const key = (text: string) => squeeze(canonicalise(text));
const anywhere = new Set(anywhereWords.map(key));
const isAreas = new Map<string, readonly string[]>();
const askAreas = new Map<string, readonly string[]>();
for (const row of rowsOf(areaTable)) {
  for (const name of listOf(cell(row, 1))) (row[0] === 'is' ? isAreas : askAreas).set(key(name), listOf(row[2]));
}

const officialEnding =
  /(?:(?:壮族|回族|维吾尔)?自治区|特别行政区|(?:[\u4e00-\u9fff]{1,3}族)+自治[州县旗]|自治[州县旗]|地区|林区|矿区|新区|[省市区县盟旗])$/u;

/** A name without its official ending; a name of two signs keeps it, since 易 is not what 易县 is called. */
function shortOf(name: string): string {
  const short = name.replace(officialEnding, '');
  return short.length >= 2 ? short : name;
}

const full = new Map<string, string[]>();
const short = new Map<string, string[]>();

function add(map: Map<string, string[]>, name: string, code: string): void {
  const known = map.get(key(name));
  if (!known) map.set(key(name), [code]);
  else if (!known.includes(code)) known.push(code);
}

for (const { code, names } of regions) {
  for (const name of [names.zh, names.en, names.ru]) if (name !== undefined) add(full, name, code);
  if (/^\d/.test(code)) {
    if (names.zh !== undefined) add(short, shortOf(names.zh), code);
    for (const name of shortProvinceNames(code)) add(short, name, code);
  }
}
for (const row of rowsOf(subdivisionTable)) for (const name of listOf(row[1])) add(full, name, cell(row, 0));
for (const [code, names] of Object.entries(countryAliases)) for (const name of names) add(full, name, code);

const likeness = likenessIndex(
  regions.flatMap(({ code, names }) =>
    [names.zh, names.en, names.ru].filter((text) => text !== undefined).map((text) => ({ code, text })),
  ),
);

function suggestionsOf(codes: readonly string[]): Suggestion[] {
  return codes.map((code) => ({ code, name: regionName(code) ?? {}, similarity: 10_000 }));
}

const isProvince = (code: string) => code.endsWith('0000');

/**
 * The one region meant among those of a name: a region that holds all the others (喀什地区 and its 喀什市), and a province
 * before a place elsewhere that shares its short name.
 */
function onlyOne(codes: readonly string[]): string | undefined {
  const widest = codes.find((code) => codes.every((other) => regionContains(code, other)));
  if (widest !== undefined) return widest;
  const provinces = codes.filter(isProvince);
  return provinces.length === 1 ? provinces[0] : undefined;
}

/** The regions of a name inside another region, by the full name first. */
function named(text: string, within: string | undefined): readonly string[] {
  const inside = (codes: readonly string[] = []) =>
    within === undefined ? codes : codes.filter((code) => code !== within && regionContains(within, code));
  const official = inside(full.get(text));
  return official.length > 0 ? official : inside(short.get(text));
}

/** Reads an address from the widest to the narrowest part: 河北省廊坊市固安县, 天津北辰. */
function address(text: string, within: string | undefined): string | undefined {
  const whole = onlyOne(named(text, within));
  if (whole !== undefined) return whole;
  for (let length = text.length - 1; length >= 2; length -= 1) {
    const outer = onlyOne(named(text.slice(0, length), within));
    const inner = outer === undefined ? undefined : address(text.slice(length), outer);
    if (inner !== undefined) return inner;
  }
  // 河北雄安新区容城县 names an area without a code between the province and the county.
  for (const [name, codes] of isAreas) {
    if (!text.startsWith(name) || text.length === name.length) continue;
    const inner = named(text.slice(name.length), undefined).filter((code) =>
      codes.some((area) => regionContains(area, code)),
    );
    if (inner.length === 1) return inner[0];
  }
  return undefined;
}

function resolveOne(text: string): RegionMatch {
  const code = text.trim().toUpperCase();
  if (regionExists(code) && (/^\d{6}$/.test(code) || text.trim() === code)) return { codes: [code] };
  const words = key(text).replace(/^(?:中国|中华人民共和国)(?=.)/u, '');
  if (words === '') return { suggestions: [] };
  if (anywhere.has(words)) return { anywhere: true };
  const area = isAreas.get(words);
  if (area) return { codes: area };
  const asked = askAreas.get(words) ?? [...askAreas].find(([name]) => name.length >= 4 && words.endsWith(name))?.[1];
  if (asked) return { suggestions: suggestionsOf(asked) };
  const found = address(words, undefined);
  if (found !== undefined) return { codes: [found] };
  const several = named(words, undefined);
  if (several.length > 1) return { suggestions: suggestionsOf(several.slice(0, 10)) };
  return { suggestions: suggest(likeness, words, regionName) };
}

/**
 * The places that a text names, as codes. Several may stand in it, parted by a slash or a list separator; when one of
 * them is not clear, that one is asked for.
 */
export function resolveRegion(text: string): RegionMatch {
  const given = text.slice(0, 300);
  const whole = resolveOne(given);
  const parts = given.split(/[/／、，,;；|\n\t]/u).filter((part) => part.trim() !== '');
  if (!('suggestions' in whole) || parts.length < 2) return whole;
  const codes: string[] = [];
  for (const match of parts.map(resolveOne)) {
    if (!('codes' in match)) return match;
    codes.push(...match.codes.filter((code) => !codes.includes(code)));
  }
  return { codes };
}
