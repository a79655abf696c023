import type { KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { dayInZone } from '../../kernel/dates.ts';
import { PARTNER_CENTER } from '../../owned-software/portal.ts';
import { actions, bold, button, codeBlock, modal, section } from '../../slack/blocks/index.ts';
import type { ListedMove } from './service.ts';

export const OPEN_PARTNER_CENTER = 'move.help.open';

/**
 * P11: the technical presales and deployment services request to Microsoft, every text ready to copy, with the figures of the
 * move. It is written in English, whatever the reader speaks: Microsoft reads it.
 */
export function helpView(t: Translator, english: Translator, listed: ListedMove): ModalView {
  const { move } = listed;
  return modal({
    callbackId: 'move.help',
    title: t('moves.help.title'),
    close: t('common.close'),
    blocks: [
      section(t('moves.help.about')),
      ...toCopy(t('moves.help.subject'), english('moves.help.subjectText', { customer: move.customerName })),
      ...toCopy(t('moves.help.description'), requestText(english, listed)),
      actions(button(t('moves.help.open'), OPEN_PARTNER_CENTER, { url: PARTNER_CENTER })),
    ],
  });
}

function toCopy(label: string, text: string): KnownBlock[] {
  return [section(bold(label)), codeBlock(text)];
}

function requestText(t: Translator, { move, figures }: ListedMove): string {
  const { of, machines, earliest, failures, plan } = figures;
  const day = (at: Date) => dayInZone(at, move.zone, t.locale);
  const keys = move.keys.map(({ title, activationsKnown }) =>
    activationsKnown === null
      ? t('moves.help.key', { key: title })
      : t('moves.help.keyWith', { key: title, count: activationsKnown }),
  );
  return [
    t('moves.help.what', { customer: move.customerName, tenant: move.customerId, machines }),
    t('moves.help.figures', { done: of.done, failed: of.failed, left: of['to-go'] + of.failed }),
    ...(earliest ? [t('moves.help.earliest', { day: day(earliest) })] : []),
    ...(plan ? [t('moves.help.plan', { waves: plan.waves, from: day(plan.from), until: day(plan.until) })] : []),
    ...(failures.length > 0
      ? [t('moves.help.errors', { codes: failures.map(({ code, count }) => `${code} (${count})`).join(', ') })]
      : []),
    ...(keys.length > 0 ? [t('moves.help.keys', { keys: keys.join('; ') })] : []),
    t('moves.help.wish'),
  ].join('\n');
}
