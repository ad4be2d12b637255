import { readFileSync } from 'node:fs';

/** The kernel counts CPU time in ticks of a hundredth of a second, whatever the machine. */
const tickMs = 10;

/** CPU time of a process so far, all threads, in milliseconds. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name in brackets may hold spaces; the fields are counted behind it.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * tickMs;
}

/** The most memory that a process has had resident, and what it has now, in bytes. */
export function memoryOf(pid: number): { peak: number; now: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const kibibytes = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN);
  return { peak: kibibytes('VmHWM') * 1024, now: kibibytes('VmRSS') * 1024 };
}

/** Only Linux tells of other processes in a file system; elsewhere these benches are left out. */
export const tellsOfProcesses = process.platform === 'linux';
