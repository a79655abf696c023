import type { Database } from '../database/database.ts';
import type { NoticeKind } from '../jobs/notices.ts';

export type Permalinks = ReturnType<typeof createPermalinks>;

/** A subject is told of in few places. */
const MOST_PLACES = 5;

/**
 * Addresses of the messages that tell of things.
 * @param teamUrl of the workspace, as Slack gives it: `https://example.slack.com/`
 */
export function createPermalinks({ database, teamUrl }: { readonly database: Database; readonly teamUrl: string }) {
  return {
    /** @returns by subject the address of its message; a subject that is told of nowhere yet has none */
    async of(kind: NoticeKind, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
      if (subjectIds.length === 0) return new Map();
      const messages = await database.read.slackMessage.findMany({
        where: { kind, subjectId: { in: [...subjectIds] }, timestamp: { not: null } },
        select: { subjectId: true, channelId: true, timestamp: true },
        take: MOST_PLACES * subjectIds.length,
      });
      return new Map(
        messages.map(({ subjectId, channelId, timestamp }) => [
          subjectId,
          new URL(`archives/${channelId ?? ''}/p${(timestamp ?? '').replace('.', '')}`, teamUrl).href,
        ]),
      );
    },
  };
}
