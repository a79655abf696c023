import type { Directory, Person } from '../directory/directory.ts';
import { translatorFor } from '../i18n/translator.ts';
import type { Translator } from '../i18n/translator.ts';
import { inTime } from './in-time.ts';

/** Somebody at the counter: who they are, and how to speak to them (their language and time zone). */
export type Visitor = { readonly person: Person; readonly t: Translator };

/** The parts of Slack's payloads that say who: commands name them one way, interactions another. */
export type WhoAndWhere = {
  readonly team_id?: string | undefined;
  readonly user_id?: string | undefined;
  readonly team?: { readonly id: string } | null | undefined;
  readonly user?: { readonly id: string; readonly team_id?: string | undefined } | undefined;
};

export type Visitors = {
  readonly of: (body: WhoAndWhere) => Promise<Visitor>;
  /** @returns the language in which they were last served, if any; asks nobody */
  readonly spoken: (body: WhoAndWhere) => Translator;
  /**
   * Does what somebody asked for with a form, as far as that is possible before Slack must have its answer: also finding out
   * who they are asks Slack and the database. What failed counts as not ready, and fails again when it is awaited.
   */
  readonly handIn: <T>(body: WhoAndWhere, work: (visitor: Visitor) => Promise<T>) => Promise<HandedIn<T>>;
};

export type Served<T> = { readonly visitor: Visitor; readonly value: T };
export type HandedIn<T> =
  | ({ readonly ready: true } & Served<T>)
  /** `t` speaks the language in which they were last served, if any */
  | { readonly ready: false; readonly t: Translator; readonly later: Promise<Served<T>> };

const MOST_REMEMBERED = 5_000;

/**
 * People of the allowed workspaces are known by their user ID in `homeTeam`, whose token is the one the desk has: the same
 * person wherever they act. Whoever comes from another workspace stays apart, because a user ID is only unique within its own.
 */
export function createVisitors(
  directory: Directory,
  { homeTeam, allowedTeams }: { readonly homeTeam: string; readonly allowedTeams: readonly string[] },
): Visitors {
  const spoken = new Map<string, Translator>();
  const keyOf = (team: string, body: WhoAndWhere) => `${team} ${body.user_id ?? body.user?.id ?? ''}`;
  const teamOf = (body: WhoAndWhere) => {
    const team = body.user?.team_id ?? body.team?.id ?? body.team_id ?? homeTeam;
    return allowedTeams.includes(team) ? homeTeam : team;
  };

  async function of(body: WhoAndWhere): Promise<Visitor> {
    const team = teamOf(body);
    const person = await directory.identify(team, body.user_id ?? body.user?.id ?? '');
    const t = translatorFor(person.locale, person.zone);
    if (spoken.size >= MOST_REMEMBERED) spoken.clear();
    spoken.set(keyOf(team, body), t);
    return { person, t };
  }

  const lastSpoken = (body: WhoAndWhere) => spoken.get(keyOf(teamOf(body), body)) ?? translatorFor(undefined);

  return {
    of,
    spoken: lastSpoken,
    async handIn(body, work) {
      const serving = of(body).then(async (visitor) => ({ visitor, value: await work(visitor) }));
      const first = await inTime(serving).catch(() => ({ ready: false as const }));
      if (first.ready) return { ready: true, ...first.value };
      return { ready: false, t: lastSpoken(body), later: serving };
    },
  };
}
