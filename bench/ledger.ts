import { verifyExport } from '../src/ledger/verify-export.ts';
import { makeExport, piecesOf, textOf } from '../test/support/ledger-export.ts';
import type { Benchmark, Measured } from './support/benchmark.ts';
import { inMilliseconds, median } from './support/statistics.ts';

const ENTRIES = 100_000;
const TIMES = 7;
/** As a file is read. */
const PIECE_BYTES = 1024 * 1024;

export const benchmark: Benchmark = {
  title: 'Verifying an export of the ledger',
  description:
    `\`npm run ledger -- verify\` without the reading of the disk: an export of ${ENTRIES.toLocaleString('en')} entries, with a checkpoint ` +
    'after every 100 and after every 10,000. Processor time of the whole process, the collecting of its garbage included, so that what else ' +
    `runs on the machine does not count: it needs one core. The median of ${TIMES}, after one that is not counted.`,
  measure,
};

async function measure(): Promise<Measured> {
  const rows = [];
  for (const every of [100, 10_000]) {
    const text = textOf(makeExport(ENTRIES, every).lines);
    const times: number[] = [];
    for (let run = 0; run <= TIMES; run++) {
      const before = process.cpuUsage();
      const verdict = await verifyExport(piecesOf(text, PIECE_BYTES));
      if (verdict.kind !== 'intact') throw new Error('The export is not intact');
      const { user, system } = process.cpuUsage(before);
      if (run > 0) times.push((user + system) / 1_000);
    }
    const rate = Math.round((ENTRIES / median(times)) * 1_000).toLocaleString('en');
    rows.push([
      every.toLocaleString('en'),
      `${(text.length / 2 ** 20).toFixed(1)} MiB`,
      inMilliseconds(median(times)),
      rate,
      '50,000',
    ]);
  }
  return {
    kind: 'table',
    columns: ['entries a checkpoint', 'size', 'processor time', 'entries a second', 'goal, at least'],
    rows,
  };
}
