import { environment, neededStandIns, readConfig, readStorageSettings } from './config.ts';
import type { Config } from './config.ts';
import { assertRoomToStart, DatabaseBroken, DiskFull } from './database/disk.ts';
import { openEmbeddedPool } from './database/pools.ts';
import type { DatabasePool } from './database/pools.ts';
import { followClock } from './followed-clock.ts';
import type { FollowedClock } from './followed-clock.ts';
import { redacted } from './kernel/redaction.ts';
import { createLog } from './log.ts';
import { startSandboxProcess } from './sandbox-process.ts';

const CONFIGURATION_ERROR = 78;
/** EX_TEMPFAIL of sysexits.h: worth starting again, as a supervisor does. */
const LATER = 75;
const STOP_DEADLINE_MS = 45_000;

/** `npm start`: the product, with the stand-ins for what is not configured. */
export async function main(): Promise<void> {
  const needed = neededStandIns(environment);
  const fail = (problems: readonly string[], code = CONFIGURATION_ERROR) => {
    process.stderr.write(`${problems.join('\n')}\n`);
    process.exitCode = code;
  };
  if (needed.slack && !needed.partnerCenter)
    return fail(['SLACK_BOT_TOKEN: is missing: the local Slack workspace never stands before a real Partner Center']);
  const noRoom = roomProblem();
  if (noRoom) return fail([noRoom], LATER);
  const sandbox = needed.slack || needed.partnerCenter ? await startSandboxProcess() : null;
  if (sandbox && 'problems' in sandbox) return fail(sandbox.problems);
  const provided = Object.entries(sandbox?.variables ?? {}).filter(
    ([name]) => needed.slack || !name.startsWith('SLACK_'),
  );
  const read = readConfig({ ...Object.fromEntries(provided), ...withoutEmpty(environment) });
  if ('problems' in read) {
    if (sandbox) await sandbox.stop();
    return fail(read.problems.map(({ name, advice }) => `${name}: ${advice}`));
  }

  const log = createLog(read.config.logLevel);
  let clock: FollowedClock | null = null;
  try {
    clock = read.config.clockUrl ? await followClock(read.config.clockUrl, log) : null;
    const pool = openAhead(read.config);
    const parts = { log, pool, ...(clock && { clock, onJump: clock.onJump }) };
    // Not awaited before signals are heard: a database that is being made is not torn in two either.
    const starting = import('./main.ts').then(({ startDesk }) => startDesk(read.config, parts));
    const end = stopOnSignals(async () => {
      // A start that is under way is not torn in two.
      const desk = await starting.catch(() => null);
      clock?.stop();
      await desk?.stop();
      if (sandbox) await sandbox.stop();
    });
    const desk = await starting;
    desk.database.disk?.onBroken((words) => {
      process.stderr.write(`${brokenWords(words)}\n`);
      end(LATER);
    });
    process.stdout.write(`CSP Desk is ready: ${sandbox ? `open ${sandbox.url}` : `listening at ${desk.url}`}\n`);
  } catch (error) {
    clock?.stop();
    if (sandbox) await sandbox.stop();
    if (error instanceof DiskFull) return fail([`DATA_DIR: ${error.message}`], LATER);
    if (error instanceof DatabaseBroken) return fail([brokenWords(error.message)], LATER);
    const { startProblem } = await import('./start-problems.ts');
    const problem = startProblem(error, read.config);
    if (problem) return fail([problem]);
    process.stderr.write(unexpected(error));
    process.exitCode = 1;
  }
}

/** Asked before anything begins to write: the stand-ins need room as well. */
function roomProblem(): string | null {
  const read = readStorageSettings(environment);
  if ('problems' in read || read.storage.databaseUrl) return null;
  try {
    assertRoomToStart(read.storage.dataDir);
    return null;
  } catch (error) {
    if (error instanceof DiskFull) return `DATA_DIR: ${error.message}`;
    throw error;
  }
}

/**
 * The embedded database computes in a thread of its own, so it is opened while this one reads the sources of the desk, which
 * takes as long.
 */
function openAhead({ databaseUrl, dataDir }: Config): Promise<DatabasePool> | undefined {
  if (databaseUrl) return undefined;
  const opening = openEmbeddedPool(dataDir);
  // Whoever needs it hears what went wrong, a little later.
  opening.catch(() => undefined);
  return opening;
}

function withoutEmpty(variables: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter((entry): entry is [string, string] => Boolean(entry[1]?.trim())),
  );
}

const brokenWords = (words: string) =>
  `CSP Desk stops, because its embedded database can go on no longer (${redacted(words)}). Nothing that was confirmed is lost: see that DATA_DIR has room, and start again.`;

/** @returns how to end for another reason than a signal */
function stopOnSignals(stop: () => Promise<void>): (code: number) => void {
  let stopping = false;
  const end = (code: number) => {
    if (stopping) return;
    stopping = true;
    // The supervisor kills after some patience; before that, what cannot end by itself is left behind.
    setTimeout(() => process.exit(1), STOP_DEADLINE_MS).unref();
    stop().then(
      () => process.exit(code),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', () => end(0));
  process.on('SIGTERM', () => end(0));
  process.on('unhandledRejection', (error) => {
    process.stderr.write(unexpected(error));
    end(1);
  });
  return end;
}

/** Node itself would print everything that hangs on the error, whatever it is. */
function unexpected(error: unknown): string {
  const stack = error instanceof Error ? redacted(String(error.stack)) : 'unknown';
  return `CSP Desk stops after an unexpected error: ${stack}\n`;
}
