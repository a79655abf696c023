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
  readonly user?: { readonly id: string } | undefined;
};

export type Visitors = { readonly of: (body: WhoAndWhere) => Promise<Visitor> };

export function createVisitors(directory: Directory, homeTeam: string): Visitors {
  return {
    async of(body) {
      const person = await directory.identify(homeTeam, body.user_id ?? body.user?.id ?? '');
      return { person, t: translatorFor(person.locale, person.zone) };
    },
  };
}
