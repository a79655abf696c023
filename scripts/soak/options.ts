import { parseArgs } from 'node:util';

export type Transport = 'socket' | 'http';

export type Options = {
  readonly minutes: number;
  /** commands begun in a second, over all people */
  readonly rate: number;
  readonly seed: number;
  readonly instances: number;
  readonly transport: Transport;
  /** minutes between two restarts of the database */
  readonly databaseEvery: number;
  /** seconds between two kills */
  readonly killEvery: number;
  /** seconds between two faults */
  readonly troubleEvery: number;
  /** whether the table goes into docs/reliability.md */
  readonly write: boolean;
};

export const USAGE =
  'Usage: npm run soak -- [--minutes 30] [--rate 20] [--seed 1] [--instances 2] [--transport socket|http] [--database-every 3] [--kill-every 60] [--trouble-every 0.5] [--write]';

/** Slack lets an app have ten sockets, and an instance opens two. */
const MOST_INSTANCES = 5;

/** @returns null where the parameters cannot be understood */
export function readOptions(parameters: readonly string[]): Options | null {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        minutes: { type: 'string', default: '30' },
        rate: { type: 'string', default: '20' },
        seed: { type: 'string', default: String(Date.now() % 1_000_000) },
        instances: { type: 'string', default: '2' },
        transport: { type: 'string', default: 'socket' },
        'database-every': { type: 'string', default: '3' },
        'kill-every': { type: 'string', default: '60' },
        'trouble-every': { type: 'string', default: '0.5' },
        write: { type: 'boolean', default: false },
      },
    });
    const numbers = {
      minutes: Number(values.minutes),
      rate: Number(values.rate),
      seed: Number(values.seed),
      instances: Number(values.instances),
      databaseEvery: Number(values['database-every']),
      killEvery: Number(values['kill-every']),
      troubleEvery: Number(values['trouble-every']),
    };
    const { transport, write } = values;
    const usable = Object.values(numbers).every((each) => Number.isFinite(each) && each > 0);
    if (!usable || numbers.instances > MOST_INSTANCES || !Number.isInteger(numbers.instances)) return null;
    if (transport !== 'socket' && transport !== 'http') return null;
    return { ...numbers, transport, write };
  } catch {
    return null;
  }
}
