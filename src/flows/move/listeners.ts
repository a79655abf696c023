import type { App } from '@slack/bolt';
import type { Counter } from '../../slack/counter.ts';
import { entryIn } from '../../slack/entries.ts';
import type { Visitors } from '../../slack/visitor.ts';
import type { MoveCheck } from './service.ts';
import { BLOCKS, checkedView, MOVE_FORM, moveForm, problemsAt } from './views.ts';

type Parts = { readonly moveCheck: MoveCheck; readonly visitors: Visitors; readonly counter: Counter };

/** `/csp-move`: what machines said of their licences goes in, what to do with each comes out; only who asked sees it. */
export function registerMoveCheck(app: App, { moveCheck, visitors, counter }: Parts): void {
  app.command('/csp-move', async ({ ack, body, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const view = await counter.open(visitor, body.trigger_id, respond);
    if (!view) return;
    await counter.fill(visitor, view, async () => {
      const right = await moveCheck.begin(visitor.person);
      return right.kind === 'refused' ? counter.refusalView(visitor, right) : moveForm(visitor.t);
    });
  });

  app.view(MOVE_FORM, async ({ ack, body, view }) => {
    const visitor = await visitors.of(body);
    const entered = view.state.values;
    const outcome = await moveCheck.check(visitor.person, {
      text: entryIn(entered, BLOCKS.text),
      machine: entryIn(entered, BLOCKS.machine),
      captured: entryIn(entered, BLOCKS.captured),
    });
    switch (outcome.kind) {
      case 'invalid':
        return ack({ response_action: 'errors', errors: problemsAt(visitor.t, outcome) });
      case 'refused':
        return ack({ response_action: 'update', view: counter.refusalView(visitor, outcome) });
      case 'checked':
        return ack({ response_action: 'update', view: checkedView(visitor.t, outcome) });
    }
  });
}
