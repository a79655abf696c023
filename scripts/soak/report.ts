import type { Evidence, Rule, Violation } from './audit.ts';
import type { Diary, Told } from './diary.ts';
import { sumOf } from './diary.ts';
import type { Flatness } from './memory.ts';
import type { Options } from './options.ts';
import type { Supervisor } from './supervisor.ts';

/** Memory has grown by no more than that from the middle third of the time to the last. */
const FLAT = 0.1;
/** Before that a process that has just started still warms up. */
const WARM_MS = 5 * 60_000;
const RULES: readonly Rule[] = ['lost', 'doubled', 'wrong message', 'left undone', 'broken'];

export type Run = {
  readonly options: Options;
  readonly diary: Diary;
  readonly evidence: Evidence;
  readonly violations: readonly Violation[];
  readonly supervised: Supervisor['counts'];
  readonly troubles: ReadonlyMap<string, number>;
  readonly tookMs: number;
  readonly settledMs: number | null;
  readonly resident: Flatness | null;
  readonly heap: Flatness | null;
  /** seconds of processor time, by who took them */
  readonly cpu: readonly (readonly [who: string, seconds: number])[];
};

export const isFlat = (flatness: Flatness | null): boolean => flatness === null || flatness.growth <= FLAT;

/** @returns whether everything held */
export function held({ violations, settledMs, resident, tookMs }: Run): boolean {
  return violations.length === 0 && settledMs !== null && (tookMs < WARM_MS || isFlat(resident));
}

const grouped = (value: number) => Math.round(value).toLocaleString('en-US');

/** The table of docs/reliability.md. */
export function tableOf(run: Run): string {
  const { options, diary, evidence, violations, supervised, troubles, tookMs, settledMs, resident, heap, cpu } = run;
  const { begun, done, gaveUp } = sumOf(diary);
  const seconds = tookMs / 1_000;
  const told = (among: ReadonlyMap<string, Told>, what: Told) =>
    [...among.values()].filter((each) => each === what).length;
  const tellings = (among: ReadonlyMap<string, Told>) =>
    `${grouped(told(among, 'confirmed'))} confirmed, ${grouped(told(among, 'denied'))} denied, ${grouped(told(among, 'unknown'))} whose answer was lost`;
  const orders = evidence.orders.filter(({ placedThrough }) => placedThrough === 'api').length;
  const cancelled = evidence.tickets.filter(({ state }) => state === 'cancelled').length;
  const count = (rule: Rule) => violations.filter((each) => each.rule === rule).length;
  const rows: readonly (readonly [string, string])[] = [
    [
      'how',
      `${(seconds / 60).toFixed(1)} minutes, ${options.instances} instances, ${options.transport === 'socket' ? 'Socket Mode' : 'HTTP'}, seed ${options.seed}`,
    ],
    ['commands a second', `${(begun / seconds).toFixed(1)} of ${options.rate} asked for`],
    [
      'commands',
      `${grouped(begun)}: ${grouped(done)} done, ${grouped(gaveUp)} given up by the person, ${grouped(diary.heldBack)} not begun because everybody was busy`,
    ],
    ['purchases handed in', `${tellings(diary.purchases)}; ${grouped(orders)} orders in Partner Center`],
    ['cancellations handed in', `${tellings(diary.cancellations)}; ${grouped(cancelled)} cancelled`],
    [
      'what stood before those who gave up',
      `${grouped(diary.endings.told)} words, ${grouped(diary.endings.waiting)} a form that loads, ${grouped(diary.endings.silent)} nothing`,
    ],
    ['keys shown', grouped(diary.keysSeen)],
    ['instances killed', grouped(supervised.kills)],
    ['database restarted', `${supervised.immediate} × immediate, ${supervised.fast} × fast`],
    [
      'faults ordered',
      `${grouped([...troubles.values()].reduce((sum, each) => sum + each, 0))} of ${troubles.size} kinds`,
    ],
    ...RULES.map((rule): [string, string] => [`**${rule}**`, `**${count(rule)}**`]),
    ['at rest afterwards', settledMs === null ? '**never**' : `after ${Math.round(settledMs / 1_000)} s`],
    ['resident, middle third → last third', flatnessWords(resident)],
    ['heap after a collection, likewise', flatnessWords(heap)],
    ['processor', cpu.map(([who, each]) => `${who} ${Math.round((100 * each) / seconds)} %`).join(', ')],
  ];
  return ['| what | |', '| --- | --- |', ...rows.map(([what, words]) => `| ${what} | ${words} |`)].join('\n');
}

function flatnessWords(flatness: Flatness | null): string {
  if (!flatness) return 'too short to tell';
  const { middle, last, growth } = flatness;
  const percent = `${growth >= 0 ? '+' : '−'}${Math.abs(growth * 100).toFixed(1)} %`;
  return `${Math.round(middle)} → ${Math.round(last)} MiB (${percent})`;
}

/** What a person wants to know who looks why. */
export function detailsOf({ diary, violations, troubles, options }: Run): string {
  const lines = [
    'Commands:',
    ...[...diary.deeds].map(
      ([name, { begun, done, gaveUp }]) => `  ${name}: ${begun} begun, ${done} done, ${gaveUp} given up`,
    ),
    'Given up, most often:',
    ...most(diary.reasons, 12),
    'Faults:',
    ...most(troubles, 60),
  ];
  const { minutes, rate, seed, instances, transport } = options;
  const again = `npm run soak -- --minutes ${minutes} --rate ${rate} --seed ${seed} --instances ${instances} --transport ${transport}`;
  if (violations.length > 0) lines.push(`Violations (again: ${again}):`);
  return [...lines, ...violations.map(({ rule, subject, words }) => `  ✗ ${rule}: ${subject}: ${words}`)].join('\n');
}

function most(counts: ReadonlyMap<string, number>, number: number): string[] {
  return [...counts]
    .toSorted(([, left], [, right]) => right - left)
    .slice(0, number)
    .map(([what, count]) => `  ${count} × ${what}`);
}
