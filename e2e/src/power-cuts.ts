import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '@duijie/testing/native';
import { concluded, roundOf } from './embedded-chaos.ts';
import type { Outcome } from './embedded-chaos.ts';
import { Load } from './load.ts';
import { embeddedPlatform } from './platforms.ts';
import { Seeded } from './seeded.ts';

export interface PowerCutPlan {
  readonly seed: number;
  readonly cuts: number;
  readonly rows: number;
}

export interface PowerCutOutcome extends Outcome {
  /** Of the files that were written just before each cut and not synced: how many the cut took. All, if it was one. */
  readonly unsyncedGone: number;
}

const words = 'never synced';

/**
 * kill -9 leaves what the kernel still holds; a power cut does not. So the data lie on a disk in a file: the process is
 * stopped, the file is copied with what had reached the disk, and the platform goes on from the copy. The disk's own
 * journal must not write meanwhile, hence its long commit interval.
 */
export async function powerCuts(plan: PowerCutPlan): Promise<PowerCutOutcome> {
  if (process.getuid?.() !== 0)
    throw new Error('Power cuts are simulated with loop devices, which only root may mount.');
  const folder = await mkdtemp(join(tmpdir(), 'duijie-power-'));
  const disk = new DiskInFile(folder);
  await disk.make();
  const data = join(disk.mountPoint, 'data');
  const platform = await embeddedPlatform({ folder: data });
  try {
    const seeded = new Seeded(plan.seed);
    const load = await Load.begin({ ...platform, seed: plan.seed });
    let unsyncedGone = 0;
    for (let cut = 1; cut <= plan.cuts; cut += 1) {
      load.begin(roundOf(cut, plan.rows));
      await pause(seeded.between(50, 2500));
      const unsynced = join(data, `unsynced-${cut}`);
      await writeFile(unsynced, words);
      process.kill(platform.pid, 'SIGSTOP');
      await disk.copy();
      await platform.kill9();
      await disk.goOnFromCopy();
      if (!(await holds(unsynced))) unsyncedGone += 1;
      await platform.start();
    }
    const verdict = await concluded(platform, load);
    return { ...verdict, kills: plan.cuts, notReached: [], unsyncedGone };
  } finally {
    await platform.stop();
    await disk.unmount();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Another file's sync may have brought the name to the disk; the words were never brought there. */
async function holds(file: string): Promise<boolean> {
  return (await readFile(file, 'utf8').catch(() => '')) === words;
}

/** An ext4 file system in a file. */
class DiskInFile {
  readonly mountPoint: string;
  private readonly image: string;

  constructor(private readonly folder: string) {
    this.mountPoint = join(folder, 'disk');
    this.image = join(folder, 'disk.img');
  }

  async make(): Promise<void> {
    await mkdir(this.mountPoint);
    await run('truncate', ['-s', '512M', this.image]);
    await run('mkfs.ext4', ['-q', this.image]);
    await this.mount();
  }

  /** What has reached the disk by now; what the kernel holds back is not in it. */
  async copy(): Promise<void> {
    await run('cp', ['--sparse=always', this.image, join(this.folder, 'copy.img')]);
  }

  async goOnFromCopy(): Promise<void> {
    await this.unmount();
    await rename(join(this.folder, 'copy.img'), this.image);
    await this.mount();
  }

  async unmount(): Promise<void> {
    await run('umount', [this.mountPoint]);
  }

  private async mount(): Promise<void> {
    await run('mount', ['-o', 'loop,commit=600', this.image, this.mountPoint]);
  }
}
