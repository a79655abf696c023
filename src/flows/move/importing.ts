import { createHash } from 'node:crypto';
import type { Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import { inPieces } from '../../kernel/pieces.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { keyFor } from './fleet/keys.ts';
import type { KeyFit } from './fleet/keys.ts';
import { mergeFleet } from './fleet/merge.ts';
import type { Captured, Merged } from './fleet/merge.ts';
import type { Gathered } from './inventory/gather.ts';
import type { LicenceRecord } from './licence.ts';
import { readFleet, writeFleet } from './records-fleet.ts';
import { findImport, findSameImport } from './records-imports.ts';
import type { ImportRecord } from './records-imports.ts';
import { moveStateOf, touchMove } from './records.ts';
import type { MoveRecord } from './records.ts';
import { MOST_MACHINES, importKindOf } from './rules-import.ts';
import { createPausing } from './pausing.ts';

/** "Whose key is it?", by its last five characters: the key flow remembers those of keys that were shown or handed in. */
export type KeyEndings = {
  /** @returns the software (`<order>:<line>`) whose key ends so */
  readonly find: (customerId: string, ending: string) => Promise<ReadonlySet<string>>;
  /** @returns of which of these the ending of a key is known */
  readonly known: (customerId: string, softwareIds: readonly string[]) => Promise<ReadonlySet<string>>;
};

/** A key of a move: what it fits, and the order line it is of. */
export type KeyFacts = KeyFit & { readonly orderId: string; readonly lineNumber: number };

/** Whether the MAK on a machine is one of the move, as far as is known. */
export type KeyOf = (record: LicenceRecord) => 'ours' | 'other' | 'unknown';

type Parts = {
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly keyEndings: KeyEndings;
  readonly clock: Clock;
};

/** A MAK is one key for many machines: more endings than this come from something else. */
const MOST_ENDINGS = 100;

/** Puts what was brought into the fleet of a move. */
export function createImporting({ ledger, notices, keyEndings, clock }: Parts) {
  const pausing = createPausing({ ledger, clock });

  /** Asked before the transaction that writes, because it reads what belongs to another flow. */
  async function keyKnowledge(
    customerId: string,
    keys: readonly KeyFacts[],
    records: readonly LicenceRecord[],
  ): Promise<KeyOf> {
    const endings = [...new Set(records.flatMap(({ channel, partialKey }) => (channel === 'mak' && partialKey) || []))];
    const owners = new Map<string, ReadonlySet<string>>();
    for (const ending of endings.slice(0, MOST_ENDINGS)) owners.set(ending, await keyEndings.find(customerId, ending));
    const known = keys.length > 0 ? await keyEndings.known(customerId, keys.map(softwareOf)) : new Set<string>();
    return (record) => {
      if (record.channel !== 'mak' || record.partialKey === null) return 'unknown';
      const owner = owners.get(record.partialKey) ?? new Set();
      if (keys.some((key) => owner.has(softwareOf(key)))) return 'ours';
      const key = keyFor(record, keys);
      return key && known.has(softwareOf(key)) ? 'other' : 'unknown';
    };
  }

  /**
   * Takes in what was brought, inside the transaction that holds the move: fleet, import, ledger and messages stand or fall
   * together.
   * @param importId of an import that waits
   * @returns the import as it is afterwards
   */
  async function take(
    tx: Transaction,
    move: MoveRecord,
    importId: string,
    what: { readonly gathered: Gathered; readonly records: readonly Captured[]; readonly keyOf: KeyOf },
  ): Promise<ImportRecord> {
    const record = await waiting(tx, importId);
    const isResult = importKindOf(record) === 'results';
    const known = await readFleet(tx, move.id);
    const merged = await inPieces(mergeFleet(known, what.records, { keyOf: what.keyOf, newId }));
    const machines = (await tx.moveMachine.count({ where: { moveId: move.id } })) + merged.machinesAdded;
    if (machines > MOST_MACHINES) return refuse(tx, record, 'too-many');
    await writeFleet(tx, move.id, merged.changed);
    const hash = hashOf(what.records);
    const same = await findSameImport(tx, { moveId: move.id, id: importId, hash });
    const state = same && merged.changed.length === 0 ? 'repeated' : 'done';
    const { machinesAdded, productsChanged, productsOlder } = merged;
    const { masked, linesLeft, left } = what.gathered;
    const counts = { machinesAdded, productsChanged, productsOlder, masked, linesLeft };
    await tx.moveImport.update({
      where: { id: importId },
      data: {
        ...counts,
        ...{ state, hash, records: what.records.length, endedAt: clock.now() },
        left: left.map((line) => ({ ...line })),
      },
    });
    if (merged.changed.length > 0) await touchMove(tx, move.id, clock.now());
    const details = { ...counts, kind: record.kind, file: record.fileName ?? undefined, records: what.records.length };
    await ledger.append(tx, { ...entryOf(move, record), outcome: state, details });
    if (isResult && moveStateOf(move) === 'running') await pausing.pauseWhereNeeded(tx, move, codesIn(merged));
    await notices.changed(tx, 'move', move.id);
    await notices.changed(tx, 'move-import', importId);
    return waiting(tx, importId);
  }

  /** Nothing of it is taken, and whoever brought it is told why. */
  async function refuse(
    tx: Transaction,
    record: ImportRecord,
    problem: string,
    reference?: string,
  ): Promise<ImportRecord> {
    const data = { state: 'failed', problem, reference: reference ?? null, endedAt: clock.now() };
    await tx.moveImport.update({ where: { id: record.id }, data });
    const details = { kind: record.kind, file: record.fileName ?? undefined, problem };
    await ledger.append(tx, { ...entryOf(record.move, record), outcome: 'failed', details });
    await notices.changed(tx, 'move-import', record.id);
    return waiting(tx, record.id);
  }

  async function waiting(tx: Transaction, importId: string): Promise<ImportRecord> {
    const record = await findImport(tx, importId);
    if (!record) throw new Error('An import of a move is not there');
    return record;
  }

  return { keyKnowledge, take, refuse };
}

export type Importing = ReturnType<typeof createImporting>;

export function softwareOf({ orderId, lineNumber }: Pick<KeyFacts, 'orderId' | 'lineNumber'>): string {
  return `${orderId}:${lineNumber}`;
}

export function entryOf(
  move: Pick<MoveRecord, 'id' | 'number' | 'customerId'>,
  { personId }: { readonly personId: string },
) {
  return { actor: personId, action: 'move.import', subject: `move:${move.id}`, customerId: move.customerId } as const;
}

const codesIn = ({ changed }: Merged) => changed.flatMap(({ failureCode }) => failureCode ?? []);

/** The same machines with the same captures, however the file was called. */
function hashOf(records: readonly Captured[]): string {
  return createHash('sha256').update(JSON.stringify(records)).digest('hex');
}
