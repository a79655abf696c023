import type { ModalView } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import {
  actions,
  button,
  changeBlock,
  channelMention,
  channelSelect,
  context,
  input,
  joinMrkdwn,
  message,
  modal,
  moment,
  numberInput,
  option,
  section,
  staticSelect,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Mrkdwn, Words } from '../../slack/blocks/index.ts';
import { changedSettings, POLICY_FIELDS, RANGES } from './rules.ts';
import type { KeySettings, PolicyProblem } from './rules.ts';
import type { Alert } from './rules-alert.ts';
import type { KeyDraft } from './service.ts';

export const FORM = 'keyRules.form';
export const CONFIRM = 'keyRules.confirm';
export const CHANNEL_BLOCK = 'channel';
export const SECOND_BLOCK = 'secondPerson';

const LABELS = {
  perPersonHour: 'keyRules.perPersonHour',
  perCustomerDay: 'keyRules.perCustomerDay',
  coolDownMinutes: 'keyRules.coolDownMinutes',
  visibleMinutes: 'keyRules.visibleMinutes',
  channelId: 'keyRules.channel',
  secondPerson: 'keyRules.secondPerson',
} as const satisfies Record<keyof KeySettings, MessageKey>;

/** The section of `/csp-admin`: what holds now, to be changed at once. @param home the action that leads back to the list */
export function settingsView(
  t: Translator,
  settings: KeySettings,
  { home, note }: { readonly home: string; readonly note?: MessageKey | undefined },
): ModalView {
  return modal({
    callbackId: FORM,
    title: t('keyRules.title'),
    submit: t('keyRules.next'),
    close: t('common.close'),
    blocks: [
      actions(button(t('common.back'), home)),
      note !== undefined && section(t(note)),
      context(t('keyRules.about')),
      input(t('keyRules.channel'), channelSelect({ actionId: 'channel', chosen: settings.channelId ?? undefined }), {
        blockId: CHANNEL_BLOCK,
        optional: true,
        hint: t('keyRules.channel.hint'),
      }),
      input(
        t('keyRules.secondPerson'),
        staticSelect({
          actionId: 'secondPerson',
          options: (['no', 'yes'] as const).map((each) => option(t(`keyRules.secondPerson.${each}`), each)),
          chosen: settings.secondPerson ? 'yes' : 'no',
        }),
        { blockId: SECOND_BLOCK, hint: t('keyRules.secondPerson.hint') },
      ),
      ...POLICY_FIELDS.map((field) => {
        const { min, max } = RANGES[field];
        return input(t(LABELS[field]), numberInput({ actionId: field, initial: settings[field], min, max }), {
          blockId: field,
          hint: t('common.field.between', { min, max }),
        });
      }),
    ],
  });
}

export function fieldErrors(t: Translator, problems: readonly PolicyProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.map(({ field, kind, min, max }) => [
      field,
      kind === 'not-whole' ? t('common.field.wholeNumber') : t('common.field.between', { min, max }),
    ]),
  );
}

/** What would change, before it does. */
export function confirmView(t: Translator, { id, before, now }: KeyDraft): ModalView {
  return modal({
    callbackId: CONFIRM,
    title: t('keyRules.title'),
    submit: t('keyRules.save'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ draft: id }),
    blocks: [
      ...changedSettings(before, now).map((name) =>
        changeBlock(t, t(LABELS[name]), { from: valueWords(t, before, name), to: valueWords(t, now, name) }),
      ),
      context(t('keyRules.effect')),
    ],
  });
}

function valueWords(t: Translator, settings: KeySettings, name: keyof KeySettings): Words {
  switch (name) {
    case 'channelId':
      return settings.channelId === null ? t('keyRules.channel.none') : channelMention(settings.channelId);
    case 'secondPerson':
      return t(`keyRules.secondPerson.${settings.secondPerson ? 'yes' : 'no'}`);
    case 'perPersonHour':
    case 'perCustomerDay':
    case 'coolDownMinutes':
    case 'visibleMinutes':
      return new Intl.NumberFormat(t.locale).format(settings[name]);
  }
}

export function alertMessage(t: Translator, alert: Alert): Message {
  return message({ text: t('keyRules.alert.notification'), blocks: [section(alertWords(t, alert))] });
}

function alertWords(t: Translator, alert: Alert): Mrkdwn {
  switch (alert.kind) {
    case 'limit-person':
    case 'limit-customer': {
      const key = alert.kind === 'limit-person' ? 'keyRules.alert.limitPerson' : 'keyRules.alert.limitCustomer';
      const { name, limit, what } = alert;
      return translateMrkdwn(t, key, { name, limit, what, until: moment(new Date(alert.until), t) });
    }
    case 'refusals':
      return translateMrkdwn(t, 'keyRules.alert.refusals', {
        name: alert.name,
        count: alert.count,
        minutes: alert.minutes,
      });
    case 'page-locked':
      return translateMrkdwn(t, 'keyRules.alert.pageLocked', { name: alert.name, what: alert.what });
    case 'outside':
      return joinMrkdwn([
        translateMrkdwn(t, 'keyRules.alert.outside', { count: alert.count }),
        ...alert.accesses.map(({ key, who, customer, at }) => {
          const words = key ? 'keyRules.alert.outsideKey' : 'keyRules.alert.outsideLink';
          return translateMrkdwn(t, words, { who, customer, at: moment(new Date(at), t) });
        }),
        ...(alert.count > alert.accesses.length ? [t('keyRules.alert.outsideMore')] : []),
      ]);
    case 'channel-set':
      return translateMrkdwn(t, 'keyRules.alert.channelSet', { name: alert.name });
    case 'linked':
      return translateMrkdwn(t, 'keyRules.alert.linked', { name: alert.name, who: alert.who, account: alert.account });
  }
}
