import { open } from 'node:fs/promises';
import type { Config } from '../config.ts';
import type { Database } from '../database/database.ts';
import { databaseAdvice } from './database.ts';
import { leftOut, look, well } from './finding.ts';
import type { Finding } from './finding.ts';

/** With which key the ledger is signed, and whether its checkpoints can be kept where they should be. */
export async function examineLedger({ checkpoints }: Config, database: Database | null): Promise<Finding[]> {
  const { file } = checkpoints;
  return [
    await signedWith(database),
    ...(file === undefined
      ? []
      : [await look('LEDGER_CHECKPOINT_FILE can be appended to', () => append(file), fileAdvice)]),
  ];
}

async function signedWith(database: Database | null): Promise<Finding> {
  const what = 'The ledger is signed';
  if (!database) return { what, ...leftOut('the database cannot be used') };
  let key: string | undefined;
  const found = await look(
    what,
    async () => {
      key = (await database.read.ledgerKey.findFirst({ orderBy: { number: 'desc' } }))?.publicKey;
      return well;
    },
    databaseAdvice,
  );
  if (found.kind !== 'well') return found;
  return {
    ...found,
    what: key === undefined ? `${what}, a quarter of an hour after its first entry` : `${what} with ${key}`,
  };
}

async function append(path: string) {
  const file = await open(path, 'a', 0o600);
  await file.close();
  return well;
}

function fileAdvice(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  return `it cannot be written to (${code}): name a file in a folder that exists, which the user of the desk may append to`;
}
