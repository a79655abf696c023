import type { Translator } from '../../i18n/translator.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import {
  actions,
  bold,
  button,
  codeBlock,
  context,
  message,
  moment,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Words } from '../../slack/blocks/index.ts';
import { ASKED_MINUTES } from './rules.ts';
import { HAND_IN } from './views-hand-in.ts';

export const SHOW = 'keyReveal.show';
export const HIDE = 'keyReveal.hide';
/** opens the form of flows/hand-over */
const HAND_OVER = 'handOver.begin';

/** What the messages tell of a request: never the key, which comes beside it. */
type Request = {
  readonly id: string;
  readonly title: string;
  readonly customerName: string;
};
type Shown = { readonly request: Request; readonly shownAt: Date };

const CLOCK_TIME = '{time}';
const namesOf = ({ title, customerName }: Request) => ({ software: title, customer: customerName });

/** The key is not in it: that takes one more press, with nobody looking on. */
export function readyMessage(
  t: Translator,
  request: Request,
  { kms, portal, inModal }: { readonly kms: boolean; readonly portal: boolean; readonly inModal: boolean },
): Message {
  return message({
    text: t('keyReveal.ready.notification'),
    blocks: [
      kms && section(t('keyReveal.kms')),
      section(t('keyReveal.ready.text', namesOf(request))),
      actions(
        button(t('keyReveal.show'), SHOW, { value: request.id, style: 'primary' }),
        // Slack lets a window open no other beside it.
        ...(inModal ? [] : [handOverButton(t, request)]),
        ...(portal && !inModal ? [button(t('keyReveal.handIn.anew'), HAND_IN, { value: request.id })] : []),
      ),
      context(t('keyReveal.ready.once', { minutes: ASKED_MINUTES })),
    ],
  });
}

/** The one message with a key in clear (P4), with what P8 says of the customer's own way to it. */
export function keyMessage(
  t: Translator,
  { request, key, hideAt }: { readonly request: Request; readonly key: Revealed; readonly hideAt: Date },
  { inModal }: { readonly inModal: boolean },
): Message {
  const ending = key.ending();
  const time = moment(hideAt, t, CLOCK_TIME);
  return message({
    text: t('keyReveal.shown.notification'),
    blocks: [
      context(`👁 ${t('keyReveal.shown.onlyYou')}`),
      section(bold(t('keyReveal.shown.what', namesOf(request)))),
      codeBlock(key.forOnePerson()),
      actions(button(t('keyReveal.hideNow'), HIDE, { value: request.id })),
      context(
        ending === key.toString()
          ? translateMrkdwn(t, 'keyReveal.shown.hidesUnknown', { time })
          : translateMrkdwn(t, 'keyReveal.shown.hides', { ending, time }),
      ),
      context(t('keyReveal.shown.mak')),
      context(t('keyReveal.shown.customer')),
      // Slack lets a window open no other beside it.
      !inModal && section(t('keyReveal.shown.send'), handOverButton(t, request)),
    ],
  });
}

function handOverButton(t: Translator, request: Request) {
  return button(t('keyReveal.handOver'), HAND_OVER, { value: request.id });
}

/** In the place of the button, while the key is shown in a window: the channel is not only our own people's. */
export function elsewhereMessage(t: Translator, request: Request): Message {
  return message({
    text: t('keyReveal.elsewhere'),
    blocks: [
      section(t('keyReveal.elsewhere')),
      context(t('keyReveal.shown.what', namesOf(request))),
      actions(handOverButton(t, request)),
    ],
  });
}

/** What remains. @param ending the last five characters, where they are known */
export function hiddenMessage(
  t: Translator,
  { request, shownAt }: Shown,
  ending: string | undefined,
  { inModal }: { readonly inModal: boolean },
): Message {
  const time = moment(shownAt, t, CLOCK_TIME);
  const words = ending
    ? translateMrkdwn(t, 'keyReveal.hidden.ending', { ending, time })
    : translateMrkdwn(t, 'keyReveal.hidden.unknown', { time });
  return message({
    text: t('keyReveal.hidden.notification'),
    blocks: [
      section(words),
      context(t('keyReveal.shown.what', namesOf(request))),
      !inModal && actions(handOverButton(t, request)),
    ],
  });
}

/** Told directly: the key may still be on the screen. */
export function leftMessage(t: Translator, { request, shownAt }: Shown): Message {
  const time = moment(shownAt, t, CLOCK_TIME);
  return message({
    text: t('keyReveal.left.notification'),
    blocks: [section(translateMrkdwn(t, 'keyReveal.left.text', { ...namesOf(request), time }))],
  });
}

export type NotShown =
  | { readonly kind: 'revoked' | 'none' | 'not-handed-in' | 'interrupted'; readonly request: Request }
  | { readonly kind: 'withheld'; readonly request: Request; readonly reference: string }
  | { readonly kind: 'undelivered'; readonly reference: string }
  | {
      readonly kind: 'too-many';
      readonly scope: 'person' | 'customer';
      readonly againAt: Date;
      readonly request: Request;
    }
  | { readonly kind: 'too-old' | 'used' };

/** Why there is no key to be seen. */
export function notShownMessage(t: Translator, why: NotShown): Message {
  const words = notShownWords(t, why);
  return message({ text: t('keyReveal.notShown.notification'), blocks: [section(words)] });
}

function notShownWords(t: Translator, why: NotShown): Words {
  switch (why.kind) {
    case 'revoked':
      return t('keyReveal.notShown.revoked', namesOf(why.request));
    case 'none':
      return t('keyReveal.notShown.none', namesOf(why.request));
    case 'not-handed-in':
      return t('keyReveal.notShown.notHandedIn', namesOf(why.request));
    case 'interrupted':
      return t('keyReveal.notShown.interrupted', namesOf(why.request));
    case 'withheld':
      return t('keyReveal.notShown.withheld', { ...namesOf(why.request), reference: why.reference });
    case 'undelivered':
      return t('keyReveal.notShown.undelivered', { reference: why.reference });
    case 'too-many': {
      const key = why.scope === 'person' ? 'keyReveal.notShown.tooManyPerson' : 'keyReveal.notShown.tooManyCustomer';
      return translateMrkdwn(t, key, { customer: why.request.customerName, again: moment(why.againAt, t) });
    }
    case 'too-old':
      return t('keyReveal.notShown.tooOld', { minutes: ASKED_MINUTES });
    case 'used':
      return t('keyReveal.notShown.used');
  }
}
