/** How the student numbers of a sheet are built, learnt from its first rows; it tells a number that lost its leading zero. */
export class StudentNumbers {
  /** The length that most numbers have, if most of those begin with a zero. */
  private readonly length: number | undefined;

  constructor(sample: readonly string[]) {
    const byLength = new Map<number, { count: number; zeros: number }>();
    const digits = sample.filter((text) => /^\d+$/.test(text));
    for (const text of digits) {
      const tally = byLength.get(text.length) ?? { count: 0, zeros: 0 };
      tally.count += 1;
      if (text.startsWith('0')) tally.zeros += 1;
      byLength.set(text.length, tally);
    }
    for (const [length, { count, zeros }] of byLength) {
      if (count >= 3 && count * 2 > digits.length && zeros * 2 > count) this.length = length;
    }
  }

  /** The usual length, if this number is one digit short of it and has no zero in front. */
  lostZero(studentNo: string): number | undefined {
    if (this.length === undefined || studentNo.length !== this.length - 1) return undefined;
    return /^[1-9]\d*$/.test(studentNo) ? this.length : undefined;
  }
}
