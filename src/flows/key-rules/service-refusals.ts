import type { Database } from '../../database/database.ts';
import type { Action, Directory, Person } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import { BURST, isBurst } from './rules-alert.ts';
import type { Alerts } from './service-alerts.ts';

const NEWEST = 50;
const WATCHED: readonly Action[] = ['key.reveal', 'key.handIn', 'key.handOver', 'download.link'];

type Parts = { readonly database: Database; readonly alerts: Alerts; readonly clock: Clock };

/** The directory, with an eye on who is refused: several refusals in a short time about keys or downloads raise an alert. */
export function watchRefusals(directory: Directory, { database, alerts, clock }: Parts): Directory {
  async function look(person: Person): Promise<void> {
    await database.transaction(async (tx) => {
      const where = { actor: person.id };
      const newest = await tx.ledgerEntry.findMany({ where, orderBy: { sequence: 'desc' }, take: NEWEST });
      if (!isBurst(newest, clock.now())) return;
      await alerts.raise(tx, { kind: 'refusals', name: person.name, ...BURST }, person.id, person.id);
    });
  }

  const watching = (ask: Directory['authorize']): Directory['authorize'] =>
    async function watched(person, action, about) {
      const right = await ask(person, action, about);
      if (right.kind === 'refused' && WATCHED.includes(action)) await look(person);
      return right;
    };

  return {
    ...directory,
    authorize: watching(directory.authorize),
    authorizeToLook: watching(directory.authorizeToLook),
  };
}
