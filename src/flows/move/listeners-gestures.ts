import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { z } from 'zod';
import { noteUnder } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';

type Front = { readonly visitors: Visitors; readonly counter: Counter };
type Pressed = { readonly visitor: Visitor; readonly value: string; readonly body: BlockAction };

/** What buttons of the move do: from a message they open a modal, within a modal they draw it anew. */
export function gesturesOf(app: App, { visitors, counter }: Front) {
  function onPress(actionId: string, draw: (pressed: Pressed) => Promise<ModalView>): void {
    app.action<BlockAction>({ action_id: actionId, type: 'block_actions' }, async ({ ack, body, action, respond }) => {
      await ack();
      const visitor = await visitors.of(body);
      const value = valueOf(action);
      await present(visitor, body, respond, () => draw({ visitor, value, body }));
    });
  }

  async function present(
    visitor: Visitor,
    body: BlockAction,
    respond: RespondFn,
    draw: () => Promise<ModalView>,
  ): Promise<void> {
    const view = body.view ? { viewId: body.view.id } : await counter.open(visitor, body.trigger_id, respond);
    if (view) await counter.fill(visitor, view, draw);
  }

  return { onPress, present };
}

/** @returns what a button carries, or what was chosen in a menu */
export function valueOf(action: BlockAction['actions'][number]): string {
  if ('selected_option' in action) return action.selected_option?.value ?? '';
  return 'value' in action ? (action.value ?? '') : '';
}

/** Something to read, in the place of a form. */
export const moveNote = noteUnder('moves.title');

export const staleView = ({ t }: Pick<Visitor, 't'>): ModalView =>
  moveNote(t, t('common.error.staleForm', { command: '/csp-move' }));

/** @returns what a button carried as JSON; a value that is not ours is read as nothing */
export function carried<T>(schema: z.ZodType<T>, value: string): T | null {
  return readMetadata(schema, value);
}
