import { newBytes } from '../../../kernel/ids.ts';
import type { Clock } from '../../../kernel/time.ts';
import { textOf } from './storage.ts';
import type { Storage } from './storage.ts';

/** `sharedIn` are the channels whose members see the file; one put into a form is in none. */
export type StoredFile = {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly mimetype: string;
  readonly size: number;
  readonly created: number;
  readonly ownerId: string;
  readonly sharedIn: readonly string[];
  /** seconds; of what the app uploads the kind is known only then, and it is no file before its upload is completed: null */
  readonly knownAt?: number | null;
};

export type Files = {
  readonly byId: (id: string) => StoredFile | undefined;
  readonly content: (id: string) => Buffer | undefined;
  readonly all: () => readonly StoredFile[];
  readonly add: (file: NewFile, content: Buffer) => StoredFile;
  readonly change: (file: StoredFile) => void;
  readonly remove: (id: string) => void;
};

type NewFile = Pick<StoredFile, 'name' | 'mimetype' | 'ownerId' | 'knownAt'> & { readonly id?: string };

export function openFiles(storage: Storage, clock: Clock): Files {
  const all = () =>
    storage
      .rows('select details from files order by id')
      .map((row) => JSON.parse(textOf(row, 'details')) as StoredFile);
  return {
    all,
    byId: (id) => {
      const found = storage.rows('select details from files where id = ?', id).at(0);
      return found && (JSON.parse(textOf(found, 'details')) as StoredFile);
    },
    content: (id) => {
      const stored = storage.rows('select content from files where id = ?', id).at(0)?.['content'];
      return stored instanceof Uint8Array ? Buffer.from(stored) : undefined;
    },
    add: ({ id = newFileId(), ...file }, content) => {
      const created = Math.floor(clock.now().getTime() / 1000);
      const stored = { ...file, id, title: file.name, size: content.length, created, sharedIn: [] };
      storage.run('insert into files (id, details, content) values (?, ?, ?)', id, JSON.stringify(stored), content);
      return stored;
    },
    change: (file) => storage.run('update files set details = ? where id = ?', JSON.stringify(file), file.id),
    remove: (id) => storage.run('delete from files where id = ?', id),
  };
}

export function newFileId(): string {
  return `F${newBytes(5).toString('hex').toUpperCase()}`;
}
