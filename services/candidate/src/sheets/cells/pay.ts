import { plainText } from './text.ts';

/** The pay that a graduate wishes for; either end may be open. */
export interface PayWish {
  readonly min: string | null;
  readonly max: string | null;
  readonly currency: 'CNY';
  readonly per: 'month' | 'year' | 'day' | 'hour';
}
export type ReadPay = { readonly wish: PayWish } | 'negotiable' | 'unreadable';

const factors: Readonly<Record<string, number>> = { k: 1000, 千: 1000, w: 10_000, 万: 10_000 };

/** `4000-6000`, `6-8K`, `5k以上`, `5000元/月`, `面议`. */
export function readPay(cell: string): ReadPay {
  const text = plainText(cell).toLowerCase().replace(/[,\s]/g, '');
  if (/面议|面谈|协商|negotia|договор/.test(text)) return 'negotiable';
  const per = period(text);
  const bare = text
    .replace(/(\/|每|一个)?(月薪|年薪|日薪|时薪|月|年|天|日|小时|month|year|day|hour|мес\.?|в?месяц)/g, '')
    .replace(/人民币|rmb|cny|元|块|[¥￥]|左右|约|税前|税后/g, '')
    .replace(/\/$/, '');
  const range = /^(\d+(?:\.\d+)?)([kw千万])?(?:[-~—–至到]+(\d+(?:\.\d+)?)([kw千万])?)?(及?以上|起|\+|以下|以内)?$/.exec(
    bare,
  );
  if (!range) return 'unreadable';
  const [, low = '', lowUnit, high, highUnit, open = ''] = range;
  // In `6-8K` the unit belongs to both ends.
  const first = amount(low, lowUnit ?? (high === undefined ? undefined : highUnit));
  const second = high === undefined ? undefined : amount(high, highUnit);
  if (second !== undefined && second < first) return 'unreadable';
  if (Math.max(first, second ?? 0) > 999_999_999) return 'unreadable';
  const below = open === '以下' || open === '以内';
  const max = second ?? (below ? first : undefined);
  return {
    wish: {
      min: below && second === undefined ? null : money(first),
      max: max === undefined ? null : money(max),
      currency: 'CNY',
      per,
    },
  };
}

function period(text: string): PayWish['per'] {
  if (/年|year/.test(text)) return 'year';
  if (/天|日|day/.test(text)) return 'day';
  if (/小时|时薪|hour/.test(text)) return 'hour';
  return 'month';
}

/** Tenths of a cent do not exist; the amount is kept in whole cents. */
function amount(digits: string, unit: string | undefined): number {
  return Math.round(Number(digits) * (factors[unit ?? ''] ?? 1) * 100) / 100;
}

function money(value: number): string {
  return value.toFixed(2);
}
