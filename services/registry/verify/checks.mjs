// What all kinds of records need: canonical JSON, digests, Ed25519, and shapes. Needs nothing but Node.
import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, verify } from 'node:crypto';

export const sha256 = (text, encoding = 'hex') => createHash('sha256').update(text, 'utf8').digest(encoding);
export const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** JSON as RFC 8785 has it. */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'string' && !value.isWellFormed()) throw new Error('Half a surrogate pair is no text.');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const names = Object.keys(value).sort(byText);
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** SHA-256 over the canonical JSON, in lower-case hex. */
export const digestOf = (value) => sha256(canonical(value));

/** A public key with its thumbprint (RFC 7638), as records name it. */
export const named = ({ kty, crv, x }) => ({
  id: sha256(canonical({ crv, kty, x }), 'base64url'),
  jwk: { kty, crv, x },
});

/** Is this the signature of the key over the canonical JSON of the content? */
export function isSigned(content, signature, jwk) {
  const bytes = Buffer.from(String(signature), 'base64url');
  // The last letter has bits to spare, which could be changed unseen.
  if (bytes.length !== 64 || bytes.toString('base64url') !== signature) return false;
  return verify(null, Buffer.from(canonical(content)), createPublicKey({ key: jwk, format: 'jwk' }), bytes);
}

// The shape of a file: a test for a value, a list of one shape, all members of an object, or null besides. A member
// whose shape is `maybe` may be left out.
export const oneOf =
  (...values) =>
  (value) =>
    values.includes(value);
export const like = (pattern) => (value) => typeof value === 'string' && pattern.test(value);
export const whole = (least, most) => (value) => Number.isInteger(value) && value >= least && value <= most;
export const orNull = (shape) => ({ orNull: shape });
export const maybe = (shape) => ({ maybe: shape });
export const hex = like(/^[0-9a-f]{64}$/);
export const id = like(/^[\w.:-]{1,120}$/);
export const code = like(/^\w{1,60}$/);
export const words = like(/^[^]{0,100000}$/);
export const instant = like(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/);
export const day = like(/^\d{4}-\d\d-\d\d$/);
export const text = { zh: maybe(words), en: maybe(words), ru: maybe(words) };
export const jwk = { kty: oneOf('OKP'), crv: oneOf('Ed25519'), x: like(/^[\w-]{43}$/) };
export const signature = like(/^[\w-]{86}$/);

/** Says where a value has not the shape; undefined if it has. */
export function misshapen(value, shape, path) {
  if (typeof shape === 'function') return shape(value) ? undefined : `${path} is missing or not what it may be`;
  if (shape.maybe) return value === undefined ? undefined : misshapen(value, shape.maybe, path);
  if (shape.orNull) return value === null ? undefined : misshapen(value, shape.orNull, path);
  const isList = Array.isArray(shape);
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== isList)
    return `${path} is no ${isList ? 'list' : 'object'}`;
  const unknown = isList ? undefined : Object.keys(value).find((name) => !Object.hasOwn(shape, name));
  if (unknown !== undefined) return `${path} has the unknown member ${JSON.stringify(unknown)}`;
  for (const name of Object.keys(isList ? value : shape)) {
    const found = misshapen(value[name], isList ? shape[0] : shape[name], `${path}.${name}`);
    if (found) return found;
  }
  return undefined;
}
