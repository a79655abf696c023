import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Log } from '../../kernel/log.ts';
import type { Money } from '../../kernel/money.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Outcome } from '../../ledger/deeds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import { findTakenKeys, findWatched, isBought, lineText, readLineText } from './records.ts';
import type { LineId, WatchedLine } from './records.ts';
import { snoozedUntil } from './rules.ts';
import type { Snooze } from './rules.ts';
import type { ReadTimes } from './service-times.ts';

/** How a window stands that somebody was reminded of. */
export type ReminderState = 'open' | 'snoozed' | 'kept' | 'cancelled' | 'closed';

export type ReminderItem = {
  /** as a button carries it */
  readonly line: string;
  readonly customerId: string;
  readonly customerName: string;
  /** `<orderId>:<lineNumber>`, as the form of a cancellation takes it */
  readonly software: string;
  /** `2 × Windows Server 2022 Standard` */
  readonly what: string;
  readonly closesAt: Date;
  readonly state: ReminderState;
  readonly snoozedUntil: Date | null;
  readonly keyTaken: boolean;
  /** what it cost; only for those who may see cost, and where Partner Center says it */
  readonly total: Money | undefined;
};

export type Digest = {
  readonly person: Person;
  readonly isLastCall: boolean;
  readonly mayCancel: boolean;
  readonly items: readonly ReminderItem[];
};

export type DecideOutcome = { readonly kind: 'recorded' | 'stale' } | Refusal;

export type Reminders = ReturnType<typeof createReminders>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly partnerCenter: PartnerCenter;
  readonly reminderTimes: ReadTimes;
  readonly clock: Clock;
  readonly log: Log;
};

