import type { App, BlockAction, RespondFn } from '@slack/bolt';
import { translatorFor } from '../../i18n/translator.ts';
import { message, section } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import type { HomeTab } from '../../slack/home-tab.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { SNOOZES } from './rules.ts';
import type { DecideOutcome, Reminders } from './service.ts';
import { digestMessage, KEEP, LATER, noteView, RECONSIDER } from './views.ts';

type Parts = {
  readonly reminders: Reminders;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
  readonly homeTab: HomeTab;
};

/** The direct message about closing windows, and its buttons; *Cancel…* opens the form of a cancellation. */
export function registerReminders(app: App, { reminders, visitors, counter, delivery, homeTab }: Parts): void {
  delivery.paint('refund-reminder', async (digestId) => {
    const digest = await reminders.digest(digestId);
    if (!digest) return null;
    const { locale, zone, userId } = digest.person;
    return { content: digestMessage(translatorFor(locale, zone), digest), owner: userId };
  });

  const decisions = [
    [KEEP, reminders.keep],
    [RECONSIDER, reminders.reconsider],
  ] as const;
  for (const [pressed, decide] of decisions) {
    app.action<BlockAction>(pressed, async ({ ack, body, action, respond }) => {
      await ack();
      const visitor = await visitors.of(body);
      const line = 'value' in action ? (action.value ?? '') : '';
      await tell(visitor, body, respond, await decide(visitor.person, line));
    });
  }

  app.action<BlockAction>(LATER, async ({ ack, body, action, respond }) => {
    await ack();
    const visitor = await visitors.of(body);
    const chosen = 'selected_option' in action ? (action.selected_option?.value ?? '') : '';
    const word = chosen.split(' ', 1)[0];
    const line = chosen.slice((word?.length ?? 0) + 1);
    const snooze = SNOOZES.find((known) => known === word);
    const outcome = snooze ? await reminders.snooze(visitor.person, line, snooze) : { kind: 'stale' as const };
    await tell(visitor, body, respond, outcome);
  });

  /** What was recorded shows in the message itself, or in the Home tab, where it was decided there. */
  async function tell(
    visitor: Visitor,
    { view, trigger_id: triggerId }: BlockAction,
    respond: RespondFn,
    outcome: DecideOutcome,
  ): Promise<void> {
    if (view) {
      if (outcome.kind !== 'recorded') {
        const opened = await counter.open(visitor, triggerId);
        const said =
          outcome.kind === 'refused'
            ? counter.refusalView(visitor, outcome)
            : noteView(visitor.t, visitor.t('reminders.stale'));
        if (opened) await counter.fill(visitor, opened, async () => said);
      }
      return homeTab.show(visitor);
    }
    if (outcome.kind === 'refused') await counter.whisper(respond, counter.refusalMessage(visitor, outcome));
    if (outcome.kind !== 'stale') return;
    const text = visitor.t('reminders.stale');
    await counter.whisper(respond, message({ text, blocks: [section(text)] }));
  }
}
