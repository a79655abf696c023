import type { Button, HomeView, KnownBlock } from '@slack/types';
import type { Translator } from '../../i18n/translator.ts';
import { actions, bold, button, context, divider, home, section } from '../../slack/blocks/index.ts';
import type { Words } from '../../slack/blocks/index.ts';
import { startAction } from '../../slack/blocks/home-actions.ts';
import type { RecentThing } from '../../slack/home-section.ts';
import type { Command } from '../assistance/service.ts';

type Content = {
  readonly needsYou: readonly KnownBlock[];
  readonly lately: readonly KnownBlock[];
  readonly thisMonth: readonly KnownBlock[];
  /** what this person may begin */
  readonly may: ReadonlySet<Command>;
  readonly guide: readonly KnownBlock[];
  /** the reference of what could not be read */
  readonly missing: string | undefined;
};

const LATELY_SHOWN = 6;
/** What a button of the Home tab can begin. */
const STARTS = [
  'buy',
  'software',
  'key',
  'download',
  'cancel',
  'tickets',
  'move',
  'audit',
  'admin',
] as const satisfies readonly Command[];

/** The buttons of a row of the software list: without software they open an empty form. */
const FORMS: Partial<Readonly<Record<Command, string>>> = {
  key: 'software.key',
  download: 'software.download',
  cancel: 'software.cancel',
};

/** Top to bottom: what needs this person, what they did, how the month goes, what they may begin. */
export function homeView(t: Translator, content: Content): HomeView {
  const { needsYou, lately, thisMonth, guide, missing } = content;
  const starts = startButtons(t, content.may);
  return home([
    section(bold(t('home.needsYou'))),
    ...(needsYou.length > 0 ? needsYou : [section(t('home.nothing'))]),
    missing !== undefined && context(t('home.missing', { reference: missing })),
    needsYou.length === 0 && actions(...starts),
    ...part(t('home.lately'), lately),
    ...part(t('home.thisMonth'), thisMonth),
    divider(),
    ...(needsYou.length === 0 ? [] : [section(bold(t('home.start'))), actions(...starts)]),
    ...guide,
  ]);
}

function part(title: string, blocks: readonly KnownBlock[]): readonly KnownBlock[] {
  return blocks.length === 0 ? [] : [divider(), section(bold(title)), ...blocks];
}

function startButtons(t: Translator, may: ReadonlySet<Command>): readonly Button[] {
  return STARTS.filter((command) => may.has(command)).map((command, index) =>
    button(t(`home.start.${command}`), FORMS[command] ?? startAction(command), {
      ...(index === 0 && { style: 'primary' }),
    }),
  );
}

/** @returns the rows of all, the newest first, a handful */
export function newest(things: readonly (readonly RecentThing[])[]): readonly KnownBlock[] {
  return things
    .flat()
    .toSorted((one, other) => other.at.getTime() - one.at.getTime())
    .slice(0, LATELY_SHOWN)
    .map(({ row }) => row);
}

/** For whoever may nothing here: why, and whom to ask. */
export const refusedHome = (words: Words): HomeView => home([section(words)]);
