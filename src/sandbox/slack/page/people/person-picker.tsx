import type { Person } from '../../state/people.ts';
import { Avatar } from './avatar.tsx';
import { byPurpose, purposeOf } from './find-person.ts';

type Props = { readonly app: string; readonly people: readonly Person[] };

/** A link to a message leads to its channel, whoever opens it. */
function addressOf(person: Person): string {
  const query = new URL(location.href).searchParams;
  query.set('person', person.name);
  return `/?${query.toString()}`;
}

/** What a tab shows that belongs to nobody yet. */
export function PersonPicker({ app, people }: Props) {
  return (
    <main className="picker">
      <h1>Who are you today?</h1>
      <p>
        This is a workspace of your own, with {app} in it and nobody watching. Be one person here and another in the
        next tab: what one of them sees, the others do not.
      </p>
      <ul>
        {byPurpose(people).map((person) => (
          <li key={person.id}>
            <a href={addressOf(person)}>
              <Avatar name={person.realName} />
              <span>
                <strong>{person.realName}</strong>
                <span className="purpose">{purposeOf(person)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </main>
  );
}
