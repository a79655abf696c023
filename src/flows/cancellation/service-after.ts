import { z } from 'zod';
import type { Database, Transaction } from '../../database/database.ts';
import type { Prisma } from '../../database/generated/client.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import { decimalText } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { redacted } from '../../kernel/redaction.ts';
import { tidyLines } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { MoveKeys } from '../move/service-keys.ts';
import { tellToRemove } from './after.ts';
import type { ToRemove } from './after.ts';
import { settleCredit } from './credits.ts';
import { findTicket, stateOf } from './records.ts';
import type { TicketRecord } from './records.ts';
import { isOrderCancelled, ticketName } from './rules.ts';
import { EVIDENCE_LONGEST, expectedCredit, readDocumentNumber } from './rules-credit.ts';
import { checkAmount } from './rules-form.ts';
import type { AmountProblem } from './rules-form.ts';

const include = { ticket: true, person: true } as const satisfies Prisma.UninstallTaskInclude;
export type UninstallTask = Prisma.UninstallTaskGetPayload<{ include: typeof include }>;

export type RemovedOutcome =
  | { readonly kind: 'recorded' | 'stale' | 'not-yours' | 'missing' }
  | { readonly kind: 'too-long'; readonly length: number; readonly max: number }
  | Refusal;

export type CreditForm = { readonly amount: string; readonly document: string; readonly locale: string };

export type CreditOutcome =
  | { readonly kind: 'recorded' | 'stale' }
  | { readonly kind: 'amount'; readonly problem: AmountProblem }
  | { readonly kind: 'document'; readonly problem: 'malformed' | 'entered-before' }
  | Refusal;

/** What is expected, for the form that says what came. */
export type CreditAsked = { readonly kind: 'asked'; readonly ticket: TicketRecord; readonly expected: Money };

export type Afterwards = ReturnType<typeof createAfterwards>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly movesUsingKey: MoveKeys['movesUsingKey'];
  readonly clock: Clock;
};

const TaskId = z.uuid();

/** What is left to be done once an order is cancelled (P14): the software removed, and the credit seen on an invoice. */
export function createAfterwards({ database, directory, ledger, notices, movesUsingKey, clock }: Parts) {
  async function findTask(taskId: string): Promise<UninstallTask | null> {
    return TaskId.safeParse(taskId).success
      ? database.read.uninstallTask.findUnique({ where: { id: taskId }, include })
      : null;
  }

  const aboutOrder = (thing: { readonly orderId: string; readonly customerId: string } | null) => ({
    subject: `order:${thing?.orderId ?? 'unknown'}`,
    customerId: thing?.customerId ?? null,
  });

  /** Before the form is shown in which it is said. */
  const beginRemoved = async (person: Person, taskId: string) =>
    directory.authorize(person, 'software.removed', aboutOrder(await findTask(taskId)));

  /** @param evidence how they know that it is removed, in their words */
  async function removed(person: Person, taskId: string, evidence: string): Promise<RemovedOutcome> {
    const task = await findTask(taskId);
    const about = aboutOrder(task);
    const right = await directory.authorize(person, 'software.removed', about);
    if (right.kind === 'refused') return right;
    if (!task) return { kind: 'stale' };
    if (task.personId !== person.id) return { kind: 'not-yours' };
    const words = tidyLines(redacted(evidence));
    if (words === '') return { kind: 'missing' };
    if (words.length > EVIDENCE_LONGEST) return { kind: 'too-long', length: words.length, max: EVIDENCE_LONGEST };
    return database.transaction(async (tx) => {
      const { count } = await tx.uninstallTask.updateMany({
        where: { id: taskId, doneAt: null },
        data: { doneAt: clock.now(), evidence: words },
      });
      if (count === 0) return { kind: 'stale' };
      const details = { ticket: task.ticket ? ticketName(task.ticket.number) : undefined, evidence: words };
      await ledger.append(tx, { actor: person.id, action: 'software.removed', outcome: 'recorded', ...about, details });
      await notices.changed(tx, 'ticket-uninstall', taskId);
      if (task.ticketId !== null) await notices.changed(tx, 'ticket', task.ticketId);
      return { kind: 'recorded' };
    });
  }

  async function askCredit(
    person: Person,
    ticketId: string,
  ): Promise<CreditAsked | { readonly kind: 'stale' } | Refusal> {
    const ticket = await findTicket(database.read, ticketId);
    const about = { subject: `order:${ticket?.orderId ?? 'unknown'}`, customerId: ticket?.customerId ?? null };
    const right = await directory.authorize(person, 'credit.record', about);
    if (right.kind === 'refused') return right;
    if (!ticket || !isOrderCancelled(stateOf(ticket))) return { kind: 'stale' };
    const expected = { minor: Number(expectedCredit(ticket)), currency: ticket.currency };
    return { kind: 'asked', ticket, expected };
  }

  /** Records what an invoice or credit note gave back; of one document once. */
  async function recordCredit(person: Person, ticketId: string, form: CreditForm): Promise<CreditOutcome> {
    const asked = await askCredit(person, ticketId);
    if (asked.kind !== 'asked') return asked;
    const { ticket } = asked;
    const amount = checkAmount(form.amount, { currency: ticket.currency, total: undefined }, form.locale);
    if (amount.kind !== 'amount') return { kind: 'amount', problem: amount };
    const document = readDocumentNumber(form.document);
    if (document === null) return { kind: 'document', problem: 'malformed' };
    const { money } = amount;
    return database.transaction(async (tx): Promise<CreditOutcome> => {
      const entry = { id: newId(), ticketId, document, minor: BigInt(money.minor) };
      const { count } = await tx.creditEntry.createMany({
        data: [{ ...entry, enteredBy: person.id, enteredAt: clock.now() }],
        skipDuplicates: true,
      });
      if (count === 0) return { kind: 'document', problem: 'entered-before' };
      await settleCredit(tx, ticketId, clock.now());
      await ledger.append(tx, {
        actor: person.id,
        action: 'credit.record',
        outcome: 'recorded',
        subject: `order:${ticket.orderId}`,
        customerId: ticket.customerId,
        details: { ticket: ticketName(ticket.number), document, credited: `${decimalText(money)} ${money.currency}` },
      });
      await notices.changed(tx, 'ticket', ticketId);
      return { kind: 'recorded' };
    });
  }

  /** P14 for what was cancelled past the desk: of lines of which nobody was told before. */
  async function cancelledThere(tx: Transaction, what: Omit<ToRemove, 'ticketId'>): Promise<void> {
    const told = await tx.uninstallTask.findMany({
      where: { orderId: what.orderId },
      select: { lines: true },
      take: 500,
    });
    const isTold = (line: number) => told.some(({ lines }) => lines.length === 0 || lines.includes(line));
    const lines = what.lines.filter((line) => !isTold(line));
    const isNews = what.lines.length === 0 ? !told.some((task) => task.lines.length === 0) : lines.length > 0;
    if (isNews) await tellToRemove(tx, notices, { ...what, lines, ticketId: null }, clock.now());
  }

  /** On which machines of which moves the software is that has to be removed. */
  const movesOf = ({ orderId, lines }: UninstallTask) => movesUsingKey({ orderId, lines });

  return { findTask, movesOf, beginRemoved, removed, cancelledThere, askCredit, recordCredit };
}
