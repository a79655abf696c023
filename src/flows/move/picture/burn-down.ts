import type { Translator } from '../../../i18n/translator.ts';
import { dayInZone } from '../../../kernel/dates.ts';
import { axisOf, WIDTH } from '../../../pictures/chart.ts';
import type { Chart, Layer, Tick } from '../../../pictures/chart.ts';
import { COLOURS } from '../../../pictures/style.ts';
import { countTicks, dateTicks } from '../../../pictures/ticks.ts';
import { staircase } from './staircase.ts';

/** A machine of the move that has something to lose. */
export type MovingMachine = {
  /** when it loses its activation if nothing is done; null where that is not known */
  readonly deadline: Date | null;
  /** when its wave is to be through; null where it is in none */
  readonly plannedAt: Date | null;
  /** when it was done, or written off; null while it is to go */
  readonly goneAt: Date | null;
};

type Moment = {
  /** when the move began */
  readonly from: Date;
  readonly now: Date;
  /** the zone of the customer: days are theirs */
  readonly zone: string;
};

const HEIGHT = 240;
const MARGIN = 0.06;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * The machines that are to go, over time: as it went, as it is planned, and, in red, how many would still be activated if nothing
 * was done (P10). Where the first two stay below the third no machine need lose its activation.
 */
export function burnDown(machines: readonly MovingMachine[], { from, now, zone }: Moment, t: Translator): Chart {
  const begin = from.getTime();
  const until = endOf(machines, from, now);
  const names = [t('burnDown.left'), t('burnDown.planned'), t('burnDown.deadlines')] as const;
  const [left, planned, deadlines] = names;
  const series = (name: string, time: Time, end: number) =>
    staircase(machines.map(time), begin, end).map((step) => ({ ...step, series: name }));
  const values = [
    ...series(deadlines, deadlineOf, until),
    ...series(planned, plannedFor, Math.max(begin, lastOf(machines, plannedFor) ?? begin)),
    ...series(left, ({ goneAt }) => goneAt, Math.max(begin, now.getTime())),
  ];
  const counts = countTicks(machines.length, t.locale);
  const top = counts[counts.length - 1]?.at ?? machines.length;
  const dates = dateTicks(from, new Date(until), { locale: t.locale, zone });
  const x = timeAxis([begin, until], dates);
  const y = {
    field: 'left',
    type: 'quantitative' as const,
    scale: { domain: [0, top], nice: false },
    axis: axisOf(counts),
  };
  const only = (name: string) => [{ filter: { field: 'series', equal: name } }];
  return {
    alt: inWords(machines, { from, now, zone }, t),
    spec: {
      width: WIDTH - 80,
      height: HEIGHT,
      padding: 16,
      title: t('burnDown.title'),
      data: { values },
      layer: [
        {
          transform: only(deadlines),
          mark: { type: 'area', interpolate: 'step-after', color: COLOURS.danger, opacity: 0.09 },
          encoding: { x, y, y2: { datum: top } },
        },
        {
          transform: only(left),
          mark: { type: 'area', interpolate: 'step-after', color: COLOURS.main, opacity: 0.14 },
          encoding: { x, y },
        },
        {
          mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2.5 },
          encoding: {
            x,
            y,
            color: {
              field: 'series',
              type: 'nominal',
              scale: { domain: [...names], range: [COLOURS.main, COLOURS.second, COLOURS.danger] },
              legend: { orient: 'top', title: null, symbolType: 'stroke', columnPadding: 18, offset: 6 },
            },
            strokeDash: {
              field: 'series',
              type: 'nominal',
              scale: {
                domain: [...names],
                range: [
                  [1, 0],
                  [6, 4],
                  [1, 0],
                ],
              },
            },
          },
        },
        today(now.getTime(), now.getTime() - begin > (until - begin) / 2, t('burnDown.today'), x),
      ],
    },
  };
}

function timeAxis(domain: number[], dates: readonly Tick[]) {
  return {
    field: 'at',
    type: 'quantitative' as const,
    scale: { domain, nice: false, zero: false },
    axis: { ...axisOf(dates), grid: false, ticks: true },
  };
}

/** A line where the plan and what happened meet; its word stands on the emptier side. */
function today(now: number, late: boolean, label: string, x: ReturnType<typeof timeAxis>): Layer {
  const word = { type: 'text', fontSize: 12, align: late ? 'right' : 'left', dx: late ? -5 : 5, dy: -7 } as const;
  const encoding = { x, y: { value: HEIGHT }, text: { field: 'label' } };
  return {
    data: { values: [{ at: now, label }] },
    layer: [
      { mark: { type: 'rule', color: COLOURS.quiet, strokeDash: [2, 3] }, encoding: { x } },
      { mark: { ...word, color: COLOURS.paper, stroke: COLOURS.paper, strokeWidth: 4, strokeJoin: 'round' }, encoding },
      { mark: { ...word, color: COLOURS.quiet }, encoding },
    ],
  };
}

/** The end of the plan and the first deadline are in the picture; what comes long after would only press them together. */
function endOf(machines: readonly MovingMachine[], from: Date, now: Date): number {
  const ofInterest = [
    now.getTime(),
    from.getTime() + DAY_MS,
    lastOf(machines, plannedFor) ?? 0,
    firstOf(machines, deadlineOf) ?? 0,
  ];
  const until = Math.max(...ofInterest);
  const span = until - from.getTime();
  const last = lastOf(machines, deadlineOf) ?? until;
  return Math.max(until, Math.min(last, from.getTime() + 2 * span)) + span * MARGIN;
}

type Time = (machine: MovingMachine) => Date | null;
const deadlineOf: Time = ({ deadline }) => deadline;
const plannedFor: Time = ({ plannedAt }) => plannedAt;
const timesOf = (machines: readonly MovingMachine[], time: Time) =>
  machines.flatMap((machine) => time(machine)?.getTime() ?? []);

function firstOf(machines: readonly MovingMachine[], time: Time): number | null {
  const times = timesOf(machines, time);
  return times.length > 0 ? times.reduce((one, other) => Math.min(one, other)) : null;
}

function lastOf(machines: readonly MovingMachine[], time: Time): number | null {
  const times = timesOf(machines, time);
  return times.length > 0 ? times.reduce((one, other) => Math.max(one, other)) : null;
}

function inWords(machines: readonly MovingMachine[], { now, zone }: Moment, t: Translator): string {
  const left = machines.filter(({ goneAt }) => !goneAt || goneAt > now);
  const day = (time: number) => dayInZone(new Date(time), zone, t.locale);
  const first = firstOf(left, deadlineOf);
  const lost = left.filter(({ deadline }) => deadline && deadline <= now).length;
  const last = lastOf(left, plannedFor);
  const late = left.filter(({ deadline, plannedAt }) => deadline && plannedAt && plannedAt > deadline).length;
  return [
    t('burnDown.words.left', { left: left.length, count: machines.length }),
    ...(last === null ? [] : [t('burnDown.words.planned', { day: day(last) })]),
    ...(lost > 0 ? [t('burnDown.words.lost', { count: lost })] : []),
    ...(first !== null && lost === 0 ? [t('burnDown.words.first', { day: day(first) })] : []),
    ...(late > 0 ? [t('burnDown.words.late', { count: late })] : []),
  ].join(' ');
}
