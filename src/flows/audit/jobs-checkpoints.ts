import { subHours } from 'date-fns/subHours';
import type { Database, Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import type { Log } from '../../kernel/log.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { Clock } from '../../kernel/time.ts';
import { appendCheckpoints } from '../../ledger/checkpoint-file.ts';
import type { Checkpoints, KeptCheckpoint } from '../../ledger/checkpoints.ts';

/** So much of the newest entries can be cut off at most without a signature that tells. */
const MINUTES = 15;
/** One a day is told of in the channel, at about the same time. */
const TOLD_HOURS = 23;
const NAME = 'ledger-checkpoint';

type Parts = {
  readonly database: Database;
  readonly checkpoints: Checkpoints;
  readonly recurring: Recurring;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: Reach;
  /** LEDGER_CHECKPOINT_FILE */
  readonly file: string | undefined;
  /** LEDGER_CHECKPOINT_CHANNEL */
  readonly channelId: string | undefined;
  readonly teamId: string;
};

/** Signs the head of the ledger again and again, and keeps the checkpoints where whoever has the database cannot change them. */
export function defineCheckpointJob(parts: Parts): void {
  const { database, checkpoints, recurring, notices, clock, log, reach, file, channelId, teamId } = parts;

  async function tell(tx: Transaction, { id: subjectId }: KeptCheckpoint): Promise<void> {
    if (channelId === undefined) return;
    const kind = NAME;
    const since = { gt: subHours(clock.now(), TOLD_HOURS) };
    if (await tx.slackMessage.findFirst({ where: { kind, updatedAt: since }, select: { id: true } })) return;
    await notices.tell(tx, { kind, subjectId, teamId, place: channelId });
  }

  async function round(): Promise<void> {
    await checkpoints.sign({ also: tell });
    reach('checkpoint: signed, not written');
    // Also what an instance before this one signed and could not write.
    if (file !== undefined) await appendCheckpoints(file, checkpoints);
  }

  recurring.every(MINUTES, NAME, () => database.withLease(NAME, round), {
    first: MINUTES,
    gaveUp: () =>
      log.error({ file }, 'The ledger could not be signed, or its checkpoints not be written to their file'),
  });
}
