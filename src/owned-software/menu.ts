import type { InputBlock, PlainTextOption } from '@slack/types';
import type { OwnedSoftware } from '../flows/software/service.ts';
import type { Translator } from '../i18n/translator.ts';
import { dayInZone } from '../kernel/dates.ts';
import { clamp } from '../kernel/text.ts';
import { externalSelect, input, option } from '../slack/blocks/index.ts';
import { softwareName } from './usable.ts';

/** Slack's limit for the text of an option. */
const OPTION_LENGTH = 75;

/** `Windows Server 2022 Standard · 2 × · 12 Nov 2026`: the name is cut before what tells two orders of it apart. */
export function softwareOption(t: Translator, software: OwnedSoftware): PlainTextOption {
  const { quantity, orderedAt } = software;
  const facts = [
    `${new Intl.NumberFormat(t.locale).format(quantity)} ×`,
    ...(orderedAt ? [dayInZone(orderedAt, t.zone, t.locale)] : []),
  ].join(' · ');
  const name = clamp(softwareName(software), OPTION_LENGTH - facts.length - ' · '.length);
  return option(`${name} · ${facts}`, software.id, t('ownedSoftware.order', { order: software.orderId }));
}

/** The field *Software* of a form about something the customer owns: a menu that is searched while typing. */
export function softwareInput(
  t: Translator,
  form: {
    readonly blockId: string;
    readonly actionId: string;
    readonly customerChosen: boolean;
    readonly chosen: OwnedSoftware | undefined;
  },
): InputBlock {
  const menu = externalSelect({
    actionId: form.actionId,
    minimum: 0,
    placeholder: t('ownedSoftware.placeholder'),
    ...(form.chosen ? { chosen: softwareOption(t, form.chosen) } : {}),
  });
  return input(t('ownedSoftware.label'), menu, {
    blockId: form.blockId,
    dispatch: true,
    ...(form.customerChosen ? {} : { hint: t('ownedSoftware.first') }),
  });
}
