import type { JsonObject } from '../../src/sandbox/slack/json.ts';

/** An ID of nothing. */
const NOTHING = '00000000-0000-4000-8000-000000000000';

/** Whatever a button, a menu or a form of the desk may carry, about things that are not there. @param subject the customer, where it is one */
export const everything = (subject: string, channel: string, userId: string): JsonObject => ({
  ...{ channel, userId, account: subject, id: subject, customer: subject, of: subject },
  ...{ move: NOTHING, wave: NOTHING, machine: NOTHING, plan: NOTHING, import: NOTHING },
  ...{ approval: NOTHING, rule: NOTHING, ticket: NOTHING, person: NOTHING, request: NOTHING },
  ...{ purchase: NOTHING, draft: NOTHING, software: `${NOTHING}:1`, kind: 'purchase', filter: 'all' },
  ...{ kms: false, again: false, line: 0, page: 0, round: '' },
});

/** Buttons that carry what they are about as JSON; the others carry an ID. */
const AS_JSON =
  /^(approval\.rule\.|software\.|purchase\.again$|move\.(list|open|machines|writeOff|transfer|waves|wave|risks|lines)(\.page\.\w+)?$)/;

/** Buttons and menus that carry something else. */
const WORDS: Readonly<Record<string, string>> = {
  'move.more': `settings ${NOTHING}`,
  'purchase.line.menu': 'change 1',
  'audit.newer': '1',
  'audit.older': '1',
  'month.export.1': '2026-10',
  'reminders.later': `day ${NOTHING} 1`,
  'health.retry': NOTHING,
};

/** What a button carries, or what is chosen in a menu. */
export function valueOf(id: string, subject: string, channel: string, userId: string): string {
  if (AS_JSON.test(id)) return JSON.stringify(everything(subject, channel, userId));
  return WORDS[id] ?? subject;
}

/** Buttons of messages, of which those that also stand in windows open another on top of theirs. */
export const IN_MESSAGE = /^downloadLink\.(download|copy|anew)$/;

/** What was entered in a form without which it says nothing. */
export const ENTERED: Readonly<Record<string, JsonObject>> = {
  'move.kit.form': { 'move-kit-machines': { machines: { type: 'static_select', selected_option: { value: '1' } } } },
};
