import { columnIndex } from './raw-row.ts';
import type { RawRow } from './raw-row.ts';
import { damaged } from './zip.ts';

interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

const mostMerges = 20_000;

/**
 * The merged areas of a sheet. They stand behind the rows that they are about, so the part is looked through once
 * before its rows are parsed; this is a search for one tag, not a parse.
 */
export async function mergesFrom(pieces: AsyncIterable<string>): Promise<Merge[]> {
  const merges: Merge[] = [];
  let carry = '';
  for await (const piece of pieces) {
    const text = carry + piece;
    if (text.includes('mergeCell')) {
      for (const [, from = '', to = ''] of text.matchAll(
        /mergeCell\s[^<>]*?ref="([A-Z]{1,3}\d{1,7}):([A-Z]{1,3}\d{1,7})"/g,
      )) {
        if (merges.length < mostMerges) merges.push(mergeOf(from, to));
      }
    }
    // A tag that is cut in two by the end of a piece is seen whole with the next one.
    const open = text.lastIndexOf('<');
    carry = open >= 0 && text.length - open < 300 && !text.includes('>', open) ? text.slice(open) : '';
  }
  return merges.sort((a, b) => a.top - b.top);
}

function mergeOf(from: string, to: string): Merge {
  const rowOf = (reference: string): number => Number(reference.replace(/^[A-Z]+/, ''));
  return { top: rowOf(from), bottom: rowOf(to), left: columnIndex(from), right: columnIndex(to) };
}

/** Repeats the value of a merged area in all its cells, row by row as they come. */
export class Merging {
  private readonly merges: readonly Merge[];
  private next = 0;
  private active: { merge: Merge; value: string }[] = [];

  constructor(merges: readonly Merge[]) {
    this.merges = merges;
  }

  fill(row: RawRow, columns: number): RawRow {
    for (let merge = this.merges[this.next]; merge && merge.top <= row.line; merge = this.merges[this.next]) {
      if (merge.top === row.line) this.active.push({ merge, value: row.cells[merge.left] ?? '' });
      this.next += 1;
    }
    if (this.active.length === 0) return row;
    this.active = this.active.filter(({ merge, value }) => merge.bottom >= row.line && value !== '');
    // Areas never overlap in a real sheet, so there are no more of them at once than columns.
    if (this.active.length > columns) throw damaged();
    for (const { merge, value } of this.active) {
      const right = Math.min(merge.right, columns - 1);
      while (row.cells.length <= right) row.cells.push('');
      for (let column = merge.left; column <= right; column += 1) row.cells[column] ||= value;
    }
    return row;
  }
}
