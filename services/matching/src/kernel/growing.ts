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

  constructor(private readonly type: new (length: number) => T) {
    this.values = new type(256);
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const larger = new this.type(this.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.length] = value;
    this.length += 1;
  }
}
