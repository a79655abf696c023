import type { KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../i18n/translator.ts';
import { bold, joinMrkdwn, modal, section } from './blocks/index.ts';
import type { Counter } from './counter.ts';
import type { Visitor, Visitors, WhoAndWhere } from './visitor.ts';

/** How Slack may be answered when a form is handed in: it is closed, corrected, or makes place for another view. */
export type FormAnswer =
  | { readonly response_action: 'clear' }
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

type Labelled = { readonly block_id?: string | undefined; readonly label?: { readonly text: string } | undefined };
type HandedInForm = {
  readonly ack: (answer: FormAnswer) => Promise<void>;
  readonly body: WhoAndWhere;
  readonly view: { readonly id: string; readonly blocks: readonly object[] };
};

/**
 * Does what a form asks for and answers with what came of it. What is not ready when Slack must have its answer, or fails, is
 * told in the view: the form is gone by then, so also that it is done, or what was wrong in which field.
 */
export async function answerForm(
  { visitors, counter }: { readonly visitors: Visitors; readonly counter: Counter },
  { ack, body, view }: HandedInForm,
  work: (visitor: Visitor) => Promise<FormAnswer>,
): Promise<void> {
  const served = await visitors.handIn(body, work);
  if (served.ready) return ack(served.value);
  await ack({ response_action: 'update', view: noteView(served.t, [section(served.t('common.loading'))]) });
  await counter.fill(served, { viewId: view.id }, async () => {
    const { visitor, value } = await served.later;
    return lateView(visitor.t, value, view.blocks);
  });
}

/** What a form that is gone already says of the answer that came after it. */
export function lateView(t: Translator, answer: FormAnswer, form: readonly Labelled[]): ModalView {
  switch (answer.response_action) {
    case 'update':
      return answer.view;
    case 'clear':
      return noteView(t, [section(t('common.handedIn'))]);
    case 'errors': {
      const labelOf = (id: string) => form.find(({ block_id }) => block_id === id)?.label?.text;
      const wrong = Object.entries(answer.errors).map(([id, words]) => {
        const label = labelOf(id);
        return section(label === undefined ? words : joinMrkdwn([bold(label), words]));
      });
      return noteView(t, [section(t('common.notHandedIn')), ...wrong]);
    }
  }
}

const noteView = (t: Translator, blocks: KnownBlock[]) =>
  modal({ callbackId: 'form-answer', title: 'CSP Desk', close: t('common.close'), blocks });
