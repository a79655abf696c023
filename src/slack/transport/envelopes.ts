import { subHours } from 'date-fns/subHours';
import type { Database } from '../../database/database.ts';
import { ask } from '../../database/statements.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import { revealed } from '../../kernel/revealed.ts';
import { monotonic, pause } from '../../kernel/time.ts';
import type { Clock } from '../../kernel/time.ts';
import type { SealedColumn } from '../../secrets/rotation.ts';
import type { Secrets } from '../../secrets/secrets.ts';

/** What Slack delivered, so that whatever comes twice, to whichever instance, is done once. */
export type Envelopes = {
  /** @returns whether this delivery is the first: who claims it does its work */
  readonly claim: (id: string) => Promise<boolean>;
  /** Keeps, sealed, how a form was answered: a view may hold what only its reader may see. */
  readonly keepAnswer: (id: string, answer: unknown) => Promise<void>;
  /** Waits a moment for the answer to the first delivery. @returns undefined where there is none: whoever had it is gone */
  readonly answerTo: (id: string) => Promise<{ readonly answer: unknown } | undefined>;
};

/** Slack's last repetition of an event comes after five minutes. Source: Slack, "Events API", *Retries*. */
const KEPT_HOURS = 1;
const MINUTES = 60;
const BATCH = 5_000;
const LOOK_MS = 50;
/** The first delivery is answered in half of Slack's three seconds (in-time.ts), the second has to be as well. */
const PATIENCE_MS = 2_000;

export function createEnvelopes({
  database,
  secrets,
  clock,
  recurring,
}: {
  readonly database: Database;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly recurring: Pick<Recurring, 'every'>;
}): Envelopes {
  recurring.every(MINUTES, 'envelope-retention', async () => {
    const before = subHours(clock.now(), KEPT_HOURS);
    while ((await drop(before)) === BATCH);
  });

  const drop = (before: Date) => database.read.$executeRaw`
    DELETE FROM envelope WHERE id IN
      (SELECT id FROM envelope WHERE taken_at < ${before}::timestamptz ORDER BY taken_at LIMIT ${BATCH})`;

  async function answerNow(id: string): Promise<{ readonly answer: unknown } | undefined> {
    const text = 'SELECT sealed_answer AS sealed FROM envelope WHERE id = $1 AND sealed_answer IS NOT NULL';
    const [kept] = (await ask<{ sealed: string }>(database.pool, text, [id])).rows;
    const opened = kept && secrets.open(kept.sealed, contextOf(id));
    if (opened?.kind !== 'revealed') return undefined;
    const { answer } = JSON.parse(opened.forOnePerson()) as { readonly answer?: unknown };
    return { answer };
  }

  return {
    async claim(id) {
      const text = 'INSERT INTO envelope (id, taken_at) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING';
      return (await ask(database.pool, text, [id, clock.now()])).rowCount === 1;
    },
    async keepAnswer(id, answer) {
      const sealed = secrets.seal(revealed(JSON.stringify({ answer })), contextOf(id));
      await ask(database.pool, 'UPDATE envelope SET sealed_answer = $2 WHERE id = $1', [id, sealed]);
    },
    async answerTo(id) {
      const until = monotonic() + PATIENCE_MS;
      for (;;) {
        const found = await answerNow(id);
        if (found || monotonic() > until) return found;
        await pause(LOOK_MS);
      }
    },
  };
}

function contextOf(id: string) {
  return { kind: 'form-answer', customer: 'desk', subject: `envelope:${id}` };
}

export const sealedAnswers: SealedColumn = {
  table: 'envelope',
  id: { column: 'id', type: 'text' },
  column: 'sealed_answer',
  kind: 'text',
  needs: {},
  contextOf: ({ id = '' }) => contextOf(id),
};
