import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Benchmark, Measured } from './support/benchmark.ts';
import { startChild } from './support/child.ts';
import { openStandIns, startProduct } from './support/product.ts';
import { inMilliseconds, median } from './support/statistics.ts';

const ROUNDS = 7;
const BARE = fileURLToPath(new URL('./support/bolt-on-pglite.ts', import.meta.url));

export const benchmark: Benchmark = {
  title: 'Time until ready, from the second start on',
  description:
    'From starting the process until it says that it is ready. *CSP Desk*: `npm start` on the embedded database, with the stand-ins elsewhere; ready ' +
    'is: migrations looked at, jobs running, sockets up. *PGlite and bare Bolt*: a process that opens the same database and starts a Bolt app with ' +
    `one command. ${ROUNDS} rounds by turns; medians, and the median of the ratios of each round. Goal: at most 1.5.`,
  measure,
};

async function measure(): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'csp-desk-measured-'));
  const { sandbox, variables } = await openStandIns('socket');
  try {
    const startDesk = async () => {
      const desk = await startProduct({ ...variables, DATA_DIR: dataDir });
      await desk.stop();
      return desk.took;
    };
    const startBare = async () => {
      const bare = await startChild([BARE, join(dataDir, 'database')], { ready: /ready/ });
      await bare.stop();
      return bare.took;
    };
    await startDesk();
    const [desk, bare]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      desk.push(await startDesk());
      bare.push(await startBare());
    }
    const ratio = median(desk.map((took, round) => took / (bare[round] ?? Number.NaN))).toFixed(2);
    const columns = ['CSP Desk', 'PGlite and bare Bolt', 'ratio'];
    return { kind: 'table', columns, rows: [[...[median(desk), median(bare)].map(inMilliseconds), ratio]] };
  } finally {
    await sandbox.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}
