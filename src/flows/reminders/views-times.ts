import type { ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  button,
  changeBlock,
  context,
  input,
  modal,
  numberInput,
  plainTextInput,
  section,
} from '../../slack/blocks/index.ts';
import { changedFields, NUMBER_FIELDS, RANGES } from './rules-times.ts';
import type { ReminderTimes, TimeField, TimesProblem } from './rules-times.ts';
import type { TimesDraft } from './service-times.ts';

export const TIMES_FORM = 'reminderTimes.form';
export const CONFIRM_TIMES = 'reminderTimes.confirm';

const LABELS = {
  closing: 'reminderTimes.closing',
  idleDays: 'reminderTimes.idleDays',
  morningHour: 'reminderTimes.morningHour',
  riskDays: 'reminderTimes.riskDays',
  ticketHours: 'reminderTimes.ticketHours',
  microsoftDays: 'reminderTimes.microsoftDays',
} as const satisfies Record<TimeField, MessageKey>;

/** The section *Reminders*: what holds now, to be changed at once. @param home the action that leads back to the list */
export function timesView(
  t: Translator,
  times: ReminderTimes,
  { home, note }: { readonly home: string; readonly note?: MessageKey | undefined },
): ModalView {
  return modal({
    callbackId: TIMES_FORM,
    title: t('reminderTimes.title'),
    submit: t('reminderTimes.next'),
    close: t('common.close'),
    blocks: [
      actions(button(t('common.back'), home)),
      note !== undefined && section(t(note)),
      context(t('reminderTimes.about')),
      input(
        t(LABELS.closing),
        plainTextInput({ actionId: 'closing', initial: times.closing.map(typed(t)).join(', '), maxLength: 100 }),
        { blockId: 'closing', hint: t('reminderTimes.closing.hint') },
      ),
      ...NUMBER_FIELDS.map((field) => {
        const { min, max } = RANGES[field];
        const element = numberInput({ actionId: field, initial: times[field], min, max });
        return input(t(LABELS[field]), element, { blockId: field, hint: t('common.field.between', { min, max }) });
      }),
    ],
  });
}

/** What would change, before it does. */
export function confirmTimesView(t: Translator, { id, before, now }: TimesDraft): ModalView {
  const changes = changedFields(before, now).map((field) =>
    changeBlock(t, t(LABELS[field]), { from: words(t, before, field), to: words(t, now, field) }),
  );
  return modal({
    callbackId: CONFIRM_TIMES,
    title: t('reminderTimes.title'),
    submit: t('reminderTimes.save'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ draft: id }),
    blocks: [...changes, context(t('reminderTimes.effect'))],
  });
}

export function timesErrors(t: Translator, problems: readonly TimesProblem[]): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => [problem.field, problemWords(t, problem)]));
}

function problemWords(t: Translator, problem: TimesProblem): string {
  switch (problem.kind) {
    case 'not-whole':
      return t('common.field.wholeNumber');
    case 'outside':
      return t('common.field.between', { min: problem.min, max: problem.max });
    case 'no-times':
    case 'too-many':
    case 'too-long':
      return t(`reminderTimes.closing.${problem.kind}`);
  }
}

/** As the field takes it: `7d`. */
const typed = (t: Translator) => (hours: number) =>
  hours % 24 === 0
    ? t('reminderTimes.typed.days', { count: hours / 24 })
    : t('reminderTimes.typed.hours', { count: hours });

function words(t: Translator, times: ReminderTimes, field: TimeField): string {
  switch (field) {
    case 'closing':
      return new Intl.ListFormat(t.locale).format(
        times.closing.map((hours) =>
          hours % 24 === 0
            ? t('cancellation.policy.days', { count: hours / 24 })
            : t('cancellation.policy.hours', { count: hours }),
        ),
      );
    case 'idleDays':
    case 'riskDays':
    case 'microsoftDays':
      return t('cancellation.policy.days', { count: times[field] });
    case 'ticketHours':
      return t('cancellation.policy.hours', { count: times[field] });
    case 'morningHour':
      return t('reminderTimes.oClock', { hour: times.morningHour });
  }
}
