import type { Person } from '../../state/people.ts';

/** @param who an ID, a handle, an e-mail or the part of it before the @ */
export function findPerson(people: readonly Person[], who: string): Person | undefined {
  const wanted = who.toLowerCase();
  if (wanted === '') return undefined;
  return people.find(
    ({ id, name, email }) => id === who || name === wanted || email === wanted || email.startsWith(`${wanted}@`),
  );
}

/** What each seeded person is there for, by mailbox. The rights themselves are asked of the local directory. */
const PURPOSES: Readonly<Record<string, string>> = {
  'sales.agent': 'Sales agent – orders software',
  'admin.agent': 'Admin agent – keys, downloads, cancelling',
  beheeragent: 'Admin agent – reads Dutch',
  approver: 'Sales agent and approver',
  'helpdesk.agent': 'Helpdesk agent – looks, but may not order',
  'global.admin': 'Global admin – no Admin agent',
  auditor: 'Auditor – reads the ledger',
  newcomer: 'No role yet – reads Dutch',
  guest: 'Guest – sees #sales only',
  deactivated: 'Deactivated account',
  stranger: 'From another company',
};

/** Those one most likely wants to be come first. */
export function byPurpose(people: readonly Person[]): readonly Person[] {
  const places = Object.keys(PURPOSES);
  const placeOf = ({ email }: Person) => {
    const place = places.indexOf(email.split('@')[0] ?? '');
    return place < 0 ? places.length : place;
  };
  return people.toSorted((left, right) => placeOf(left) - placeOf(right));
}

export function purposeOf({ email }: Person): string {
  return PURPOSES[email.split('@')[0] ?? ''] ?? email;
}
