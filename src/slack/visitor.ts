import type { Directory, Person } from '../directory/directory.ts';
import { translatorFor } from '../i18n/translator.ts';
import type { Translator } from '../i18n/translator.ts';

/** Somebody at the counter: who they are, and how to speak to them (their language and time zone). */
export type Visitor = { readonly person: Person; readonly t: Translator };

/** The parts of Slack's payloads that say who: commands name them one way, interactions another. */
export type WhoAndWhere = {
  readonly team_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly team?: { readonly id: string } | null | undefined;
  readonly user?: { readonly id: string; readonly team_id?: string | undefined } | undefined;
};

export type Visitors = { readonly of: (body: WhoAndWhere) => Promise<Visitor> };

/**
 * People of the allowed workspaces are known by their user ID in `homeTeam`, whose token is the one the desk has: the same
 * person wherever they act. Whoever comes from another workspace stays apart, because a user ID is only unique within its own.
 */
export function createVisitors(
  directory: Directory,
  { homeTeam, allowedTeams }: { readonly homeTeam: string; readonly allowedTeams: readonly string[] },
): Visitors {
  return {
    async of(body) {
      const team = body.user?.team_id ?? body.team?.id ?? body.team_id ?? homeTeam;
      const known = allowedTeams.includes(team) ? homeTeam : team;
      const person = await directory.identify(known, body.user_id ?? body.user?.id ?? '');
      return { person, t: translatorFor(person.locale, person.zone) };
    },
  };
}
