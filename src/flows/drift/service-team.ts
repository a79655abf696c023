import type { Database } from '../../database/database.ts';
import type { Channels } from '../../directory/channels.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';

export type TeamSettings = { readonly channelId: string | null };

export type TeamChange =
  | { readonly kind: 'changed'; readonly before: TeamSettings; readonly now: TeamSettings }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'not-a-member' | 'shared' }
  | Refusal;

export type TeamDigestSettings = ReturnType<typeof createTeamDigestSettings>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly channels: Channels;
  readonly clock: Clock;
};

export const ONLY_ROW = 1;
const SUBJECT = { subject: 'settings:team-digest', customerId: null };

/** In which channel the team reads each morning what was done past the desk; in none, as long as nobody says so. */
export function createTeamDigestSettings({ database, directory, ledger, channels, clock }: Parts) {
  return {
    async look(person: Person): Promise<{ readonly kind: 'settings'; readonly settings: TeamSettings } | Refusal> {
      const right = await directory.authorize(person, 'desk.administer', SUBJECT);
      if (right.kind === 'refused') return right;
      const row = await database.read.teamDigestRules.findUnique({ where: { id: ONLY_ROW } });
      return { kind: 'settings', settings: { channelId: row?.channelId ?? null } };
    },

    /** A channel must be one in which the app is, and only people of our own are. */
    async change(person: Person, channelId: string | null): Promise<TeamChange> {
      const right = await directory.authorize(person, 'desk.administer', SUBJECT);
      if (right.kind === 'refused') return right;
      const standing = channelId === null ? 'usable' : await channels.standingOf(channelId);
      if (standing !== 'usable') return { kind: standing };
      const data = { channelId, teamId: person.teamId, changedBy: person.id, changedAt: clock.now() };
      return database.transaction(async (tx) => {
        const row = await tx.teamDigestRules.findUnique({ where: { id: ONLY_ROW } });
        const before = { channelId: row?.channelId ?? null };
        if (before.channelId === channelId) return { kind: 'unchanged' };
        await tx.teamDigestRules.upsert({ where: { id: ONLY_ROW }, create: { id: ONLY_ROW, ...data }, update: data });
        const details = { before: before.channelId, now: channelId };
        const deed = { actor: person.id, action: 'settings.teamDigest', outcome: 'changed' } as const;
        await ledger.append(tx, { ...deed, ...SUBJECT, details });
        return { kind: 'changed', before, now: { channelId } };
      });
    },
  };
}
