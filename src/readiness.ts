import type pg from 'pg';
import { monotonic, pause } from './kernel/time.ts';

/** What a desk needs before it can serve anybody. */
export type Missing = 'start' | 'slack' | 'database' | 'disk';

type Parts = {
  /** everything was started, which includes every migration, and nothing is being stopped */
  readonly started: () => boolean;
  /** Slack can reach us */
  readonly connected: () => boolean;
  readonly pool: pg.Pool;
  /** nothing can be recorded, because there is no room for it */
  readonly full: () => boolean;
};

const PATIENCE_MS = 2_000;
/** However many ask, the database is asked once in this time. */
const KEPT_MS = 1_000;

/** @returns a function that says what is missing now; nothing: the desk is ready */
export function createReadiness({ started, connected, pool, full }: Parts): () => Promise<readonly Missing[]> {
  let asked: { readonly at: number; readonly answer: Promise<boolean> } | undefined;

  function databaseAnswers(): Promise<boolean> {
    if (!asked || monotonic() - asked.at > KEPT_MS) asked = { at: monotonic(), answer: ask(pool) };
    return asked.answer;
  }

  return async () => {
    if (!started()) return ['start'];
    return [
      ...(connected() ? [] : ['slack' as const]),
      ...((await databaseAnswers()) ? [] : ['database' as const]),
      ...(full() ? ['disk' as const] : []),
    ];
  };
}

async function ask(pool: pg.Pool): Promise<boolean> {
  const stop = new AbortController();
  const answer = pool.query('SELECT 1').then(
    () => true,
    () => false,
  );
  const late = pause(PATIENCE_MS, stop.signal).then(() => false);
  return Promise.race([answer, late]).finally(() => stop.abort());
}
