// How the receipt of an erasure is checked: that every service has answered, each once.
import { id, instant } from './checks.mjs';

/** Services that hold something of a graduate; a receipt without one of them is none. */
const needed = ['candidate', 'matching', 'notification', 'registry'];

export const shape = {
  receipt: id,
  graduate: id,
  college: id,
  erasedAt: instant,
  services: [{ service: id, erasedAt: instant }],
};

/** What is found wrong, check by check. */
export function check(content) {
  return [{ name: 'every service has answered', faults: [...serviceFaults(content)] }];
}

/** What the receipt says, in words. */
export function* told({ graduate, college, receipt, services }) {
  yield `Graduate ${graduate} of ${college} was erased (${receipt}).`;
  for (const { service, erasedAt } of services) yield `${service}: nothing was left there at ${erasedAt}.`;
}

function* serviceFaults({ erasedAt, services }) {
  const names = services.map(({ service }) => service);
  for (const name of needed) if (!names.includes(name)) yield `there is no answer of ${name}`;
  if (new Set(names).size !== names.length) yield 'a service has answered twice';
  const own = services.find(({ service }) => service === 'candidate');
  if (own && own.erasedAt !== erasedAt) yield 'candidate was done at another time than the receipt says';
}
