import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system of its own that can be filled to the last byte. */
export type SmallDisk = {
  readonly path: string;
  /** Takes up everything but so many bytes. */
  readonly fill: (leave: number) => Promise<void>;
  readonly makeRoom: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Why there are no small disks here, or null where there are: only root may mount one. */
export const noSmallDisks: string | null =
  process.getuid?.() !== 0 || spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status !== 0
    ? 'no file system may be mounted here, so the suite about a full disk is left out'
    : null;

export async function openSmallDisk(megabytes: number): Promise<SmallDisk> {
  const path = await mkdtemp(join(tmpdir(), 'csp-desk-disk-'));
  const filler = join(path, 'filler');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path]);
  if (mounted.status !== 0) throw new Error(mounted.stderr.toString());
  return {
    path,
    fill: async (leave) => {
      await rm(filler, { force: true });
      const { bavail, bsize } = await statfs(path);
      await writeFile(filler, Buffer.alloc(Math.max(0, bavail * bsize - leave)));
    },
    makeRoom: () => rm(filler, { force: true }),
    close: async () => {
      // Lazily: what is still open there goes with its process.
      spawnSync('umount', ['-l', path]);
      await rm(path, { recursive: true, force: true });
    },
  };
}
