import type { ReceiverEvent } from '@slack/bolt';
import { newReference } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { message, modal, section } from './blocks/index.ts';
import type { Tell } from './telling.ts';
import { Busy } from './transport/busy.ts';
import type { Visitors } from './visitor.ts';

/** What cannot be taken now, because too much is under way already: nothing of it is begun. */
export type Refuse = (event: ReceiverEvent) => Promise<void>;

/** So many are told at a time that their button did nothing; the others see that nothing happened. */
const MOST_TOLD = 20;

type Parts = { readonly visitors: Pick<Visitors, 'spoken'>; readonly tell: Tell; readonly log: Log };

/**
 * Says "busy, try again" without asking anybody anything: a command in its acknowledgement, a form on top of itself, a button
 * where it was pressed. An event is not taken, and comes again.
 * @throws Busy for an event
 */
export function createRefusal({ visitors, tell, log }: Parts): Refuse {
  let told = 0;

  return async ({ body, ack }) => {
    const reference = newReference();
    log.warn({ reference }, 'Too much is under way to take any more');
    const t = visitors.spoken(body);
    const words = t('common.error.busy', { reference });
    const blocks = [section(words)];
    const content = message({ text: words, blocks });
    if (typeof body['command'] === 'string') return ack({ response_type: 'ephemeral', ...content });
    switch (body['type']) {
      case 'event_callback':
        throw new Busy('Too much is under way');
      case 'block_suggestion':
        return ack({ options: [] });
      case 'view_submission': {
        const [title, close] = [t('common.error.title'), t('common.back')];
        return ack({ response_action: 'push', view: modal({ callbackId: 'busy', title, close, blocks }) });
      }
    }
    await ack();
    if (body['type'] !== 'block_actions' || told >= MOST_TOLD) return;
    told += 1;
    const { user } = body as { readonly user?: { readonly id?: string } };
    await tell(body, user?.id, content).finally(() => (told -= 1));
  };
}
