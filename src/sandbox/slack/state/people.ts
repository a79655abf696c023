import type { Storage } from './storage.ts';
import { textOf } from './storage.ts';
import { FOREIGN_TEAM_ID, SEEDED_PEOPLE } from './seed.ts';

/** Somebody with an account; `restricted` is a guest, a foreign `teamId` somebody of another company. */
export type Person = {
  readonly id: string;
  readonly teamId: string;
  readonly name: string;
  readonly realName: string;
  readonly email: string;
  /** as typed into the profile; many leave it empty */
  readonly phone?: string;
  readonly locale: string;
  readonly tz: string;
  readonly restricted: boolean;
  readonly deleted: boolean;
};

export type People = {
  readonly all: () => readonly Person[];
  readonly byId: (id: string) => Person | undefined;
  /** Found by ID, e-mail, handle or the part of the e-mail before the @. */
  readonly find: (who: string) => Person | undefined;
  readonly change: (person: Person) => void;
};

export function openPeople(storage: Storage, teamId: string): People {
  for (const { foreign, ...person } of SEEDED_PEOPLE) {
    insert(storage, { ...person, teamId: foreign ? FOREIGN_TEAM_ID : teamId });
  }

  const stored = storage.rows('select profile from people order by id');
  const people = new Map(
    stored.map((row) => JSON.parse(textOf(row, 'profile')) as Person).map((person) => [person.id, person]),
  );

  return {
    all: () => [...people.values()],
    byId: (id) => people.get(id),
    find: (who) => {
      const wanted = who.toLowerCase();
      return [...people.values()].find(
        ({ id, email, name }) => id === who || email === wanted || name === wanted || email.startsWith(`${wanted}@`),
      );
    },
    change: (person) => {
      storage.run('update people set profile = ? where id = ?', JSON.stringify(person), person.id);
      people.set(person.id, person);
    },
  };
}

function insert(storage: Storage, person: Person): void {
  storage.run(
    'insert into people (id, profile) values (?, ?) on conflict do nothing',
    person.id,
    JSON.stringify(person),
  );
}
