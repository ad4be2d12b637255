/** How large a sheet may be; the caller may pass others than these. */
export interface SheetLimits {
  /** Bytes of the file itself. */
  readonly bytes: number;
  /** Rows of data, without title, header and blank rows. */
  readonly rows: number;
  readonly columns: number;
  /** Characters of one cell. */
  readonly cell: number;
  readonly zipEntries: number;
  /** Bytes of all entries of an XLSX after unpacking. */
  readonly unpacked: number;
  /** Unpacked size divided by packed size. */
  readonly ratio: number;
  /** Milliseconds that reading may work, without the time in which the reader waits for its caller. */
  readonly deadline: number;
  /** Megabytes of memory of the worker thread. */
  readonly memory: number;
}

export const defaultLimits: SheetLimits = {
  bytes: 50_000_000,
  rows: 20_000,
  columns: 64,
  cell: 4_096,
  zipEntries: 64,
  unpacked: 100_000_000,
  ratio: 100,
  deadline: 120_000,
  memory: 256,
};

/** How many rows may stand above the header as title and notes. */
export const headerWithin = 50;
