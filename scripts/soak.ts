/**
 * Lets people work at several instances for a long time, while everything around them fails, and audits what is left:
 *   npm run soak -- --minutes 30 --rate 20 --seed 1 --write
 * Says how it goes once a minute; ends with a table (with --write also in docs/reliability.md) and exit code 1 where something
 * was lost, doubled or told wrongly, or memory grew. The logs of the instances are kept where it did not hold.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { audit } from './soak/audit.ts';
import { createDice } from './soak/dice.ts';
import { openDiary, sumOf } from './soak/diary.ts';
import { gather } from './soak/evidence.ts';
import { flatness, watchMemory } from './soak/memory.ts';
import { readOptions, USAGE } from './soak/options.ts';
import { openPeople } from './soak/people.ts';
import { processorSeconds } from './soak/processor.ts';
import { detailsOf, held, tableOf } from './soak/report.ts';
import type { Run } from './soak/report.ts';
import { setScene } from './soak/scene.ts';
import { settle } from './soak/settle.ts';
import { createWeather } from './soak/weather.ts';

const MINUTE_MS = 60_000;
/** How many times at least each thing happens that comes every so many minutes, in a soak that is short. */
const LEAST = 2;

const options = readOptions(process.argv.slice(2));
if (!options) {
  console.error(USAGE);
  process.exit(64);
}
const { minutes, rate, seed, instances: count, transport } = options;
const say = (words: string) => console.log(`${new Date().toISOString().slice(11, 19)} ${words}`);
say(
  `${minutes} minutes at ${rate} commands/s, seed ${seed}, ${count} instances over ${transport}, ${cpus().length} processors`,
);

const scene = await setScene(options);
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void scene.close(true).then(() => process.exit(130)));
process.once('unhandledRejection', (error) => {
  console.error(error);
  void scene.close(true).then(() => process.exit(1));
});
const { standIns, instances, supervisor, customers, folder } = scene;
say(`Everything is up; the logs are in ${folder}`);
const dice = createDice(seed);
const diary = openDiary();
const people = await openPeople({ standIns, customers, seed, dice: dice.fork('people'), diary });
const weather = createWeather(standIns, dice.fork('weather'));

const ends = new AbortController();
const lengthMs = minutes * MINUTE_MS;
const began = performance.now();
const memory = watchMemory(instances[0]);
const every = (milliseconds: number, what: () => Promise<void>) =>
  again(Math.min(milliseconds, lengthMs / (LEAST + 1)), what);
const broken: string[] = [];
const going = [
  people.work(rate, ends.signal),
  weather.blow(options.troubleEvery * 1_000, ends.signal),
  every(options.killEvery * 1_000, supervisor.killNow),
  every(options.databaseEvery * MINUTE_MS, supervisor.restartDatabase),
  again(MINUTE_MS, async () => progress()),
  // Whatever falls by itself is found in the audit, and brought up as a supervisor does.
  again(1_000, async () => void (await Promise.all(instances.map(supervisor.bringUp)))),
].map((each) => each.catch(breakOff));
await pause(lengthMs);
ends.abort();
const tookMs = performance.now() - began;
await weather.calm();
await Promise.all(going);
memory.stop();
await weather.calm();
for (const instance of instances) await supervisor.bringUp(instance);
progress();
say('The trouble is over; waiting until nothing is left to do');

const cpu = processorSeconds({
  'the people': process.pid,
  'the stand-ins': standIns.pid,
  'instance 1': instances[0].pid(),
});
const database = await scene.openDatabase();
const settledMs = await settle(database, standIns);
const goodbyes = await Promise.all(
  instances.map(async (each) => `${each.name} ended with ${await each.stop()} when told to`),
);
const fell = [
  ...broken,
  ...instances.flatMap((each) => each.fell()),
  ...goodbyes.filter((words) => !words.includes('with 0 ')),
];
const evidence = await gather(database, standIns, { folder, fell });
await database.close();
const { looks } = memory;
const run: Run = {
  ...{
    options,
    diary,
    evidence,
    violations: audit(diary, evidence),
    supervised: supervisor.counts,
    troubles: weather.seen,
  },
  ...{ tookMs, settledMs, cpu },
  resident: flatness(looks.map(({ atMs, resident: value }) => ({ atMs, value }))),
  heap: flatness(looks.flatMap(({ atMs, heap: value }) => (value === undefined ? [] : [{ atMs, value }]))),
};
const table = tableOf(run);
console.log(`\n${table}\n\n${detailsOf(run)}\n`);
if (options.write) writeDown(table);
const good = held(run);
say(good ? '✓ everything held' : `✗ it did not hold; the logs are in ${folder}`);
await people.leave();
await scene.close(!good);
process.exit(good ? 0 : 1);

/** What cannot go on itself ends the soak early, and is told in the audit. */
function breakOff(error: unknown): void {
  broken.push(`the soak broke off: ${error instanceof Error ? error.message : 'unknown'}`);
  ends.abort();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    ends.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

async function again(milliseconds: number, what: () => Promise<void>): Promise<void> {
  for (;;) {
    await pause(milliseconds);
    if (ends.signal.aborted) return;
    await what();
  }
}

function progress(): void {
  const seconds = (performance.now() - began) / 1_000;
  const { begun, gaveUp } = sumOf(diary);
  const { kills, immediate, fast } = supervisor.counts;
  const resident = Math.round(instances[0].resident() ?? 0);
  const [load = 0] = loadavg();
  const falls = instances.reduce((sum, each) => sum + each.fell().length, 0);
  say(
    [
      `minute ${(seconds / 60).toFixed(1)}: ${(begun / Math.min(seconds, lengthMs / 1_000)).toFixed(1)} commands/s, ${begun} begun`,
      `${gaveUp} given up, ${diary.heldBack} not begun`,
      `${diary.purchases.size} purchases and ${diary.cancellations.size} cancellations handed in`,
      `${kills} kills, ${immediate + fast} restarts of the database, ${falls} falls`,
      `${resident} MiB, load ${load.toFixed(1)}`,
    ].join('; '),
  );
}

function writeDown(text: string): void {
  const document = new URL('../docs/reliability.md', import.meta.url);
  const [before = '', rest = ''] = readFileSync(document, 'utf8').split('<!-- soak -->\n');
  const [, after = ''] = rest.split('<!-- /soak -->');
  const day = new Date().toISOString().slice(0, 10);
  writeFileSync(document, `${before}<!-- soak -->\n\nMeasured on ${day}.\n\n${text}\n\n<!-- /soak -->${after}`);
}
