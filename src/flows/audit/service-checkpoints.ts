import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Checkpoints, Standing } from '../../ledger/checkpoints.ts';

export type LedgerKeeping = ReturnType<typeof createLedgerKeeping>;

type Parts = { readonly directory: Directory; readonly checkpoints: Checkpoints };

/** How the ledger is signed, for Global admins. */
export function createLedgerKeeping({ directory, checkpoints }: Parts) {
  const authorize = (person: Person) =>
    directory.authorize(person, 'desk.administer', { subject: 'settings:ledger-key', customerId: null });

  return {
    async look(person: Person): Promise<{ readonly kind: 'standing'; readonly standing: Standing } | Refusal> {
      const right = await authorize(person);
      return right.kind === 'refused' ? right : { kind: 'standing', standing: await checkpoints.standing() };
    },

    /** From now on another key signs; it is in the ledger who wanted that. */
    async changeKey(person: Person): Promise<{ readonly kind: 'changed' } | Refusal> {
      const right = await authorize(person);
      if (right.kind === 'refused') return right;
      await checkpoints.changeKey(person.id);
      return { kind: 'changed' };
    },

    /** A checkpoint, for the message that tells of it. */
    find: checkpoints.find,
  };
}
