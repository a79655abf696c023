import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Queue } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import { problemOfFile, TABLE_ENDINGS } from '../../kernel/entered-file.ts';
import type { EnteredFile, EnteredFileProblem } from '../../kernel/entered-file.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { findCreditImport } from './jobs-credit-import.ts';
import type { CreditImportJob } from './jobs-credit-import.ts';

export type CreditUpload =
  | { readonly kind: 'asked' }
  | { readonly kind: 'invalid'; readonly why: 'missing' | EnteredFileProblem }
  | Refusal;

export type CreditImports = ReturnType<typeof createCreditImports>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly queue: Queue<CreditImportJob>;
  readonly clock: Clock;
};

const MOST_BYTES = 10 * 1024 * 1024;

/** Credits from the file of an invoice or credit note, for many tickets at once. */
export function createCreditImports({ database, directory, ledger, notices, queue, clock }: Parts) {
  async function begin(person: Person): Promise<{ readonly kind: 'allowed' } | Refusal> {
    const right = await directory.authorize(person, 'credit.record', { subject: 'credits', customerId: null });
    return right.kind === 'refused' ? right : { kind: 'allowed' };
  }

  /** What is wrong at first sight is said at once, the rest in a message. @param viewKey the same twice is one import */
  async function upload(person: Person, file: EnteredFile | undefined, viewKey: string): Promise<CreditUpload> {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    if (!file) return { kind: 'invalid', why: 'missing' };
    const why = problemOfFile(file, { mostBytes: MOST_BYTES, endings: TABLE_ENDINGS });
    if (why) return { kind: 'invalid', why };
    const id = newId();
    const { slackId: slackFileId, name: fileName } = file;
    try {
      await database.transaction(async (tx) => {
        const asked = { id, viewKey, state: 'waiting', personId: person.id, askedAt: clock.now() };
        await tx.creditImport.create({ data: { ...asked, slackFileId, fileName } });
        const about = { subject: `credit-import:${id}`, customerId: null };
        const what = { action: 'credit.record', outcome: 'requested', details: { file: fileName } } as const;
        await ledger.append(tx, { actor: person.id, ...what, ...about });
        await queue.enqueue(tx, id, { importId: id });
        await notices.tell(tx, { kind: 'credit-import', subjectId: id, teamId: person.teamId, place: person.userId });
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    return { kind: 'asked' };
  }

  /** The import as it stands, for the message that tells of it. */
  const find = (importId: string) => findCreditImport(database.read, importId);

  return { begin, upload, find };
}
