import { FAULT_KINDS } from '../../src/sandbox/partner-center/wire/fault-kinds.ts';
import type { FaultKind } from '../../src/sandbox/partner-center/wire/fault-kinds.ts';
import { DISCONNECT_REASONS, FAULT_KINDS as SLACK_FAULT_KINDS } from '../../src/sandbox/slack/fault-kinds.ts';
import type { Dice } from './dice.ts';
import type { StandIns } from './stand-ins.ts';

/** One kind of trouble, and how it is brought about. */
type Trouble = { readonly name: string; readonly begin: (dice: Dice, standIns: StandIns) => Promise<unknown> };

const SLACK_METHODS = [
  'views.open',
  'views.update',
  'views.push',
  'views.publish',
  'chat.postMessage',
  'chat.update',
  'users.info',
  'conversations.info',
  'apps.connections.open',
  'response_url',
] as const;
/** Those that are about one certain answer are ordered for the calls that give it. */
const ANY_CALL = FAULT_KINDS.filter((kind) => kind !== 'refuse' && kind !== 'order-error');
const PARTNER_CENTER_CALLS = [
  { method: 'POST', path: '/checkout$' },
  { method: 'POST', path: '/carts$' },
  { method: 'GET', path: '/orders$' },
  { method: 'PATCH', path: '/orders/' },
  { path: '/provisioningstatus' },
  { path: '/availabilities' },
  { path: '/entitlements' },
  { path: '/productkey/' },
  { path: '/partner-center/' },
] as const;
/** A refusal that is meant: the order ends with a message that says so. */
const REFUSALS = [
  { kind: 'refuse', match: { method: 'POST', path: '/checkout$' }, status: 409, code: 800064 },
  { kind: 'refuse', match: { method: 'POST', path: '/checkout$' }, status: 403, code: 800025 },
  { kind: 'refuse', match: { method: 'POST', path: '/carts$' }, status: 400, code: 2002 },
  { kind: 'order-error', match: { method: 'POST', path: '/checkout$' }, code: 800020, orderGroup: '0' },
] as const;
const LOGINS = ['status-500', 'drop-before', 'drop-after', 'latency'] as const satisfies readonly FaultKind[];
const LIMITED_MS = 4_000;
const LATENCY_MS = 2_500;

const slack =
  (path: string, body: object = {}) =>
  (_: Dice, { ask }: StandIns) =>
    ask('POST', `/workspace/control/${path}`, body);
const partnerCenter =
  (fault: (dice: Dice) => object) =>
  (dice: Dice, { ask }: StandIns) =>
    ask('POST', '/control/partner-center/faults', fault(dice));

/** Every kind that the stand-ins have. */
const TROUBLES: readonly Trouble[] = [
  ...SLACK_METHODS.flatMap((method) =>
    SLACK_FAULT_KINDS.map((kind) => ({
      name: `Slack: ${kind}`,
      begin: (dice: Dice, { ask }: StandIns) =>
        ask('POST', '/workspace/control/faults', {
          method,
          kind,
          times: 1 + dice.upTo(3),
          milliseconds: dice.upTo(LATENCY_MS),
        }),
    })),
  ),
  ...PARTNER_CENTER_CALLS.flatMap((match) =>
    ANY_CALL.map((kind) => ({
      name: `Partner Center: ${kind}`,
      begin: partnerCenter((dice) => ({ match, kind, times: 1 + dice.upTo(2), milliseconds: dice.upTo(LATENCY_MS) })),
    })),
  ),
  ...REFUSALS.map((fault) => ({ name: `Partner Center: ${fault.kind}`, begin: partnerCenter(() => fault) })),
  ...['/login', '/graph'].flatMap((path) =>
    LOGINS.map((kind) => ({
      name: `${path.slice(1)}: ${kind}`,
      begin: partnerCenter(() => ({ match: { path }, kind })),
    })),
  ),
  ...Array.from({ length: 10 }, () => ({
    name: 'Slack: envelopes twice',
    begin: slack('envelopes/duplicate', { times: 20 }),
  })),
  ...Array.from({ length: 6 }, () => ({ name: 'Slack: sockets dropped', begin: slack('sockets/drop') })),
  ...DISCONNECT_REASONS.map((reason) => ({
    name: `Slack: ${reason}`,
    begin: slack('sockets/disconnect', { reason, connections: 1 }),
  })),
  ...Array.from({ length: 3 }, () => ({ name: 'Slack: late triggers', begin: slack('triggers/expire', { times: 2 }) })),
  { name: 'Slack: its own limits', begin: (_, standIns) => limitFor(standIns) },
  {
    name: 'Partner Center: slow to show orders',
    begin: (dice, { ask }) =>
      ask('PATCH', '/control/partner-center/settings', {
        delays: { orderList: dice.upTo(15_000), fulfilment: dice.upTo(6_000) },
      }),
  },
  {
    name: 'Partner Center: forgets requests',
    begin: (dice, { ask }) =>
      ask('PATCH', '/control/partner-center/settings', { delays: { replayMemory: dice.oneOf([0, 3_600_000]) } }),
  },
  {
    name: 'Partner Center: availabilities anew',
    begin: (_, { ask }) => ask('POST', '/control/partner-center/availability-reissues'),
  },
];

async function limitFor({ ask }: StandIns): Promise<void> {
  const switched = (enabled: boolean) => ask('POST', '/workspace/control/rate-limits', { enabled });
  await switched(true);
  setTimeout(() => void switched(false).catch(() => undefined), LIMITED_MS);
}

export type Weather = {
  /** how often each kind was ordered */
  readonly seen: ReadonlyMap<string, number>;
  /** Orders one trouble after the other, each kind before any comes again, until told to stop. */
  readonly blow: (everyMs: number, stop: AbortSignal) => Promise<void>;
  /** The trouble ends: nothing that was ordered is left. */
  readonly calm: () => Promise<void>;
};

export function createWeather(standIns: StandIns, dice: Dice): Weather {
  const seen = new Map<string, number>();
  let deck: Trouble[] = [];

  function next(): Trouble | undefined {
    if (deck.length === 0) deck = [...TROUBLES];
    return deck.splice(dice.upTo(deck.length), 1)[0];
  }

  return {
    seen,
    async blow(everyMs, stop) {
      while (!stop.aborted) {
        const trouble = next();
        if (trouble) {
          await trouble.begin(dice, standIns);
          seen.set(trouble.name, (seen.get(trouble.name) ?? 0) + 1);
        }
        await new Promise((resolve) => setTimeout(resolve, everyMs));
      }
    },
    async calm() {
      await standIns.ask('POST', '/workspace/control/faults/clear', {});
      await standIns.ask('POST', '/workspace/control/rate-limits', { enabled: false });
      await standIns.ask('DELETE', '/control/partner-center/faults');
      await standIns.ask('PATCH', '/control/partner-center/settings', {
        delays: { orderList: 0, fulfilment: 0, replayMemory: 3_600_000 },
      });
    },
  };
}
