/**
 * What an address stands for when requests are counted: itself, or for IPv6 its /64, since one household or machine
 * chooses freely among all addresses of such a network.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address;
  const mapped = /(?<=:)\d+\.\d+\.\d+\.\d+$/.exec(address)?.[0];
  if (mapped) return mapped;
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? [];
  const before = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const groups = tail === undefined ? before : [...before, ...zeros(8 - before.length - after.length), ...after];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

function zeros(count: number): string[] {
  return Array.from({ length: Math.max(0, count) }, () => '0');
}
