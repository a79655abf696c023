import type { KnownBlock } from '@slack/types';
import type { MessageKey } from '../../i18n/catalogue.ts';
import type { Translator } from '../../i18n/translator.ts';
import { bold, context, divider, joinMrkdwn, message, mrkdwn, section } from '../../slack/blocks/index.ts';
import type { Message, Words } from '../../slack/blocks/index.ts';
import type { Command, CommandGuide, Guide } from './service.ts';

type Line = { readonly hint: MessageKey | undefined; readonly does: MessageKey };

const LINES: Readonly<Record<Command, Line>> = {
  buy: { hint: 'assistance.hint.customer', does: 'assistance.buy' },
  software: { hint: 'assistance.hint.customer', does: 'assistance.software' },
  key: { hint: 'assistance.hint.customer', does: 'assistance.key' },
  download: { hint: 'assistance.hint.customer', does: 'assistance.download' },
  cancel: { hint: 'assistance.hint.order', does: 'assistance.cancel' },
  tickets: { hint: 'assistance.hint.tickets', does: 'assistance.tickets' },
  move: { hint: 'assistance.hint.customer', does: 'assistance.move' },
  audit: { hint: 'assistance.hint.audit', does: 'assistance.audit' },
  admin: { hint: undefined, does: 'assistance.admin' },
  help: { hint: undefined, does: 'assistance.help' },
};

type Role = Guide['roles'][number];

export const guideMessage = (t: Translator, guide: Guide, nameOf: (role: Role) => string): Message =>
  message({ text: t('assistance.title'), blocks: guideBlocks(t, guide, nameOf) });

/** What this person may do, a line a command; then what is for others, and the two questions everybody asks. */
export function guideBlocks(t: Translator, guide: Guide, nameOf: (role: Role) => string): readonly KnownBlock[] {
  const yours = guide.commands.filter(({ may }) => may);
  const others = guide.commands.filter(({ may }) => !may);
  const listed = (roles: readonly Role[], type: 'conjunction' | 'disjunction') =>
    new Intl.ListFormat(t.locale, { type }).format(roles.map(nameOf));
  const forWhom = ({ needs }: CommandGuide) => t('assistance.forWhom', { roles: listed(needs, 'disjunction') });

  return [
    section(bold(t('assistance.title'))),
    context(t('assistance.roles', { roles: listed(guide.roles, 'conjunction') })),
    section(joinMrkdwn(yours.map((each) => commandWords(t, each)))),
    ...(others.length > 0
      ? [
          section(bold(t('assistance.others'))),
          section(joinMrkdwn(others.map((each) => mrkdwn`${commandWords(t, each)} · ${forWhom(each)}`))),
        ]
      : []),
    divider(),
    section(joinMrkdwn([bold(t('assistance.kms.question')), t('assistance.kms.answer')])),
    section(joinMrkdwn([bold(t('assistance.customers.question')), t('assistance.customers.answer')])),
  ];
}

function commandWords(t: Translator, { command }: CommandGuide): Words {
  const { hint, does } = LINES[command];
  const typed = [`/csp-${command}`, ...(hint ? [t(hint)] : [])].join(' ');
  return mrkdwn`\`${typed}\` – ${t(does)}`;
}