/** What people are reminded of before a refund window closes, and what they say to it: keep it, later, or cancel. */
export function createReminders(parts: Parts) {
  const { database, directory, ledger, notices, partnerCenter, reminderTimes, clock, log } = parts;

  /**
   * A message as it is to be sent now. Everything is looked at anew, in Partner Center too: what was cancelled, kept or closed
   * since is left out.
   * @returns null where nothing is left to tell
   */
  async function digest(digestId: string): Promise<Digest | null> {
    const found = await database.read.reminderDigest.findUnique({
      where: { id: digestId },
      include: { items: { select: { purchaseId: true, number: true } } },
    });
    if (!found) return null;
    const person = await directory.find(found.personId);
    const may = await directory.allowed(person);
    const lines = await Promise.all(found.items.map((item) => findWatched(database.read, item)));
    const known = lines.filter((line) => line !== null);
    const isTaken = await findTakenKeys(database.read, known);
    const items = await Promise.all(known.map((line) => describe(line, isTaken(line), may.has('cost.view'))));
    // A message that stands says what became of each; a new one speaks only of what is to be decided.
    const shown = (await wasSent(digestId)) ? items : items.filter(({ state }) => state === 'open');
    return shown.length === 0
      ? null
      : {
          person,
          isLastCall: found.key.startsWith('last-call'),
          mayCancel: may.has('order.cancel'),
          items: shown.toSorted((left, right) => left.closesAt.getTime() - right.closesAt.getTime()),
        };
  }

  async function describe(line: WatchedLine, keyTaken: boolean, maySeeCost: boolean): Promise<ReminderItem> {
    const now = clock.now();
    const { orderId, orderLineNumber, reminder, purchase } = line;
    const closesAt = line.refundUntil ?? now;
    const order = orderId === null || closesAt <= now ? null : await lookAt(purchase.customerId, orderId);
    const ordered = order?.lines.find(({ number }) => number === orderLineNumber);
    const snoozed = reminder?.snoozedUntil && reminder.snoozedUntil > now ? reminder.snoozedUntil : null;
    return {
      line: lineText(line),
      customerId: purchase.customerId,
      customerName: purchase.customerName,
      software: `${orderId ?? ''}${orderLineNumber === null ? '' : `:${orderLineNumber}`}`,
      what: `${line.quantity} × ${line.productTitle}`,
      closesAt,
      state: stateOf(line, order?.status === 'cancelled' || ordered?.quantity === 0, snoozed !== null, now),
      snoozedUntil: snoozed,
      keyTaken,
      total: maySeeCost ? ordered?.price : undefined,
    };
  }

  /** Where Partner Center does not answer, the deadline still counts: then it is told by what the desk knows. */
  async function lookAt(customerId: string, orderId: string) {
    try {
      return await partnerCenter.orders.get(customerId, orderId, { includePrice: true });
    } catch (error) {
      log.warn(
        { orderId, err: error instanceof Error ? error.message : 'unknown' },
        'An order could not be looked at before somebody was reminded of it',
      );
      return null;
    }
  }

  async function wasSent(digestId: string): Promise<boolean> {
    const where = { kind: 'refund-reminder', subjectId: digestId, timestamp: { not: null } };
    return (await database.read.slackMessage.findFirst({ where, select: { id: true } })) !== null;
  }

  /** @param line as the button carried it */
  const keep = (person: Person, line: string) =>
    decide(person, line, 'kept', (now) => ({ keptAt: now, snoozedUntil: null }));

  /** Takes back *Keep*: the window is still open, and is reminded of again. */
  const reconsider = (person: Person, line: string) =>
    decide(person, line, 'reconsidered', () => ({ keptAt: null, snoozedUntil: null }));

  async function snooze(person: Person, line: string, how: Snooze): Promise<DecideOutcome> {
    const { closing } = await reminderTimes.current();
    return decide(person, line, 'snoozed', (now, closesAt) => ({
      snoozedUntil: snoozedUntil(how, closesAt, closing, now),
    }));
  }

  async function decide(
    person: Person,
    text: string,
    outcome: Outcome<'refund.decide'>,
    change: (now: Date, closesAt: Date) => { keptAt?: Date | null; snoozedUntil: Date | null },
  ): Promise<DecideOutcome> {
    const id = readLineText(text);
    const line = id && (await findWatched(database.read, id));
    const subject = line?.orderId ? `order:${line.orderId}` : 'desk';
    const about = { subject, customerId: line?.purchase.customerId ?? null };
    const right = await directory.authorize(person, 'refund.decide', about);
    if (right.kind === 'refused') return right;
    const now = clock.now();
    if (!id || !line?.refundUntil || !isBought(line) || line.refundUntil <= now) return { kind: 'stale' };
    const changed = { ...change(now, line.refundUntil), updatedAt: now };
    await database.transaction(async (tx) => {
      await tx.refundReminder.upsert({
        where: { purchaseId_number: id },
        create: { ...id, ...changed },
        update: changed,
      });
      const details = { line: line.orderLineNumber ?? undefined };
      await ledger.append(tx, { actor: person.id, action: 'refund.decide', outcome, ...about, details });
      await drawAnew(tx, id);
    });
    return { kind: 'recorded' };
  }

  async function drawAnew(tx: Transaction, { purchaseId, number }: LineId): Promise<void> {
    const where = { purchaseId, number };
    const items = await tx.reminderItem.findMany({ where, select: { digestId: true }, take: 100 });
    for (const { digestId } of items) await notices.changed(tx, 'refund-reminder', digestId);
  }

  /** The order is cancelled, or some of its lines: messages that ask about them say so. */
  async function orderCancelled(
    tx: Transaction,
    { orderId, customerId }: { readonly orderId: string; readonly customerId: string },
  ): Promise<void> {
    const where = { orderId, purchase: { customerId } };
    const lines = await tx.purchaseLine.findMany({ where, select: { purchaseId: true, number: true }, take: 200 });
    for (const line of lines) await drawAnew(tx, line);
  }

  return { digest, keep, reconsider, snooze, orderCancelled };
}

function stateOf(
  { state, reminder, refundUntil }: WatchedLine,
  cancelledThere: boolean,
  isSnoozed: boolean,
  now: Date,
): ReminderState {
  if (!isBought({ state }) || cancelledThere) return 'cancelled';
  if (!refundUntil || refundUntil <= now) return 'closed';
  if (reminder?.keptAt) return 'kept';
  return isSnoozed ? 'snoozed' : 'open';
}
