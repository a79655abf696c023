import { isDuplicate } from '../../database/database.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { problemOfFile } from '../../kernel/entered-file.ts';
import type { EnteredFile, EnteredFileProblem } from '../../kernel/entered-file.ts';
import { newId } from '../../kernel/ids.ts';
import { inPieces } from '../../kernel/pieces.ts';
import { redacted } from '../../kernel/redaction.ts';
import { tidy } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { entryOf } from './importing.ts';
import type { Importing, KeyFacts } from './importing.ts';
import type { Captured } from './fleet/merge.ts';
import { INVENTORY_ENDINGS } from './inventory/files.ts';
import { completed, gather, missingIn } from './inventory/gather.ts';
import type { Gathered, LeftLine } from './inventory/gather.ts';
import { readSaid, saidProblems, textProblems } from './inventory/said.ts';
import type { Brought, BroughtProblem, Typed } from './inventory/said.ts';
import type { ImportQueue } from './jobs.ts';
import { findImport, findImportOfView, findSameImport, leftIn } from './records-imports.ts';
import type { ImportRecord } from './records-imports.ts';
import { findMove, holdMove, moveStateOf } from './records.ts';
import type { MoveRecord } from './records.ts';
import { importStateOf } from './rules-import.ts';
import type { ImportKind } from './rules-import.ts';
import { LINES_A_PAGE, placeIn } from './rules-machines.ts';
import type { Place } from './rules-machines.ts';

export type { ImportRecord } from './records-imports.ts';

/** What a form brings: a text or a file, of which kind, and what it may not say of itself. */
export type BroughtForm = Brought & { readonly kind: ImportKind; readonly file: EnteredFile | undefined };

export type BringProblem = BroughtProblem | { readonly field: 'file'; readonly problem: EnteredFileProblem | 'both' };

type Said = { readonly machine: string | null; readonly capturedAt: Date | null };

/** What was brought, read as far as that is possible at once. A file is read by a job. */
export type Prepared =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'text';
      readonly form: BroughtForm;
      readonly said: Said;
      readonly gathered: Gathered;
      readonly records: readonly Captured[];
    }
  | { readonly kind: 'file'; readonly form: BroughtForm; readonly said: Said; readonly file: EnteredFile }
  | { readonly kind: 'invalid'; readonly problems: readonly BringProblem[]; readonly masked: number };

/** `asked`: a file, which is taken in soon. */
export type TakenIn = { readonly kind: 'imported' | 'asked'; readonly record: ImportRecord };

export type BringOutcome =
  | { readonly kind: 'brought'; readonly taken: TakenIn }
  | Extract<Prepared, { kind: 'invalid' }>
  | { readonly kind: 'stale' }
  | Refusal;

export type AnswerOutcome =
  | { readonly kind: 'answered' | 'stale' | 'not-yours' }
  | { readonly kind: 'invalid'; readonly problems: readonly BroughtProblem[] }
  | Refusal;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly importing: Importing;
  readonly queue: ImportQueue;
  readonly clock: Clock;
};

const MOST_BYTES = 10 * 1024 * 1024;

export type Bringing = ReturnType<typeof createBringing>;

