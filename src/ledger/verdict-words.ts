import type { Checkpoint } from './checkpoint.ts';
import type { ExportVerdict, Fault } from './verify-export.ts';

const FAULTS: Readonly<Record<Fault, string>> = {
  'not-an-export': 'this is not the first line of an export of the ledger',
  unparsable: 'the line is nothing that an export can hold',
  hash: 'the entry was altered: it has not the hash it says',
  'previous-hash': 'the entry does not follow the one before it: that one was replaced',
  gap: 'what should stand before it is missing',
  reordered: 'it does not stand in its place',
  'bad-signature': 'the checkpoint was altered: its signature does not hold',
  'unknown-key': 'the checkpoint is signed with a key that the ledger never said was its own',
  'checkpoint-differs': 'a checkpoint says that the chain was another one up to here: it was written anew',
  truncated: 'the end is cut off',
  totals: 'the last line counts otherwise than the lines before it',
};

/** What came of verifying, for whoever reads it in a terminal: the last line of an answer is its conclusion. */
export function verdictWords(verdict: ExportVerdict, kept: readonly Checkpoint[]): string {
  if (verdict.kind === 'broken') {
    const entry = verdict.sequence === null ? '' : `, entry ${verdict.sequence}`;
    return `NOT INTACT. Line ${verdict.line}${entry}: ${FAULTS[verdict.why]} (${verdict.why}).`;
  }
  const { entries, head, checkpoints, unsigned, keys } = verdict;
  return [
    `${entries} entries, the last one ${head}`,
    `${checkpoints} checkpoints${keys.map((key) => `\n  signed with ${key}`).join('')}`,
    ...(keys.length > 0
      ? ['  Compare the key with /csp-admin › Ledger or npm run doctor: it says whose signature it is.']
      : []),
    ...(kept.length > 0 ? [`${kept.length} checkpoints kept outside agree with it`] : []),
    ...(unsigned > 0 ? [`${unsigned} entries at the end are not signed yet`] : []),
    'INTACT.',
  ].join('\n');
}
