/** The places where a fault test may kill the process. */
export const failpoints = [
  'upload.chunk.commit',
  'tx.before',
  'tx.after',
  'relay.before_send',
  'relay.after_send',
  'relay.after_mark',
  'inbox.before_commit',
  'inbox.after_commit',
  'offset.after_commit',
  'match.after_save',
  'notify.after_send',
] as const;
export type Failpoint = (typeof failpoints)[number];

let armed: { name: string; passes: number } | undefined;

/** Arms one failpoint from `name:n`: the process kills itself, as kill -9 would, at the n-th pass. */
export function armFailpoint(setting: string): void {
  const [name = '', passes = '1'] = setting.split(':');
  if (!(failpoints as readonly string[]).includes(name)) {
    throw new Error(`FAILPOINT names ${name}; there are: ${failpoints.join(', ')}.`);
  }
  armed = { name, passes: Number(passes) };
}

/** Passes a failpoint; costs one comparison when none is armed. */
export function passFailpoint(name: Failpoint): void {
  if (armed?.name !== name) return;
  armed.passes -= 1;
  if (armed.passes <= 0) process.kill(process.pid, 'SIGKILL');
}