/** What machines said of their licences, brought to a move: pasted, or as a file. */
export function createBringing({ database, directory, ledger, notices, importing, queue, clock }: Parts) {
  /** Reads what can be read without asking anybody; every problem names its field. */
  async function prepare(person: Person, form: BroughtForm): Promise<Prepared> {
    const now = clock.now();
    const typed = readSaid(form, person.zone, now);
    const said = saidIn(typed);
    if (form.file) {
      const wrong = [
        ...fileProblems(form, form.file),
        ...saidProblems(typed, { machine: false, captured: false }, now),
      ];
      if (wrong.length > 0) return { kind: 'invalid', problems: wrong, masked: 0 };
      return { kind: 'file', form, said, file: form.file };
    }
    if (tidy(form.text ?? '') === '') return { kind: 'nothing' };
    const gathered = await inPieces(gather([{ file: null, machine: null, text: form.text ?? '' }], form.kind));
    const { records, masked } = gathered;
    const unread = textProblems(form.text, records);
    const problems =
      unread.length > 0 ? unread : saidProblems(typed, missingIn(records, { machine: null, capturedAt: null }), now);
    if (problems.length > 0) return { kind: 'invalid', problems, masked };
    return { kind: 'text', form, said, gathered, records: completed(records, said, now) };
  }

  /**
   * Asks beforehand whatever the transaction needs to know that is not in it.
   * @returns takes in what was prepared, inside the transaction that holds the move
   */
  async function asker(customerId: string, keys: readonly KeyFacts[], prepared: Prepared) {
    const keyOf = prepared.kind === 'text' ? await importing.keyKnowledge(customerId, keys, prepared.records) : null;
    return async (tx: Transaction, person: Person, move: MoveRecord, viewKey: string): Promise<TakenIn | null> => {
      switch (prepared.kind) {
        case 'nothing':
        case 'invalid':
          return null;
        case 'text': {
          const id = await put(tx, person, move, viewKey, prepared);
          const what = {
            gathered: prepared.gathered,
            records: prepared.records,
            keyOf: keyOf ?? (() => 'unknown' as const),
          };
          return { kind: 'imported', record: await importing.take(tx, move, id, what) };
        }
        case 'file': {
          const id = await put(tx, person, move, viewKey, prepared);
          const record = await findImport(tx, id);
          if (!record) throw new Error('An import that was just made is not there');
          const details = { kind: record.kind, file: record.fileName ?? undefined };
          await ledger.append(tx, { ...entryOf(move, record), outcome: 'requested', details });
          await queue.enqueue(tx, id, { importId: id });
          await notices.tell(tx, { kind: 'move-import', subjectId: id, teamId: person.teamId, place: person.userId });
          return { kind: 'asked', record };
        }
      }
    };
  }

  async function put(
    tx: Transaction,
    person: Person,
    move: MoveRecord,
    viewKey: string,
    prepared: Extract<Prepared, { kind: 'text' | 'file' }>,
  ): Promise<string> {
    const id = newId();
    const file = prepared.kind === 'file' ? prepared.file : undefined;
    await tx.moveImport.create({
      data: {
        ...{ id, viewKey, moveId: move.id, personId: person.id, kind: prepared.form.kind, state: 'waiting' },
        ...{ slackFileId: file?.slackId ?? null, fileName: file ? redacted(tidy(file.name)) : null },
        ...{ machine: prepared.said.machine, capturedAt: prepared.said.capturedAt, askedAt: clock.now() },
      },
    });
    return id;
  }

  const mayManage = (person: Person, move: MoveRecord | null) =>
    directory.authorize(person, 'move.manage', {
      subject: move ? `move:${move.id}` : 'desk',
      customerId: move?.customerId ?? null,
    });

  /** May this person bring something to the move? */
  async function begin(
    person: Person,
    moveId: string,
  ): Promise<{ readonly kind: 'ready'; readonly move: MoveRecord } | { readonly kind: 'stale' } | Refusal> {
    const move = await findMove(database.read, moveId);
    const right = await mayManage(person, move);
    if (right.kind === 'refused') return right;
    return move && moveStateOf(move) !== 'closed' ? { kind: 'ready', move } : { kind: 'stale' };
  }

  /** Brings something to a move that is not closed; the same view handed in twice is one import. */
  async function bring(person: Person, moveId: string, form: BroughtForm, viewKey: string): Promise<BringOutcome> {
    const standing = await ofView(person, viewKey);
    if (standing) return standing;
    const begun = await begin(person, moveId);
    if (begun.kind !== 'ready') return begun;
    const { move } = begun;
    const prepared = await prepare(person, form);
    if (prepared.kind === 'invalid') return prepared;
    if (prepared.kind === 'nothing')
      return { kind: 'invalid', problems: [{ field: 'text', problem: 'missing' }], masked: 0 };
    const take = await asker(move.customerId, move.keys, prepared);
    try {
      return await database.transaction(async (tx): Promise<BringOutcome> => {
        const held = await holdMove(tx, moveId);
        if (!held || moveStateOf(held) === 'closed') return { kind: 'stale' };
        const taken = await take(tx, person, held, viewKey);
        return taken ? { kind: 'brought', taken } : { kind: 'stale' };
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return (await ofView(person, viewKey)) ?? { kind: 'stale' };
    }
  }

  async function ofView(person: Person, viewKey: string): Promise<BringOutcome | null> {
    const record = await findImportOfView(database.read, viewKey);
    if (!record) return null;
    if (record.personId !== person.id) return { kind: 'stale' };
    return { kind: 'brought', taken: { kind: record.slackFileId === null ? 'imported' : 'asked', record } };
  }

  /** What a file did not say of itself, for the form in which it is said. */
  async function beginAnswer(
    person: Person,
    importId: string,
  ): Promise<{ readonly kind: 'asking'; readonly record: ImportRecord } | { readonly kind: 'stale' } | Refusal> {
    const record = await findImport(database.read, importId);
    const right = await mayManage(person, record && (await findMove(database.read, record.moveId)));
    if (right.kind === 'refused') return right;
    return record && importStateOf(record) === 'asking' ? { kind: 'asking', record } : { kind: 'stale' };
  }

  /** Says what a file did not say of itself; it is then taken in. */
  async function answer(
    person: Person,
    importId: string,
    form: Pick<Brought, 'machine' | 'captured'>,
  ): Promise<AnswerOutcome> {
    const asking = await beginAnswer(person, importId);
    if (asking.kind !== 'asking') return asking;
    const { record } = asking;
    if (record.personId !== person.id) return { kind: 'not-yours' };
    const now = clock.now();
    const typed = readSaid(form, person.zone, now);
    const problems = saidProblems(typed, asks(record), now);
    if (problems.length > 0) return { kind: 'invalid', problems };
    const { machine, capturedAt } = saidIn(typed);
    return database.transaction(async (tx): Promise<AnswerOutcome> => {
      const { count } = await tx.moveImport.updateMany({
        where: { id: importId, state: 'asking' },
        data: {
          ...{ state: 'waiting', problem: null },
          ...{ machine: machine ?? record.machine, capturedAt: capturedAt ?? record.capturedAt },
        },
      });
      if (count === 0) return { kind: 'stale' };
      await ledger.append(tx, {
        ...entryOf(record.move, record),
        outcome: 'answered',
        details: { machine: machine ?? undefined },
      });
      await queue.enqueue(tx, importId, { importId });
      await notices.changed(tx, 'move-import', importId);
      return { kind: 'answered' };
    });
  }

  /** The lines of an import that were not understood, a page of them, for whoever may look at moves. */
  async function linesLeft(
    person: Person,
    importId: string,
    page: number,
  ): Promise<
    | {
        readonly kind: 'lines';
        readonly record: ImportRecord;
        readonly lines: readonly LeftLine[];
        readonly place: Place;
      }
    | { readonly kind: 'stale' }
    | Refusal
  > {
    const record = await findImport(database.read, importId);
    const about = record ? { subject: `move:${record.moveId}`, customerId: record.move.customerId } : NOTHING;
    const right = await directory.authorize(person, 'move.view', about);
    if (right.kind === 'refused') return right;
    if (!record) return { kind: 'stale' };
    const all = leftIn(record);
    const place = placeIn(all.length, page, LINES_A_PAGE);
    return { kind: 'lines', record, lines: all.slice(place.skip, place.skip + LINES_A_PAGE), place };
  }

  /** The import as it stands, for the message that tells of it. */
  const find = (importId: string) => findImport(database.read, importId);

  /** @returns who brought the very same before, and when; for an import by which nothing was changed */
  async function sameBefore({
    id,
    moveId,
    hash,
    state,
  }: ImportRecord): Promise<{ readonly by: string; readonly at: Date } | null> {
    if (state !== 'repeated' || hash === null) return null;
    const same = await findSameImport(database.read, { moveId, id, hash });
    return same && { by: same.person.name, at: same.askedAt };
  }

  return { prepare, asker, begin, bring, beginAnswer, answer, linesLeft, find, sameBefore };
}

const NOTHING = { subject: 'desk', customerId: null };

function saidIn({ machine, captured }: Typed): Said {
  return { machine: machine || null, capturedAt: captured instanceof Date ? captured : null };
}

/** What an import that asks wants to know: each part that it says is missing. */
export function asks({ problem }: Pick<ImportRecord, 'problem'>) {
  return { machine: /machine/.test(problem ?? ''), captured: /captured/.test(problem ?? '') };
}

function fileProblems({ text }: BroughtForm, file: EnteredFile): BringProblem[] {
  if (tidy(text ?? '') !== '') return [{ field: 'file', problem: 'both' }];
  const problem = problemOfFile(file, { mostBytes: MOST_BYTES, endings: INVENTORY_ENDINGS });
  return problem ? [{ field: 'file', problem }] : [];
}
