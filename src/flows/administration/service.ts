import type { Directory, Person } from '../../directory/directory.ts';

export type Administration = ReturnType<typeof createAdministration>;

/** Who may open the settings of the desk. Each section authorises its own changes once more. */
export function createAdministration({ directory }: { readonly directory: Directory }) {
  const begin = (person: Person) =>
    directory.authorize(person, 'desk.administer', { subject: 'desk', customerId: null });

  return { begin };
}
