const day = 86_400_000;

/** The day that a spreadsheet counts from its epoch, as YYYY-MM-DD; it believes that 1900 was a leap year. */
export function serialDate(serial: number, from1904 = false): string {
  const whole = Math.floor(serial);
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : whole < 60 ? Date.UTC(1899, 11, 31) : Date.UTC(1899, 11, 30);
  const time = epoch + whole * day;
  return Math.abs(time) > 8e15 ? String(serial) : new Date(time).toISOString().slice(0, 10);
}
