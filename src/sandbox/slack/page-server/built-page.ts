import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { newId } from '../../../kernel/ids.ts';
import { BUILT_PAGES, fingerprint } from './sources.ts';

const BUILD_PROCESS = fileURLToPath(new URL('./build.ts', import.meta.url));

/**
 * Builds the page unless one from the same sources is there already.
 * @returns the directory of the built page
 * @throws Error with what the build said, or AbortError when the signal fires
 */
export async function builtPage(signal: AbortSignal): Promise<string> {
  const name = fingerprint();
  const directory = join(BUILT_PAGES, name);
  if (existsSync(directory)) return directory;
  const unfinished = `${directory}.${newId()}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await build(unfinished, signal);
    await rename(unfinished, directory);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Somebody else was quicker; both built the same.
    if (!existsSync(directory)) throw error;
  }
  await forgetOthers(name);
  return directory;
}

async function build(outDir: string, signal: AbortSignal): Promise<void> {
  // In a group of its own: Ctrl-C is for the workspace, which then stops the build in its own way.
  const child = fork(BUILD_PROCESS, [outDir], {
    env: { NODE_ENV: 'production' },
    execArgv: [],
    silent: true,
    detached: true,
    signal,
  });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
  const [code] = (await once(child, 'exit', { signal })) as [number | null];
  if (code !== 0) throw new Error(`The page could not be built: ${Buffer.concat(said).toString('utf8').trim()}`);
}

const LONGEST_BUILD_MILLISECONDS = 600_000;

/** Removes pages of earlier sources, and what a build left behind that was killed; one under way is left alone. */
async function forgetOthers(kept: string): Promise<void> {
  const { mtimeMs: builtAt } = await stat(join(BUILT_PAGES, kept));
  const others = (await readdir(BUILT_PAGES)).filter((name) => name !== kept);
  await Promise.all(
    others.map(async (name) => {
      const path = join(BUILT_PAGES, name);
      const known = await stat(path).catch(() => null);
      const underWay = name.includes('.') && known !== null && builtAt - known.mtimeMs < LONGEST_BUILD_MILLISECONDS;
      if (!underWay) await rm(path, { recursive: true, force: true });
    }),
  );
}
