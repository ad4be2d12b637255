/** How long to wait before the try after `failures` failures: doubles, with jitter so that instances do not march in step. */
export function backOff(failures: number, limits: { first: number; most: number }): number {
  const full = Math.min(limits.most, limits.first * 2 ** Math.min(failures - 1, 20));
  return full * (0.5 + Math.random() / 2);
}
