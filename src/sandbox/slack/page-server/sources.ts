import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const REPOSITORY = fileURLToPath(new URL('../../../../', import.meta.url));

/** Where the page's own sources are. */
export const PAGE_DIRECTORY = fileURLToPath(new URL('../page/', import.meta.url));

/** Where pages that were built lie, each in a folder named by what it was built from. */
export const BUILT_PAGES = join(REPOSITORY, 'node_modules/.cache/csp-desk-page');

/** The parts of the workspace that the page is built from besides its own sources. */
const SHARED = [
  ...['../json.ts', '../characters.ts', '../block-kit/', './build.ts'],
  ...['../fault-kinds.ts', '../../partner-center/wire/fault-kinds.ts'],
];

/** @returns a name that changes with every source of the page, and with the versions of what builds it */
export function fingerprint(): string {
  const shared = SHARED.map((path) => fileURLToPath(new URL(path, import.meta.url)));
  const files = [...[PAGE_DIRECTORY, ...shared].flatMap(filesBelow), join(REPOSITORY, 'package-lock.json')];
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(relative(REPOSITORY, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(path: string): readonly string[] {
  if (!path.endsWith('/')) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
