import { subDays } from 'date-fns/subDays';
import type { Database } from '../database/database.ts';
import type { Clock } from '../kernel/time.ts';
import type { Person, Refusal, Role } from './person.ts';

/** So many are named to whoever is refused. */
const MOST_NAMED = 3;
/** Whoever was not here for so long is not named: they may have left. */
const LATELY_DAYS = 60;
const MOST_REMEMBERED = 5_000;

/**
 * Who could help somebody who is refused: colleagues who held the role when they were here last. It is kept beside their name, asks
 * nobody outside, and decides nothing.
 */
export function createWhomToAsk({ database, clock }: { readonly database: Database; readonly clock: Clock }) {
  const written = new Map<string, string>();

  /** @returns names, whoever was here last first */
  async function namesOf(person: Person, needs: readonly Role[]): Promise<readonly string[]> {
    const rows = await database.read.person.findMany({
      where: {
        slackTeamId: person.teamId,
        roles: { hasSome: [...needs] },
        seenAt: { gte: subDays(clock.now(), LATELY_DAYS) },
        erasedAt: null,
        id: { not: person.id },
      },
      orderBy: { seenAt: 'desc' },
      take: MOST_NAMED,
      select: { name: true },
    });
    return rows.map(({ name }) => name);
  }

  return {
    /** Keeps which roles they hold now, where that is news. */
    async remember({ id }: Person, roles: ReadonlySet<Role>): Promise<void> {
      const held = [...roles].toSorted();
      if (written.get(id) === held.join()) return;
      await database.read.person.updateMany({ where: { id }, data: { roles: held } });
      if (written.size >= MOST_REMEMBERED) written.clear();
      written.set(id, held.join());
    },

    /** @returns the refusal with whom to ask, where somebody could help */
    async advise(person: Person, refusal: Refusal): Promise<Refusal> {
      switch (refusal.why) {
        case 'needs-role':
          return { ...refusal, ask: await namesOf(person, refusal.needs) };
        case 'no-role':
        case 'not-in-directory':
          return { ...refusal, ask: await namesOf(person, ['GlobalAdmin']) };
        default:
          return refusal;
      }
    },
  };
}
