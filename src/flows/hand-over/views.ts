import type { ModalView } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import {
  bold,
  codeBlock,
  context,
  input,
  modal,
  moment,
  noteUnder,
  option,
  plainTextInput,
  section,
  staticSelect,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Mrkdwn } from '../../slack/blocks/index.ts';
import type { HandOverRecord } from './records.ts';
import { LIVES, PAGE_LANGUAGES, RECIPIENT_MAX, USUAL_LIFE, VIEWS } from './rules.ts';
import type { PageLanguage, PageProblem } from './rules.ts';
import type { NoPage } from './service.ts';

export const BEGIN = 'handOver.begin';
export const FORM = 'handOver.form';
export const BLOCKS = { language: 'language', hours: 'hours', views: 'views', recipient: 'recipient' } as const;

type Request = { readonly id: string; readonly title: string; readonly customerName: string };

/** In which language the page is, how long and how often it can be opened, and for whom it is. */
export function formView(t: Translator, request: Request, language: PageLanguage): ModalView {
  const languages = PAGE_LANGUAGES.map((each) => option(t(`handOver.language.${each}`), each));
  const lives = LIVES.map((hours) => option(lifeWords(t, hours), String(hours)));
  const views = VIEWS.map((count) => option(t('handOver.views.count', { count }), String(count)));
  return modal({
    callbackId: FORM,
    title: t('handOver.title'),
    submit: t('handOver.submit'),
    close: t('common.cancel'),
    metadata: JSON.stringify({ request: request.id }),
    blocks: [
      section(bold(t('keyReveal.shown.what', { software: request.title, customer: request.customerName }))),
      context(t('handOver.form.how')),
      input(
        t('handOver.language.label'),
        staticSelect({ actionId: 'language', options: languages, chosen: language }),
        {
          blockId: BLOCKS.language,
        },
      ),
      input(t('handOver.life.label'), staticSelect({ actionId: 'hours', options: lives, chosen: String(USUAL_LIFE) }), {
        blockId: BLOCKS.hours,
      }),
      input(t('handOver.views.label'), staticSelect({ actionId: 'views', options: views, chosen: '1' }), {
        blockId: BLOCKS.views,
      }),
      input(
        t('handOver.recipient.label'),
        plainTextInput({
          actionId: 'recipient',
          maxLength: RECIPIENT_MAX,
          placeholder: t('handOver.recipient.placeholder'),
        }),
        { blockId: BLOCKS.recipient, optional: true, hint: t('handOver.recipient.hint') },
      ),
    ],
  });
}

function lifeWords(t: Translator, hours: number): string {
  return hours < 24 ? t('handOver.life.hours', { count: hours }) : t('handOver.life.days', { count: hours / 24 });
}

/** The one view with the link and the passphrase: after it is closed the desk knows neither. */
export function madeView(
  t: Translator,
  made: { readonly page: HandOverRecord; readonly link: Revealed; readonly passphrase: Revealed },
): ModalView {
  const until = moment(made.page.expiresAt, t);
  return modal({
    callbackId: 'handOver.made',
    title: t('handOver.title'),
    close: t('common.close'),
    blocks: [
      section(t('handOver.made.link')),
      codeBlock(made.link.forOnePerson()),
      section(t('handOver.made.passphrase')),
      codeBlock(made.passphrase.forOnePerson()),
      section(translateMrkdwn(t, 'handOver.made.terms', { count: made.page.maxViews, until })),
      context(t('handOver.made.once')),
    ],
  });
}

/** What is wrong, by the block in which it is shown. */
export function fieldErrors(t: Translator, problems: readonly PageProblem[]): Record<string, string> {
  return Object.fromEntries(
    problems.map((problem) => [
      BLOCKS[problem.field],
      problem.kind === 'too-long'
        ? t('common.field.tooLong', { max: problem.max, length: problem.length })
        : t('common.field.choose'),
    ]),
  );
}

export function tooManyWords(
  t: Translator,
  { scope, againAt }: { readonly scope: 'person' | 'customer'; readonly againAt: Date },
): Mrkdwn {
  const key = scope === 'person' ? 'handOver.none.tooManyPerson' : 'handOver.none.tooManyCustomer';
  return translateMrkdwn(t, key, { again: moment(againAt, t) });
}

export function noPageWords(t: Translator, why: NoPage): string {
  switch (why.kind) {
    case 'stale':
      return t('common.error.staleButton', { command: '/csp-key' });
    case 'too-old':
      return t('handOver.none.tooOld');
    case 'no-address':
      return t('handOver.none.noAddress');
    case 'revoked':
    case 'none':
    case 'not-handed-in':
    case 'withheld': {
      const names = { software: why.request.title, customer: why.request.customerName };
      if (why.kind === 'revoked') return t('handOver.none.revoked', names);
      return t(why.kind === 'not-handed-in' ? 'handOver.none.notHandedIn' : 'handOver.none.noKey', names);
    }
  }
}

/** A view that says one thing and can only be closed. */
export const noteView = noteUnder('handOver.title');
