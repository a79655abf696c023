import type { RespondFn } from '@slack/bolt';
import { modal } from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Visitor } from '../../slack/visitor.ts';
import type { ShownAt } from './records.ts';
import { revealed } from '../../kernel/revealed.ts';

/** Where a key comes onto the screen of whoever pressed *Show key*, and goes off it again. */
export type Surface = {
  /** by which it is taken away again */
  readonly place: ShownAt;
  readonly inModal: boolean;
  /** a window that was opened because the message must not hold a key: the message says so */
  readonly elsewhere: boolean;
  /** puts this in the place of what is there */
  readonly cover: (content: Message) => Promise<void>;
  /** says this without touching what is there, which may be a key */
  readonly beside: (content: Message) => Promise<void>;
};

/** The message whose button was pressed. */
export function messageSurface(counter: Counter, respond: RespondFn, responseUrl: string): Surface {
  return {
    place: { url: revealed(responseUrl) },
    inModal: false,
    elsewhere: false,
    cover: (content) => counter.replace(respond, content),
    beside: (content) => counter.whisper(respond, content),
  };
}

/** A window of its own, where the channel is not only our own people's. */
export function modalSurface(counter: Counter, visitor: Visitor, viewId: string): Surface {
  const put = (content: Message) => counter.fill(visitor, { viewId }, () => Promise.resolve(inModal(visitor, content)));
  return { place: { viewId }, inModal: true, elsewhere: true, cover: put, beside: put };
}

/** The window in which *Show key* stands, of a form that was opened in the Home tab. What is said beside the key comes on top of it. */
export function windowSurface(
  counter: Counter,
  visitor: Visitor,
  pressed: { readonly viewId: string; readonly triggerId: string },
  tell: (userId: string, content: Message) => Promise<void>,
): Surface {
  return {
    ...modalSurface(counter, visitor, pressed.viewId),
    elsewhere: false,
    async beside(content) {
      const above = await counter.push(visitor, pressed.triggerId);
      if (!above) return tell(visitor.person.userId, content);
      await counter.fill(visitor, above, () => Promise.resolve(inModal(visitor, content)));
    },
  };
}

export function inModal({ t }: Pick<Visitor, 't'>, { blocks }: Message) {
  return modal({
    callbackId: 'keyReveal.window',
    title: t('keyReveal.window.title'),
    close: t('common.close'),
    blocks,
  });
}
