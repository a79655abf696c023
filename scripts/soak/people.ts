import { openPerson } from '../../test/support/slack/person.ts';
import type { Person } from '../../test/support/slack/person.ts';
import { whatStands } from './answers.ts';
import { DEEDS } from './deeds.ts';
import type { Customer, Deed, Hand, Who } from './deeds.ts';
import type { Dice } from './dice.ts';
import { tallyOf } from './diary.ts';
import type { Diary } from './diary.ts';
import type { StandIns } from './stand-ins.ts';

/** Clients that are open: each does one thing at a time. */
const CLIENTS: Readonly<Record<Who, number>> = {
  'sales.agent': 28,
  'admin.agent': 28,
  approver: 16,
  'helpdesk.agent': 18,
  auditor: 6,
};
const PATIENCE_MS = 12_000;
const REST_MS = 100;
/** After so many deeds somebody loads the page anew. */
const RELOAD_AFTER = 8;
/** Messages of each channel that somebody looks at who wonders what became of it. */
const LOOKS_ROUND = 12;
const PORTAL_LINES = [{ product: 'Windows Server 2022 Standard', quantity: 1 }];

type Client = { readonly person: Person; readonly looks: { newest: number }; deeds: number };

export type People = {
  /** Begins so many commands a second, whether the ones before are done or not, until told to stop; then lets them end. */
  readonly work: (ratePerSecond: number, stop: AbortSignal) => Promise<void>;
  readonly leave: () => Promise<void>;
};

type Parts = {
  readonly standIns: StandIns;
  readonly customers: Hand['customers'];
  readonly seed: number;
  readonly dice: Dice;
  readonly diary: Diary;
};

export async function openPeople({ standIns, customers, seed, dice, diary }: Parts): Promise<People> {
  const idle = new Map<Who, Client[]>();
  const all: Client[] = [];
  for (const [who, count] of Object.entries(CLIENTS) as [Who, number][]) {
    const clients = await Promise.all(Array.from({ length: count }, () => openClient(who)));
    idle.set(who, clients);
    all.push(...clients);
  }
  let made = 0;
  const running = new Set<Promise<void>>();

  async function openClient(who: Who): Promise<Client> {
    const looks = { newest: 0 };
    const eyes = { newest: () => looks.newest, patienceMs: PATIENCE_MS, restMs: REST_MS };
    const person = await openPerson(standIns.url, `${who}@csp-desk.example`, eyes);
    return { person, looks, deeds: 0 };
  }

  async function ordersInPortal({ id }: Customer): Promise<string> {
    const path = `/control/partner-center/customers/${id}/orders`;
    const createdAt = new Date(Date.now() - 60_000).toISOString();
    return ((await standIns.ask('POST', path, { lines: PORTAL_LINES, createdAt })) as { readonly id: string }).id;
  }

  async function run(deed: Deed, client: Client): Promise<void> {
    const tally = tallyOf(diary, deed.name);
    tally.begun += 1;
    const since = Date.now() / 1_000 - 0.2;
    client.looks.newest = 0;
    const hand: Hand = {
      ...{ dice, diary, customers, ordersInPortal },
      reference: () => `S${seed}-${++made}`,
      looksAt: (newest) => (client.looks.newest = newest),
    };
    try {
      await deed.run(client.person, hand);
      tally.done += 1;
    } catch (error) {
      tally.gaveUp += 1;
      hand.looksAt(LOOKS_ROUND);
      const what = whatStands(await client.person.screen(), since);
      const why = `${deed.name}, ${what}: ${reasonIn(error)}`;
      diary.reasons.set(why, (diary.reasons.get(why) ?? 0) + 1);
      diary.endings[what] += 1;
    }
    client.deeds += 1;
    if (client.deeds % RELOAD_AFTER === 0) await client.person.reloads();
    else if ((await client.person.screen()).modals.length > 0) await client.person.closes({ all: true });
  }

  /** @returns whether somebody had the time */
  function begin(deed: Deed): boolean {
    const free = deed.who.filter((each) => (idle.get(each)?.length ?? 0) > 0);
    const who = free[dice.upTo(free.length)];
    const client = who && idle.get(who)?.pop();
    if (!who || !client) return false;
    const work = run(deed, client)
      // The stand-ins end under them only where the soak ends.
      .catch((error: unknown) => void diary.reasons.set(`client: ${reasonIn(error)}`, 1))
      .finally(() => {
        running.delete(work);
        idle.get(who)?.unshift(client);
      });
    running.add(work);
    return true;
  }

  return {
    async work(ratePerSecond, stop) {
      const began = performance.now();
      for (let due = 1; !stop.aborted; due++) {
        const wait = began + (due * 1_000) / ratePerSecond - performance.now();
        if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
        if (!stop.aborted && !begin(drawn(dice))) diary.heldBack += 1;
      }
      while (running.size > 0) await Promise.all(running);
    },
    leave: async () => void (await Promise.all(all.map(({ person }) => person.leaves()))),
  };
}

function drawn(dice: Dice): Deed {
  let left = dice.roll() * DEEDS.reduce((sum, { share }) => sum + share, 0);
  for (const deed of DEEDS) if ((left -= deed.share) < 0) return deed;
  throw new Error('There are no deeds');
}

/** The first words, without what differs from one time to the other. */
function reasonIn(error: unknown): string {
  const words = error instanceof Error ? error.message : 'unknown';
  return (words.split('\n')[0] ?? '').replace(/SRV-[\w-]+|S\d+-\d+|[0-9a-f-]{36}/g, '…').slice(0, 160);
}
