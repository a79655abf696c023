import { KMS_THRESHOLDS } from '../../../../src/flows/move/plan/fleet.ts';
import type { Fleet, PlanMachine, PlannedWave, PlanSettings } from '../../../../src/flows/move/plan/fleet.ts';

const HOUR = 3_600_000;

/** So many of these have to be left, or none. */
type Bound = { readonly members: ReadonlySet<string>; readonly needed: number };

/** The instant after which a machine may not be touched, or infinity. */
export function latestEnd({ products }: PlanMachine, { marginHours }: PlanSettings): number {
  return Math.min(
    ...products.map(({ clock }) => (clock instanceof Date ? clock.getTime() - marginHours * HOUR : Infinity)),
  );
}

/** Written anew from the words of the rule, so that a slip of the planner is not repeated here. */
export function boundsOf({ machines, thresholds = KMS_THRESHOLDS }: Fleet): Bound[] {
  const bounds: Bound[] = [];
  const renewing = machines.filter(({ isHost }) => !isHost);
  const hosts = new Set(renewing.flatMap(({ products }) => products.map(({ kmsHost }) => kmsHost)));
  const bind = (members: readonly string[], needed: number) => {
    if (members.length >= needed) bounds.push({ members: new Set(members), needed });
  };
  for (const host of hosts) {
    if (host === null) continue;
    const of = (kind: string) =>
      renewing
        .filter(({ products }) => products.some((product) => product.kind === kind && product.kmsHost === host))
        .map(({ id }) => id);
    const [clients, servers, office] = [of('windows-client'), of('windows-server'), of('office')];
    const count = clients.length + servers.length;
    const { client, server } = thresholds;
    if (clients.length > 0 && clients.length < client && count >= client) bind([...clients, ...servers], client);
    else if (servers.length > 0 && servers.length < server && count >= server)
      bind([...clients, ...servers], clients.length >= client ? client : server);
    else {
      bind(clients, client);
      bind(servers, server);
    }
    bind(office, thresholds.office);
  }
  return bounds.filter(({ members }) => members.size > 0);
}

export const isEnough = ({ members, needed }: Bound, left: ReadonlySet<string>): boolean => {
  const count = [...members].filter((id) => left.has(id)).length;
  return count === 0 || count >= needed;
};

/** What the host does: clients and servers count together, and each kind has its threshold. */
function countsOf({ machines, thresholds = KMS_THRESHOLDS }: Fleet) {
  const renewing = machines
    .filter(({ isHost }) => !isHost)
    .flatMap(({ id, products }) => products.map(({ kind, kmsHost }) => ({ id, kind, host: kmsHost })))
    .filter(({ kind, host }) => kind !== 'office' && host !== null);
  return [...Map.groupBy(renewing, ({ host }) => host)].map(([host, members]) => ({
    host: host ?? '',
    isKept: (left: ReadonlySet<string>) => {
      const here = members.filter(({ id }) => left.has(id));
      const isMet = (kind: string, needed: number) =>
        members.length < needed || here.length >= needed || here.every((member) => member.kind !== kind);
      return isMet('windows-client', thresholds.client) && isMet('windows-server', thresholds.server);
    },
  }));
}

/** Everything that is wrong with a plan, in words; empty where nothing is. */
export function wrongsOf(fleet: Fleet, settings: PlanSettings, waves: readonly PlannedWave[]): string[] {
  const { machines, activations } = fleet;
  const wrongs: string[] = [];
  const say = (isWrong: boolean, what: string) => void (isWrong && wrongs.push(what));
  const moved = waves.flatMap((wave) => wave.machines.map(({ id }) => id));
  say(
    moved.toSorted().join() !==
      machines
        .map(({ id }) => id)
        .toSorted()
        .join(),
    'not every machine goes once',
  );

  const left = new Set(machines.map(({ id }) => id));
  const bounds = boundsOf(fleet);
  const counts = countsOf(fleet);
  const hasPilot = settings.pilotSize > 0 && machines.some(({ isHost }) => !isHost);
  let before = settings.from.getTime();
  for (const [place, wave] of waves.entries()) {
    const name = `wave ${String(place + 1)}`;
    say(wave.number !== place + 1, `${name} is called ${String(wave.number)}`);
    say(wave.machines.length === 0, `${name} is empty`);
    say(
      wave.machines.length > (place === 0 && hasPilot ? settings.pilotSize : settings.waveSize),
      `${name} is too large`,
    );
    say(wave.startsAt.getTime() < before, `${name} begins too early`);
    say(!isWithinHours(wave, settings), `${name} is outside working hours`);
    for (const machine of wave.machines) {
      say(wave.endsAt.getTime() > latestEnd(machine, settings), `${name} is too late for ${machine.name}`);
      left.delete(machine.id);
      const isSomeLeft = machines.some(({ id, isHost }) => !isHost && left.has(id));
      say(machine.isHost && (isSomeLeft || wave.kind !== 'host'), `${name} moves a host before others`);
    }
    for (const bound of bounds) say(!isEnough(bound, left), `${name} drops a count`);
    for (const count of counts) say(!count.isKept(left), `${name} drops what ${count.host} itself counts`);
    before = wave.endsAt.getTime() + settings.hoursBetween * HOUR;
  }
  for (const [key, known] of activations) {
    const used = machines.flatMap(({ products }) => products).filter((product) => product.key === key).length;
    say(used > known, `${key} is used too often`);
  }
  return wrongs;
}

function isWithinHours(
  { startsAt, endsAt }: PlannedWave,
  { zone, workDays, workFrom, workUntil }: PlanSettings,
): boolean {
  const [start, end] = [local(startsAt, zone), local(endsAt, zone)];
  return (
    start.day === end.day &&
    workDays.includes(start.weekday) &&
    start.minutes >= workFrom &&
    end.minutes <= workUntil &&
    startsAt < endsAt
  );
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const formats = new Map<string, Intl.DateTimeFormat>();

function local(date: Date, zone: string) {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      day: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]));
  const weekday = WEEKDAYS.indexOf(part['weekday'] ?? '') + 1;
  return { day: part['day'], weekday, minutes: Number(part['hour']) * 60 + Number(part['minute']) };
}
