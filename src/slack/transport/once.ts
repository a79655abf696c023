import type { ReceiverEvent } from '@slack/bolt';
import type { Log } from '../../kernel/log.ts';
import type { RightOfWay } from '../../kernel/right-of-way.ts';
import { envelopeIdOf } from './envelope-id.ts';
import type { Envelopes } from './envelopes.ts';
import { createTurns } from './turns.ts';

/** What is done with something that came from Slack. */
export type Process = (event: ReceiverEvent) => Promise<void>;

type Parts = {
  readonly envelopes: Envelopes;
  readonly rightOfWay: Pick<RightOfWay, 'giveWay'>;
  readonly log: Log;
};

/**
 * Does the work of each envelope once. A gesture whose answer says nothing is acknowledged before anything else; a form that
 * comes twice is answered as the first time; a question (the options of a menu) is answered again.
 */
export function doOnce(process: Process, { envelopes, rightOfWay, log }: Parts): Process {
  const myTurn = createTurns(rightOfWay);

  /** Where the database does not answer the work is begun: it fails by itself, and says so to the person. */
  async function isFirst(id: string): Promise<boolean> {
    try {
      return await envelopes.claim(id);
    } catch (error) {
      log.warn(
        { err: error instanceof Error ? error.message : 'unknown' },
        'Whether a delivery is the first is not known',
      );
      return true;
    }
  }

  async function answerForm(event: ReceiverEvent, id: string): Promise<void> {
    if (!(await isFirst(id))) {
      const before = await envelopes.answerTo(id);
      if (before) return event.ack(before.answer);
      log.warn({}, 'A form that comes again was not answered before; it is handed in anew');
    }
    await process({
      ...event,
      ack: async (answer: unknown) => {
        await event.ack(answer);
        await envelopes.keepAnswer(id, answer).catch((error: unknown) => {
          log.warn({ err: error instanceof Error ? error.message : 'unknown' }, 'The answer to a form was not kept');
        });
      },
    });
  }

  return async (event) => {
    const { type } = event.body;
    if (type === 'block_suggestion') return process(event);
    const id = envelopeIdOf(event);
    if (type === 'view_submission') return id === undefined ? process(event) : answerForm(event, id);
    await event.ack();
    await myTurn();
    if (id !== undefined && !(await isFirst(id))) return;
    await process({ ...event, ack: async () => undefined });
  };
}
