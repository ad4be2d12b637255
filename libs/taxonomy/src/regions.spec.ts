import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { resolveRegion } from './region-resolver.ts';
import { provinceOf, regionContains, regionExists, regions } from './regions.ts';

describe('Regions', () => {
  const codes = fc.constantFrom(...regions.map(({ code }) => code));

  it('hold themselves, and hold whatever a region that they hold holds', () => {
    fc.assert(fc.property(codes, (code) => regionContains(code, code)));
    const digits = fc.constantFrom(
      '110000',
      '110100',
      '110105',
      '120000',
      '120113',
      '131000',
      '131022',
      'KZ',
      'KZ-ALA',
      'RU',
    );
    fc.assert(
      fc.property(fc.oneof(codes, digits), fc.oneof(codes, digits), fc.oneof(codes, digits), (a, b, c) => {
        if (regionContains(a, b) && regionContains(b, c)) expect(regionContains(a, c)).toBe(true);
        if (a !== b && regionContains(a, b)) expect(regionContains(b, a)).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  it('of China hold what begins with their code, those abroad what follows the hyphen', () => {
    expect(regionContains('120000', '120113')).toBe(true);
    expect(regionContains('131000', '131022')).toBe(true);
    expect(regionContains('131000', '130629')).toBe(false);
    expect(regionContains('120113', '120000')).toBe(false);
    expect(regionContains('KZ', 'KZ-ALA')).toBe(true);
    expect(regionContains('KZ-AL', 'KZ-ALA')).toBe(false);
    expect(regionContains('K', 'KZ')).toBe(false);
  });

  it('lie in a province, which abroad is the country', () => {
    expect(provinceOf('120113')).toBe('12');
    expect(provinceOf('KZ-ALA')).toBe('KZ');
    expect(provinceOf('RU')).toBe('RU');
  });

  it('exist as divisions, countries and parts of countries', () => {
    for (const code of ['110000', '120113', '131022', 'KZ', 'KZ-ALA', 'RU-MOW']) expect(regionExists(code)).toBe(true);
    for (const code of ['999999', '', 'XX', 'XX-1', '12', '460103', 'kz']) expect(regionExists(code)).toBe(false);
    expect(regions.filter(({ code }) => code.endsWith('0000') && /^\d/.test(code))).toHaveLength(34);
  });
});

describe('Resolving regions', () => {
  const codesOf = (text: string) => {
    const match = resolveRegion(text);
    return 'codes' in match ? match.codes : match;
  };

  it('reads names, addresses and codes', () => {
    expect(codesOf('北京市')).toEqual(['110000']);
    expect(codesOf('天津市北辰区')).toEqual(['120113']);
    expect(codesOf('河北省廊坊市固安县')).toEqual(['131022']);
    expect(codesOf('内蒙古自治区赤峰市')).toEqual(['150400']);
    expect(codesOf('新疆维吾尔自治区喀什地区')).toEqual(['653100']);
    expect(codesOf('喀什')).toEqual(['653100']);
    expect(codesOf('吉林')).toEqual(['220000']);
    expect(codesOf('吉林市')).toEqual(['220200']);
    expect(codesOf('120113')).toEqual(['120113']);
    expect(codesOf('俄罗斯')).toEqual(['RU']);
    expect(codesOf('Казахстан')).toEqual(['KZ']);
    expect(codesOf('KZ-ALA')).toEqual(['KZ-ALA']);
  });

  it('finds its own name for every division that is named from its province down', () => {
    const wrong: string[] = [];
    const names = new Map(regions.map(({ code, names: { zh } }) => [code, zh ?? '']));
    for (const [code, name] of names) {
      if (!/^\d/.test(code)) continue;
      const above = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].filter(
        (each) => each !== code && names.has(each),
      );
      const address = [...above.map((each) => names.get(each)), name].join('');
      const found = codesOf(address);
      if (!Array.isArray(found) || found[0] !== code) wrong.push(`${address} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('knows groups and areas that have no code of their own', () => {
    expect(codesOf('京津冀')).toEqual(['110000', '120000', '130000']);
    expect(codesOf('雄安')).toEqual(['130629', '130632', '130638']);
    expect(codesOf('河北雄安新区容城县')).toEqual(['130629']);
    expect(codesOf('北京市/雄安新区')).toEqual(['110000', '130629', '130632', '130638']);
    expect(codesOf('滨海新区')).toEqual(['120116']);
    expect(resolveRegion('不限')).toEqual({ anywhere: true });
  });

  it('asks where a name may lie in several places', () => {
    const suggested = (text: string) => {
      const match = resolveRegion(text);
      return 'suggestions' in match ? match.suggestions.map(({ code }) => code) : match;
    };
    expect(suggested('北京大兴国际机场临空经济区')).toEqual(expect.arrayContaining(['110115', '131022']));
    expect(suggested('朝阳区')).toEqual(['110105', '220104']);
    expect(suggested('火星')).toEqual([]);
  });
});
