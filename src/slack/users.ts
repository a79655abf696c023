import type { WebClient } from '@slack/web-api';
import type { SlackUser } from '../directory/person.ts';
import type { SlackUsers } from '../directory/directory.ts';
import { onlyForward } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';
import { slackError } from './connection.ts';

/** Slack's names for "there is no such person". */
const UNKNOWN = new Set(['users_not_found', 'user_not_found', 'user_not_visible']);
const REMEMBER_MS = 5 * 60_000;
const MAX_REMEMBERED = 5_000;

/**
 * Who somebody is in Slack (users.info with locale and e-mail). `homeTeam` is the workspace of the token, `allowedTeams` are
 * those whose people may use the desk.
 */
export function createSlackUsers(parts: {
  readonly client: WebClient;
  readonly homeTeam: string;
  readonly allowedTeams: readonly string[];
  readonly clock: Clock;
}): SlackUsers {
  const { client, homeTeam, allowedTeams } = parts;
  const time = onlyForward(parts.clock);
  const remembered = new Map<string, { readonly user: SlackUser; readonly until: number }>();

  const users: SlackUsers = {
    async get(teamId, userId, fresh) {
      // The token would tell of another person, or of nobody, by the user ID of another workspace.
      if (teamId !== homeTeam) return stranger(teamId, userId);
      const now = time.now().getTime();
      const known = remembered.get(userId);
      if (!fresh && known && known.until > now) return known.user;
      const { user } = await client.users.info({ user: userId, include_locale: true });
      const home = user?.team_id ?? teamId;
      const found: SlackUser = {
        teamId,
        userId,
        name: user?.real_name || user?.profile?.display_name || user?.name || userId,
        // An e-mail is what roles hang on: one that its owner never confirmed may be anybody's.
        email: user?.is_email_confirmed === false ? undefined : user?.profile?.email?.toLowerCase(),
        phone: user?.profile?.phone?.trim() || undefined,
        locale: user?.locale ?? 'en-US',
        zone: user?.tz ?? 'UTC',
        standing: standingOf(user ?? {}, allowedTeams.includes(home)),
      };
      if (remembered.size >= MAX_REMEMBERED) remembered.clear();
      remembered.set(userId, { user: found, until: now + REMEMBER_MS });
      return found;
    },

    async find(emailOrUserId) {
      try {
        const userId = emailOrUserId.includes('@')
          ? (await client.users.lookupByEmail({ email: emailOrUserId })).user?.id
          : emailOrUserId;
        return userId === undefined ? null : await users.get(homeTeam, userId, true);
      } catch (error) {
        if (UNKNOWN.has(slackError(error))) return null;
        throw error;
      }
    },
  };
  return users;
}

const stranger = (teamId: string, userId: string): SlackUser => ({
  teamId,
  userId,
  name: userId,
  email: undefined,
  locale: 'en-US',
  zone: 'UTC',
  standing: 'foreign',
});

type Facts = { deleted?: boolean; is_restricted?: boolean; is_ultra_restricted?: boolean; is_stranger?: boolean };

function standingOf(user: Facts, ofAllowedTeam: boolean): SlackUser['standing'] {
  if (user.deleted) return 'deactivated';
  if (user.is_stranger || !ofAllowedTeam) return 'foreign';
  return user.is_restricted || user.is_ultra_restricted ? 'guest' : 'member';
}
