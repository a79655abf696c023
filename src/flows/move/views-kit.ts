import type { KnownBlock, ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { clamp } from '../../kernel/text.ts';
import {
  button,
  context,
  input,
  joinMrkdwn,
  message,
  modal,
  mrkdwn,
  option,
  section,
  staticSelect,
} from '../../slack/blocks/index.ts';
import type { Message } from '../../slack/blocks/index.ts';
import type { KitChoice, KitForm, ShownKit } from './service-kit.ts';
import type { ListedMove } from './service.ts';
import type { MoveExtras } from './views-message.ts';
import type { WavePart } from './waves/views-waves.ts';

export const KIT = 'move.kit';
export const KIT_FORM = 'move.kit.form';
export const kitAt = { machines: 'move-kit-machines' } as const;

/** The form of a key, opened for a line of the customer's software (flows/key-reveal/). */
const GET_KEY = 'software.key';
const ALL = 'all';
/** Slack takes a hundred options. */
const MOST_CHOICES = 100;
const PRODUCTS_TOLD = 400;

/** The button in the message of a move, while something of it is to go. */
export function kitExtras(t: Translator, { move, figures }: ListedMove): MoveExtras {
  const isLeft = figures.of['to-go'] + figures.of.failed > 0;
  return { buttons: isLeft ? [button(t('moveKit.button'), KIT, { value: move.id })] : [] };
}

/** The kit of one wave, from that wave. */
export const waveKitButton: WavePart = (t, { move, wave, progress }) =>
  progress['to-go'] + progress.failed > 0
    ? [button(t('moveKit.button'), KIT, { value: `${move.id} ${String(wave.number)}` })]
    : [];

/** Asks for which machines. @param wave chosen already */
export function kitView(
  t: Translator,
  { move, choices }: Extract<KitForm, { kind: 'form' }>,
  wave?: string,
): ModalView {
  const shown = choices.length > MOST_CHOICES ? [...choices.slice(0, MOST_CHOICES - 1), ...choices.slice(-1)] : choices;
  const options = shown.map((choice) => option(choiceWords(t, choice), valueOf(choice)));
  const chosen = options.find(({ value }) => value === wave) ?? options[0];
  return modal({
    callbackId: KIT_FORM,
    title: t('moveKit.form.title'),
    submit: options.length > 0 ? t('moveKit.form.submit') : undefined,
    close: t('common.close'),
    metadata: JSON.stringify({ move: move.id }),
    blocks: [
      section(options.length > 0 ? t('moveKit.form.about') : t('moveKit.form.none')),
      options.length > 0 &&
        input(t('moveKit.form.machines'), staticSelect({ actionId: 'machines', options, chosen: chosen?.value }), {
          blockId: kitAt.machines,
        }),
    ],
  });
}

const valueOf = ({ wave }: KitChoice) => (wave === null ? ALL : String(wave));

/** @returns the wave that was chosen, null for all machines; undefined where nothing was */
export function waveIn(chosen: string | undefined): number | null | undefined {
  if (chosen === ALL) return null;
  return chosen !== undefined && /^\d{1,6}$/.test(chosen) ? Number(chosen) : undefined;
}

function choiceWords(t: Translator, { wave, machines, startsAt }: KitChoice): string {
  if (wave === null) return t('moveKit.form.all', { count: machines });
  return startsAt
    ? t('moveKit.form.wave', { number: wave, count: machines, from: startsAt })
    : t('moveKit.form.waveUnplanned', { number: wave, count: machines });
}

/** The message to whoever asked for a kit: how far it is, and then the keys it will ask for. @param what `wave 3 of “HQ servers”` */
export function kitMessage(t: Translator, shown: ShownKit, what: string): Message {
  return message({
    text: t('moveKit.message.notification', { what }),
    blocks: shown.kit.state === 'sent' ? sentBlocks(t, shown, what) : [section(stateWords(t, shown, what))],
  });
}

function stateWords(t: Translator, { kit }: ShownKit, what: string): string {
  switch (kit.state) {
    case 'empty':
      return t('moveKit.message.empty', { what });
    case 'failed':
      return t('moveKit.message.failed', { what, reference: kit.reference ?? '' });
    default:
      return t('moveKit.message.waiting', { what });
  }
}

function sentBlocks(
  t: Translator,
  { kit, keys, withoutKey, mayReveal }: ShownKit,
  what: string,
): (KnownBlock | false)[] {
  const cancelled = kit.move.keys.filter(({ cancelledAt }) => cancelledAt !== null);
  const { customerId } = kit.move;
  return [
    section(t('moveKit.message.sent', { what, count: kit.machines })),
    kit.leftOut > 0 && context(t('moveKit.message.leftOut', { count: kit.leftOut })),
    ...keys.map(({ key, products }) => {
      const words = t('moveKit.message.key', { title: key.title, count: products });
      const value = JSON.stringify({ customer: customerId, software: `${key.orderId}:${key.lineNumber}` });
      const accessibilityLabel = t('moveKit.message.getKeyOf', { title: clamp(key.title, 50) });
      return section(
        words,
        mayReveal ? button(t('moveKit.message.getKey'), GET_KEY, { value, accessibilityLabel }) : undefined,
      );
    }),
    ...cancelled.map(({ title }) => context(t('moveKit.message.keyCancelled', { title }))),
    withoutKey.length > 0 &&
      section(mrkdwn`${t('moveKit.message.noKey', { products: clamp(withoutKey.join(' · '), PRODUCTS_TOLD) })}`),
    keys.length > 0 && context(joinMrkdwn([t(mayReveal ? 'moveKit.message.fromThere' : 'moveKit.message.notYou')])),
  ];
}
