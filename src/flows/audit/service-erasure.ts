import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { erase, extentOf, unfinishedOf } from './erasing.ts';
import type { Extent, Known, Unfinished } from './erasing.ts';
import { searchPeople } from './people.ts';
import type { KnownPerson } from './people.ts';

export type { KnownPerson } from './people.ts';

/** Somebody who can be erased, and what that takes away. */
export type Erasable = KnownPerson & Extent & { readonly member: boolean };

/** Why somebody cannot be erased now. */
export type NotErasable = { readonly kind: 'missing' | 'gone' | 'yourself' } | ({ readonly kind: 'busy' } & Unfinished);

export type Erasure = ReturnType<typeof createErasure>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly clock: Clock;
};

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Forgetting somebody who asked for it: a person is behind an ID, and the ledger holds the ID. */
export function createErasure({ database, directory, ledger, clock }: Parts) {
  const authorize = (person: Person, targetId: string | undefined) =>
    directory.authorize(person, 'person.erase', {
      subject: targetId !== undefined && UUID.test(targetId) ? `person:${targetId}` : 'person:unknown',
      customerId: null,
    });

  /** @param from the transaction, or the database where nothing is written */
  async function check(from: Transaction, person: Person, targetId: string | undefined): Promise<Known | NotErasable> {
    if (targetId === undefined) return { kind: 'missing' };
    if (targetId === person.id) return { kind: 'yourself' };
    const row = UUID.test(targetId) ? await from.person.findUnique({ where: { id: targetId } }) : null;
    if (!row || row.erasedAt !== null) return { kind: 'gone' };
    const unfinished = await unfinishedOf(from, row);
    return Object.values(unfinished).some((count) => count > 0) ? { kind: 'busy', ...unfinished } : row;
  }

  return {
    /** Whether the section may be opened. */
    async begin(person: Person): Promise<{ readonly kind: 'begun' } | Refusal> {
      const right = await authorize(person, undefined);
      return right.kind === 'refused' ? right : { kind: 'begun' };
    },

    /** What erasing them would take away. */
    async look(
      person: Person,
      targetId: string | undefined,
    ): Promise<{ readonly kind: 'erasable'; readonly target: Erasable } | NotErasable | Refusal> {
      const right = await authorize(person, targetId);
      if (right.kind === 'refused') return right;
      const known = await check(database.read, person, targetId);
      if ('kind' in known) return known;
      const { id, name, email } = known;
      const member = (await directory.find(id)).standing === 'member';
      return { kind: 'erasable', target: { id, name, email, member, ...(await extentOf(database.read, known)) } };
    },

    /** Erases them for good. */
    async erase(person: Person, targetId: string): Promise<{ readonly kind: 'erased' } | NotErasable | Refusal> {
      const right = await authorize(person, targetId);
      if (right.kind === 'refused') return right;
      return database.transaction(async (tx) => {
        // Of two that erase, the second finds nobody left.
        if (UUID.test(targetId)) await tx.$executeRaw`SELECT id FROM person WHERE id = ${targetId}::uuid FOR UPDATE`;
        const known = await check(tx, person, targetId);
        if ('kind' in known) return known;
        const details = await extentOf(tx, known);
        await erase(tx, known, clock.now());
        const subject = `person:${targetId}`;
        const what = { action: 'person.erase', outcome: 'erased' } as const;
        await ledger.append(tx, { actor: person.id, ...what, subject, customerId: null, details });
        return { kind: 'erased' };
      });
    },

    /** For the menu; nobody for whoever may not. */
    async people(person: Person, text: string): Promise<readonly KnownPerson[]> {
      return (await directory.allowed(person)).has('person.erase') ? searchPeople(database, text) : [];
    },
  };
}
