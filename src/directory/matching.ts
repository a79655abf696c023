import type { Database, Transaction } from '../database/database.ts';
import type { Clock } from '../kernel/time.ts';
import type { EntraUser, Graph } from './graph.ts';
import type { SlackUser } from './person.ts';
import { createMemory } from './memory.ts';

/** Which user of the partner's Entra tenant a Slack user is, or why nobody knows. */
export type Match =
  | { readonly kind: 'matched'; readonly entra: EntraUser; readonly how: 'email' | 'link' }
  | { readonly kind: 'unmatched'; readonly why: 'no-email' | 'not-in-directory' | 'ambiguous' | 'match-changed' };

/** Whom a Slack user is matched with from now on, because a Global admin said so. */
export type Link = {
  readonly teamId: string;
  readonly userId: string;
  readonly entraUserId: string;
  readonly linkedBy: string;
};

export type Matching = ReturnType<typeof createMatching>;

type Parts = {
  readonly database: Database;
  readonly graph: Graph;
  readonly tenantId: string;
  readonly clock: Clock;
};

/** Slack user → Entra user: the one that a Global admin linked, else the one who has the same e-mail, always the same one. */
export function createMatching({ database, graph, tenantId, clock }: Parts) {
  const byEmail = createMemory<readonly EntraUser[]>(clock);
  const byId = createMemory<EntraUser | null>(clock);

  const keyOf = ({ teamId, userId }: { readonly teamId: string; readonly userId: string }) => ({
    tenantId_slackTeamId_slackUserId: { tenantId, slackTeamId: teamId, slackUserId: userId },
  });

  /** The first match of a user stays: whoever gets another e-mail in Slack becomes nobody else by it. */
  async function hold(user: SlackUser, entraUserId: string): Promise<string> {
    const { teamId: slackTeamId, userId: slackUserId } = user;
    const first = { tenantId, slackTeamId, slackUserId, entraUserId, how: 'email', matchedAt: clock.now() };
    await database.read.directoryMatch.createMany({ data: [first], skipDuplicates: true });
    const { entraUserId: held } = await database.read.directoryMatch.findUniqueOrThrow({ where: keyOf(user) });
    return held;
  }

  return {
    /**
     * @param fresh asks Entra, however lately it was asked
     * @throws GraphUnavailable
     */
    async of(user: SlackUser, fresh: boolean): Promise<Match> {
      const kept = await database.read.directoryMatch.findUnique({ where: keyOf(user) });
      if (kept?.how === 'link') {
        const entra = await byId.get(kept.entraUserId, fresh, () => graph.getUser(kept.entraUserId));
        return entra ? { kind: 'matched', entra, how: 'link' } : { kind: 'unmatched', why: 'not-in-directory' };
      }
      const { email } = user;
      if (!email) return { kind: 'unmatched', why: 'no-email' };
      const [entra, ...others] = await byEmail.get(email, fresh, () => graph.findUsers(email));
      if (!entra) return { kind: 'unmatched', why: 'not-in-directory' };
      if (others.length > 0) return { kind: 'unmatched', why: 'ambiguous' };
      const held = kept?.entraUserId ?? (await hold(user, entra.id));
      if (held !== entra.id) return { kind: 'unmatched', why: 'match-changed' };
      return { kind: 'matched', entra, how: 'email' };
    },

    /** @returns the Slack users of the workspace who are matched with that Entra user now */
    async usersOf(tx: Transaction, teamId: string, entraUserId: string): Promise<readonly string[]> {
      const rows = await tx.directoryMatch.findMany({
        where: { tenantId, slackTeamId: teamId, entraUserId },
        take: 20,
      });
      return rows.map(({ slackUserId }) => slackUserId);
    },

    /** @returns whether they are linked: not where the account is linked to somebody else already */
    async link(tx: Transaction, link: Link): Promise<boolean> {
      const { teamId: slackTeamId, userId: slackUserId, entraUserId, linkedBy } = link;
      const others = { tenantId, slackTeamId, entraUserId, how: 'link', slackUserId: { not: slackUserId } };
      if ((await tx.directoryMatch.count({ where: others })) > 0) return false;
      const data = { entraUserId, linkedBy, how: 'link', matchedAt: clock.now() };
      await tx.directoryMatch.upsert({
        where: keyOf(link),
        create: { tenantId, slackTeamId, slackUserId, ...data },
        update: data,
      });
      return true;
    },

    /** @returns the ID of the person who linked them, or null where they were found by e-mail */
    async linkedBy(user: SlackUser): Promise<string | null> {
      const kept = await database.read.directoryMatch.findUnique({ where: keyOf(user) });
      return kept?.linkedBy ?? null;
    },

    /** Forgets the match: the e-mail they have in Slack then decides anew. @returns whether there was one */
    async forget(tx: Transaction, teamId: string, userId: string): Promise<boolean> {
      const where = { tenantId, slackTeamId: teamId, slackUserId: userId };
      return (await tx.directoryMatch.deleteMany({ where })).count === 1;
    },
  };
}
