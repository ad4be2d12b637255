import { BlockList, isIPv4, isIPv6 } from 'node:net';

/** Networks of IPv4 that are no part of the public Internet (IANA's registry of special-purpose addresses). */
const notPublic4: [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * Of IPv6 only 2000::/3 is given out at all, so loopback, local, mapped and translated addresses are outside it; within
 * it these are for protocols, documents, or carry an IPv4 address that nobody would look at.
 */
const notPublic6: [string, number][] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const blocked4 = blockListOf('ipv4', notPublic4);
const blocked6 = blockListOf('ipv6', notPublic6);
const given6 = blockListOf('ipv6', [['2000::', 3]]);

function blockListOf(family: 'ipv4' | 'ipv6', networks: readonly [string, number][]): BlockList {
  const list = new BlockList();
  for (const [network, prefix] of networks) list.addSubnet(network, prefix, family);
  return list;
}

/** Is this an address that anybody on the Internet could reach, and not one of our own networks? */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !blocked4.check(address, 'ipv4');
  if (!isIPv6(address) || address.includes('%')) return false;
  return given6.check(address, 'ipv6') && !blocked6.check(address, 'ipv6');
}
