import { textOf } from './storage.ts';
import type { Storage } from './storage.ts';
import { SEEDED_USER_GROUPS } from './seed.ts';

/** A group of people that can be mentioned; one that was disabled has nobody for whoever asks. */
export type UserGroup = {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly disabled: boolean;
};

export type UserGroups = {
  readonly all: () => readonly UserGroup[];
  /** Found by ID, handle or name. */
  readonly find: (which: string) => UserGroup | undefined;
  readonly change: (group: UserGroup) => void;
};

export function openUserGroups(storage: Storage): UserGroups {
  const sql = 'insert into user_groups (id, details) values (?, ?) on conflict do nothing';
  for (const group of SEEDED_USER_GROUPS) storage.run(sql, group.id, JSON.stringify(group));
  const stored = storage.rows('select details from user_groups order by id');
  const groups = new Map(
    stored.map((row) => JSON.parse(textOf(row, 'details')) as UserGroup).map((group) => [group.id, group]),
  );

  return {
    all: () => [...groups.values()],
    find: (which) => [...groups.values()].find(({ id, handle, name }) => [id, handle, name].includes(which)),
    change: (group) => {
      storage.run('update user_groups set details = ? where id = ?', JSON.stringify(group), group.id);
      groups.set(group.id, group);
    },
  };
}
