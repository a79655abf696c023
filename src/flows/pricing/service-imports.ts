import { subMinutes } from 'date-fns/subMinutes';
import { isDuplicate } from '../../database/database.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { problemOfFile, TABLE_ENDINGS } from '../../kernel/entered-file.ts';
import type { EnteredFile, EnteredFileProblem } from '../../kernel/entered-file.ts';
import { newId } from '../../kernel/ids.ts';
import { pause } from '../../kernel/time.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PriceQueues } from './jobs.ts';
import { brokenRowsIn, findImport } from './records.ts';
import type { ImportRecord } from './records.ts';
import { ASK_AGAIN_MINUTES } from './rules-import.ts';
import type { BrokenRow } from './rules-sheet.ts';

/** A market in use: the sheet that counts there, and the newest attempt where that is another one. */
export type MarketState = {
  readonly market: string;
  readonly sheet: ImportRecord | null;
  readonly newest: ImportRecord | null;
};

export type UploadOutcome =
  | { readonly kind: 'asked' }
  | { readonly kind: 'invalid'; readonly why: 'missing' | EnteredFileProblem }
  | Refusal;

export type PriceImports = ReturnType<typeof createPriceImports>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly queues: PriceQueues;
  readonly clock: Clock;
};

const MOST_BYTES = 10 * 1024 * 1024;
const MOST_MARKETS = 60;
/** Together two seconds: somebody is looking at the screen. */
const LOOKS = 20;
const LOOK_MS = 100;
const ABOUT = { subject: 'prices', customerId: null };

/** Price sheets as a Global admin sees and orders them. */
export function createPriceImports({ database, directory, ledger, notices, queues, clock }: Parts) {
  /** May this person bring prices? */
  const begin = (person: Person) => directory.authorize(person, 'price.manage', ABOUT);

  /** @returns the markets in use, by their country */
  async function overview(
    person: Person,
  ): Promise<{ readonly kind: 'overview'; readonly markets: readonly MarketState[] } | Refusal> {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    const include = { person: true };
    const rows = await database.read.priceMarket.findMany({
      include: { priceImport: { include } },
      orderBy: { market: 'asc' },
      take: MOST_MARKETS,
    });
    const newest = await database.read.priceImport.findMany({
      where: { market: { in: rows.map(({ market }) => market) } },
      distinct: ['market'],
      orderBy: [{ market: 'asc' }, { askedAt: 'desc' }],
      include,
    });
    const markets = rows.map(({ market, priceImport: sheet }): MarketState => {
      const last = newest.find((each) => each.market === market) ?? null;
      return { market, sheet, newest: last && last.id !== sheet?.id ? last : null };
    });
    return { kind: 'overview', markets };
  }

  /** Asks for the sheet of a market in use again, whatever the hour. @param key of the press: the same twice is one import */
  async function importNow(
    person: Person,
    market: string,
    key: string,
  ): Promise<{ readonly kind: 'asked' } | { readonly kind: 'unknown' } | Refusal> {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    const known = await database.read.priceMarket.findUnique({ where: { market } });
    if (!known) return { kind: 'unknown' };
    await ask(person, key, { source: 'api', market });
    return { kind: 'asked' };
  }

  /** Takes a file in: what is wrong at first sight is said at once, the rest in a message to whoever brought it. */
  async function upload(person: Person, file: EnteredFile | undefined, key: string): Promise<UploadOutcome> {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    if (!file) return { kind: 'invalid', why: 'missing' };
    const why = problemOfFile(file, { mostBytes: MOST_BYTES, endings: TABLE_ENDINGS });
    if (why) return { kind: 'invalid', why };
    await ask(person, key, { source: 'file', slackFileId: file.slackId, fileName: file.name });
    return { kind: 'asked' };
  }

  async function ask(
    person: Person,
    viewKey: string,
    what: { source: 'api'; market: string } | { source: 'file'; slackFileId: string; fileName: string },
  ): Promise<void> {
    const record = async (tx: Transaction) => {
      const id = newId();
      const now = clock.now();
      await tx.priceImport.create({
        data: { id, viewKey, state: 'waiting', personId: person.id, askedAt: now, ...what },
      });
      const about = { subject: `price-import:${id}`, customerId: null };
      const details = what.source === 'api' ? { market: what.market } : { file: what.fileName };
      await ledger.append(tx, { actor: person.id, action: 'price.import', outcome: 'requested', ...about, details });
      await queues.takeIn.enqueue(tx, id, { importId: id });
      await notices.tell(tx, { kind: 'price-import', subjectId: id, teamId: person.teamId, place: person.userId });
    };
    try {
      await database.transaction(record);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
  }

  /** The rows that were left out, with their numbers. */
  async function brokenRows(
    person: Person,
    importId: string,
  ): Promise<
    | { readonly kind: 'rows'; readonly record: ImportRecord; readonly rows: readonly BrokenRow[] }
    | { readonly kind: 'unknown' }
    | Refusal
  > {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    const record = await findImport(database.read, importId);
    return record ? { kind: 'rows', record, rows: brokenRowsIn(record) } : { kind: 'unknown' };
  }

  /** The import as it stands, for the message that tells of it. */
  const find = (importId: string) => findImport(database.read, importId);

  return { begin, overview, importNow, upload, brokenRows, find };
}

export type SheetWishes = ReturnType<typeof createSheetWishes>;

/** Lets a market come into use: its sheet is asked for when somebody begins to sell there. */
export function createSheetWishes({ database, queues, clock }: Pick<Parts, 'database' | 'queues' | 'clock'>) {
  const known = new Set<string>();

  /** Harmless to ask again and again: a market has a sheet, or one was asked for a while ago. */
  async function want(country: string): Promise<void> {
    const market = country.toUpperCase();
    if (!/^[A-Z]{2}$/.test(market) || known.has(market)) return;
    const now = clock.now();
    const standing = await database.read.priceMarket.findUnique({ where: { market } });
    if (standing?.importId) {
      known.add(market);
      return;
    }
    const again = subMinutes(now, ASK_AGAIN_MINUTES);
    if (standing && standing.askedAt >= again) return;
    await database.transaction(async (tx) => {
      const claimed = await tx.$executeRaw`
        INSERT INTO price_market (market, asked_at) VALUES (${market}, ${now})
        ON CONFLICT (market) DO UPDATE SET asked_at = EXCLUDED.asked_at
        WHERE price_market.import_id IS NULL AND price_market.asked_at < ${again}`;
      if (claimed === 0) return;
      const id = newId();
      await tx.priceImport.create({ data: { id, state: 'waiting', source: 'api', market, askedAt: now } });
      await queues.takeIn.enqueue(tx, id, { importId: id });
    });
  }

  /** Asks for the sheet of a market that has none, and waits for it a little. @returns whether it is there now */
  async function arrives(market: string): Promise<boolean> {
    await want(market);
    for (let looks = 0; looks < LOOKS; looks += 1) {
      const standing = await database.read.priceMarket.findUnique({ where: { market } });
      if (standing?.importId) return true;
      const underWay = await database.read.priceImport.findFirst({
        where: { market, state: 'waiting' },
        orderBy: { askedAt: 'desc' },
      });
      if (!underWay) return false;
      await pause(LOOK_MS);
    }
    return false;
  }

  return { want, arrives };
}
