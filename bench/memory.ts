import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { postgresPrograms, startThrowawayPostgres } from '../scripts/throwaway-postgres.ts';
import type { Benchmark, Measured } from './support/benchmark.ts';
import { startChild } from './support/child.ts';
import { openStandIns, startProduct } from './support/product.ts';
import { median } from './support/statistics.ts';

const REST_MS = 20_000;
const LOOKS = 5;
/** As the Dockerfile and the unit for systemd have it. */
const DEPLOYED = { MALLOC_TRIM_THRESHOLD_: '131072' };
const BARE = fileURLToPath(new URL('./support/bolt-on-pglite.ts', import.meta.url));

export const benchmark: Benchmark = {
  title: 'Memory at rest',
  description:
    `What is resident ${REST_MS / 1_000} seconds after the start, when nobody does anything (the median of ${LOOKS} looks): the whole product on PostgreSQL ` +
    'over Socket Mode, and a Bolt app with one command, both with the settings of the image and the unit for systemd (docs/operations.md), ' +
    'the desk at its second start: at the first, Node.js also keeps what reads TypeScript. ' +
    'Goal: at most 80 MB more.',
  measure,
};

async function measure(): Promise<Measured> {
  const programs = postgresPrograms();
  if (!programs) return { kind: 'left-out', reason: 'no PostgreSQL is installed here.' };
  if (!existsSync('/proc/self/status'))
    return { kind: 'left-out', reason: 'this system does not tell it as Linux does.' };
  const postgres = await startThrowawayPostgres(programs);
  const { sandbox, variables } = await openStandIns('socket');
  const startDesk = () => startProduct({ ...variables, ...DEPLOYED, DATABASE_URL: postgres.url });
  await (await startDesk()).stop();
  const desk = await startDesk();
  const bare = await startChild([BARE], { ready: /ready/, env: DEPLOYED });
  try {
    const looks: { readonly desk: number; readonly bare: number }[] = [];
    for (let look = 0; look < LOOKS; look++) {
      await new Promise((resolve) => setTimeout(resolve, look === 0 ? REST_MS : 1_000));
      looks.push({ desk: desk.resident(), bare: bare.resident() });
    }
    const [own, other] = [median(looks.map((each) => each.desk)), median(looks.map((each) => each.bare))];
    const row = [own, other, own - other].map((each) => `${Math.round(each)} MiB`);
    return { kind: 'table', columns: ['CSP Desk', 'bare Bolt', 'more'], rows: [row] };
  } finally {
    await Promise.all([desk.stop(), bare.stop()]);
    await sandbox.close();
    await postgres.stop();
  }
}
