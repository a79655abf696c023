import type { App, ViewSubmitAction } from '@slack/bolt';
import { translatorFor } from '../../i18n/translator.ts';
import { ADMIN_HOME } from '../../slack/admin-section.ts';
import type { AdminSection } from '../../slack/admin-section.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { channelIn } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import type { FormAnswer } from '../../slack/form-answer.ts';
import type { Visitors } from '../../slack/visitor.ts';
import type { TeamDigestSettings } from './service-team.ts';
import type { TeamDigests } from './team-digest.ts';
import { TEAM_CHANNEL, TEAM_FORM, teamDigestMessage, teamSettingsView } from './views-team.ts';

type Parts = {
  readonly teamDigests: TeamDigests;
  readonly teamSettings: TeamDigestSettings;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

/** The digest in the channel of the team, and the section of `/csp-admin` that says which that is. */
export function registerTeamDigest(
  app: App,
  { teamDigests, teamSettings, visitors, counter, delivery }: Parts,
): AdminSection {
  delivery.paint('team-digest', async (id) => {
    const digest = await teamDigests.find(id);
    if (!digest) return null;
    const { locale, zone, slackUserId } = digest.reader;
    return { content: teamDigestMessage(translatorFor(locale, zone), digest), owner: slackUserId };
  });

  app.view<ViewSubmitAction>(TEAM_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor): Promise<FormAnswer> => {
      const { person, t } = visitor;
      const channel = channelIn(handedIn.view.state.values, TEAM_CHANNEL) ?? null;
      const outcome = await teamSettings.change(person, channel);
      switch (outcome.kind) {
        case 'changed':
        case 'unchanged':
          return {
            response_action: 'update',
            view: teamSettingsView(t, { channelId: channel }, ADMIN_HOME, outcome),
          };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
        case 'not-a-member':
        case 'shared':
          return { response_action: 'errors', errors: { [TEAM_CHANNEL]: t(`approval.rules.problem.${outcome.kind}`) } };
      }
    }),
  );

  return {
    id: 'team-digest',
    title: 'teamDigest.title',
    about: 'teamDigest.summary',
    draw: async (visitor) => {
      const found = await teamSettings.look(visitor.person);
      if (found.kind === 'refused') return counter.refusalView(visitor, found);
      return teamSettingsView(visitor.t, found.settings, ADMIN_HOME);
    },
  };
}
