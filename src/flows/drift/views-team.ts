import type { KnownBlock, ModalView } from '@slack/types';
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
  mrkdwn,
  section,
  translateMrkdwn,
} from '../../slack/blocks/index.ts';
import type { Message, Words } from '../../slack/blocks/index.ts';
import type { OutsideAccess } from '../key-audit/service-outside.ts';
import type { TeamChange, TeamSettings } from './service-team.ts';
import type { TeamDigest } from './team-digest.ts';
import { findingWords } from './views.ts';

export const TEAM_FORM = 'teamDigest.form';
export const TEAM_CHANNEL = 'channel';

type Saved = Extract<TeamChange, { kind: 'changed' | 'unchanged' }>;

/**
 * The section of `/csp-admin`.
 * @param home the action that leads back to the list
 * @param saved what came of handing it in
 */
export const teamSettingsView = (t: Translator, { channelId }: TeamSettings, home: string, saved?: Saved): ModalView =>
  modal({
    callbackId: TEAM_FORM,
    title: t('teamDigest.title'),
    submit: t('teamDigest.save'),
    close: t('common.close'),
    blocks: [
      actions(button(t('common.back'), home)),
      ...(saved === undefined ? [] : savedBlocks(t, saved)),
      context(t('teamDigest.about')),
      input(t('teamDigest.channel'), channelSelect({ actionId: TEAM_CHANNEL, chosen: channelId ?? undefined }), {
        blockId: TEAM_CHANNEL,
        optional: true,
        hint: t('teamDigest.channel.hint'),
      }),
    ],
  });

function savedBlocks(t: Translator, saved: Saved): readonly KnownBlock[] {
  if (saved.kind === 'unchanged') return [section(t('teamDigest.unchanged'))];
  const words = ({ channelId }: TeamSettings) =>
    channelId === null ? t('teamDigest.channel.none') : channelMention(channelId);
  const change = { from: words(saved.before), to: words(saved.now) };
  return [section(t('teamDigest.saved')), changeBlock(t, t('teamDigest.channel'), change)];
}

/** One morning's message to the team: orders, then keys and links. No cost, no key. */
export function teamDigestMessage(t: Translator, digest: TeamDigest): Message {
  const { findings, findingCount, accesses, accessCount } = digest;
  return message({
    text: t('teamDigest.notification', { orders: findingCount, accesses: accessCount }),
    blocks: [
      section(mrkdwn`🔎 *${t('teamDigest.headline')}*`),
      ...listed(
        t('drift.headline', { count: findingCount }),
        findings.flatMap((finding) => findingWords(t, finding)),
        findingCount > findings.length ? t('drift.more', { count: findingCount - findings.length }) : null,
      ),
      ...listed(
        translateMrkdwn(t, 'keyRules.alert.outside', { count: accessCount }),
        accesses.map((access) => accessWords(t, access)),
        accessCount > accesses.length ? t('keyRules.alert.outsideMore') : null,
      ),
      findings.length > 0 && context(t('drift.next')),
    ],
  });
}

function listed(headline: Words, lines: readonly Words[], more: string | null) {
  return lines.length === 0
    ? []
    : [section(joinMrkdwn([headline, ...lines])), ...(more === null ? [] : [context(more)])];
}

function accessWords(t: Translator, { key, who, customer, at }: OutsideAccess): Words {
  const words = key ? 'keyRules.alert.outsideKey' : 'keyRules.alert.outsideLink';
  return translateMrkdwn(t, words, { who, customer, at: moment(at, t) });
}
