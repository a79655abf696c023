import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { Counter } from '../../slack/counter.ts';
import { entryIn } from '../../slack/entries.ts';
import { gesturesOf } from './listeners-gestures.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import type { CheckOutcome, MoveCheck } from './service-check.ts';
import { BLOCKS, CHECK_FORM, checkedView, checkForm, noteView, problemsAt } from './views-check.ts';
import { ONLY_CHECK } from './views-list.ts';

type Parts = { readonly moveCheck: MoveCheck; readonly visitors: Visitors; readonly counter: Counter };

/** *Only check machines*: what machines said of their licences goes in, what to do with each comes out; only who asked sees it. */
export function registerMoveCheck(app: App, { moveCheck, visitors, counter }: Parts): void {
  const { onPress } = gesturesOf(app, { visitors, counter });

  onPress(ONLY_CHECK, async ({ visitor }) => {
    const right = await moveCheck.begin(visitor.person);
    return right.kind === 'refused' ? counter.refusalView(visitor, right) : checkForm(visitor.t);
  });

  app.view(CHECK_FORM, async ({ ack, body, view }) => {
    const entered = view.state.values;
    const served = await visitors.handIn(body, ({ person }) =>
      moveCheck.check(person, {
        text: entryIn(entered, BLOCKS.text),
        machine: entryIn(entered, BLOCKS.machine),
        captured: entryIn(entered, BLOCKS.captured),
      }),
    );
    if (served.ready) {
      const { visitor, value: outcome } = served;
      if (outcome.kind === 'invalid') return ack({ response_action: 'errors', errors: problemsAt(visitor.t, outcome) });
      return ack({ response_action: 'update', view: outcomeView(visitor, outcome) });
    }
    await ack({ response_action: 'update', view: noteView(served.t, served.t('move.busy')) });
    await counter.fill(served, { viewId: view.id }, async () => {
      const { visitor, value: outcome } = await served.later;
      return outcomeView(visitor, outcome);
    });
  });

  function outcomeView(visitor: Visitor, outcome: CheckOutcome): ModalView {
    switch (outcome.kind) {
      case 'invalid':
        return noteView(visitor.t, Object.values(problemsAt(visitor.t, outcome)).join(' '));
      case 'refused':
        return counter.refusalView(visitor, outcome);
      case 'checked':
        return checkedView(visitor.t, outcome);
    }
  }
}
