type Numbers = Uint8Array | Uint16Array | Uint32Array;
interface Maker<T> {
  new (buffer: SharedArrayBuffer): T;
  readonly BYTES_PER_ELEMENT: number;
}

/** Room for so many numbers that worker threads may read too. */
export function shared<T>(type: Maker<T>, length: number): T {
  return new type(new SharedArrayBuffer(length * type.BYTES_PER_ELEMENT));
}

/** A list of numbers that grows. */
export class Growing<T extends Numbers> {
  values: T;
  length = 0;

  constructor(type: new (length: number) => T) {
    this.values = new type(256);
  }

  push(value: number): void {
    this.values = enlarged(this.values, this.length + 1);
    this.values[this.length] = value;
    this.length += 1;
  }
}

/** The same numbers, with room for at least so many. */
export function enlarged<T extends Uint8Array | Uint16Array | Uint32Array | Int32Array>(values: T, length: number): T {
  if (values.length >= length) return values;
  const Type = values.constructor as new (length: number) => T;
  const larger = new Type(Math.max(length, values.length * 2));
  larger.set(values);
  return larger;
}
