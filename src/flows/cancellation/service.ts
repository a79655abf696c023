import type { CustomerFinder } from '../../customers/finder.ts';
import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Log } from '../../kernel/log.ts';
import { decimalText } from '../../kernel/money.ts';
import type { Reach } from '../../kernel/recovery-points.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { MoveKeys } from '../move/service-keys.ts';
import { check, createEnquiry } from './enquiry.ts';
import { createFileCheck } from './file-check.ts';
import type { Checked, Known } from './enquiry.ts';
import type { CancellationQueues } from './jobs.ts';
import type { PeekAtFile } from './jobs-files.ts';
import type { OrderLookup } from './orders.ts';
import { createTicket, findTicket, findTicketOfView, holdOrder } from './records.ts';
import type { TicketRecord } from './records.ts';
import { scopeKey, ticketName } from './rules.ts';
import type { Route, TicketState } from './rules.ts';
import { checkAmount, readOrderReference } from './rules-form.ts';
import type { CancellationForm, FormProblem } from './rules-form.ts';
import { creditByRight } from './rules-lines.ts';
import type { OrderFacts } from './rules-lines.ts';
import { ISSUE_TYPE } from './rules-request.ts';
import type { CancellationApproval } from './service-approval.ts';
import { createLapsed } from './service-lapsed.ts';

export type { Known } from './enquiry.ts';
export type { TicketRecord } from './records.ts';

export type Contact = { readonly name: string; readonly email: string | undefined; readonly phone: string | undefined };

export type SubmitOutcome =
  | { readonly kind: 'submitted' | 'already'; readonly ticket: TicketRecord }
  | { readonly kind: 'invalid'; readonly problems: readonly FormProblem[] }
  /** the form did not say yet that it would be a request to Microsoft: nothing was recorded */
  | { readonly kind: 'becomes-request'; readonly known: Known }
  | { readonly kind: 'stale' }
  | Refusal;

export type Submission = {
  /** the view it came from: handed in twice it is the same ticket */
  readonly viewKey: string;
  readonly channelId: string;
  /** in which the amount was typed */
  readonly locale: string;
  /** what the form said it would be */
  readonly said: Route | undefined;
};

export type Cancellations = ReturnType<typeof createCancellations>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly customers: CustomerFinder;
  readonly orders: OrderLookup;
  readonly movesUsingKey: MoveKeys['movesUsingKey'];
  readonly peekAtFile: PeekAtFile;
  readonly queues: CancellationQueues;
  readonly approval: CancellationApproval;
  readonly clock: Clock;
  readonly log: Log;
  readonly reach: Reach;
};

/** Cancelling an order for a refund (P6, P12, P13): what the form can say beforehand, and the ticket that the jobs carry out. */
export function createCancellations(parts: Parts) {
  const { database, directory, ledger, notices, queues, approval, clock, reach } = parts;
  const { lookUp, askedBefore } = createEnquiry(parts);
  const wrongFile = createFileCheck(parts);

  /** May this person ask for a refund at all, and how are they reached? Without a phone in their profile it is the last ticket's. */
  async function begin(person: Person): Promise<{ readonly kind: 'ready'; readonly contact: Contact } | Refusal> {
    const right = await directory.authorize(person, 'order.cancel', { subject: 'desk', customerId: null });
    if (right.kind === 'refused') return right;
    const last = await database.read.ticket.findFirst({
      where: { personId: person.id },
      orderBy: { submittedAt: 'desc' },
    });
    return {
      kind: 'ready',
      contact: {
        name: last?.contactName ?? person.name,
        email: person.email ?? last?.contactEmail,
        phone: person.phone ?? last?.contactPhone,
      },
    };
  }

  /** @returns the tenant ID of the customer for whom the desk bought or cancelled this order, if it did */
  async function customerOf(orderText: string): Promise<string | undefined> {
    const orderId = readOrderReference(orderText)?.id;
    if (orderId === undefined) return undefined;
    const line = await database.read.purchaseLine.findFirst({ where: { orderId }, include: { purchase: true } });
    const asked =
      line?.purchase ??
      (await database.read.ticket.findFirst({ where: { OR: [{ orderId }, { subscriptionId: orderId }] } }));
    return asked?.customerId;
  }

  /** May they still, while they fill the form in? */
  const goOn = (person: Person) =>
    directory.authorizeToLook(person, 'order.cancel', { subject: 'desk', customerId: null });

  /** What can be shown of a form that is being filled in. Whoever may not cancel is told nothing. */
  async function known(person: Person, form: CancellationForm): Promise<Known> {
    const may = await directory.allowed(person);
    if (!may.has('order.cancel')) return { customer: undefined, order: undefined, problems: [], route: undefined };
    return withNeed(await lookUp(form), form, person.locale);
  }

  async function withNeed(facts: Known, form: CancellationForm, locale: string): Promise<Known> {
    const { order, problems } = facts;
    if (!order || problems.length > 0) return facts;
    const typed = checkAmount(form.amount ?? '', order, locale);
    const requested = typed.kind === 'amount' ? typed.money : undefined;
    return { ...facts, need: (await approval.consequence(order, requested)).need };
  }

  /** Asks for the refund: recorded with its ledger entry and jobs, then told in the channel; once, however often handed in. */
  async function submit(person: Person, form: CancellationForm, submission: Submission): Promise<SubmitOutcome> {
    const standing = await findTicketOfView(database.read, submission.viewKey);
    if (standing) return standing.personId === person.id ? { kind: 'already', ticket: standing } : { kind: 'stale' };
    const subject = `order:${readOrderReference(form.order ?? '')?.id ?? 'unknown'}`;
    const right = await directory.authorize(person, 'order.cancel', { subject, customerId: null });
    if (right.kind === 'refused') return right;

    const facts = await lookUp(form);
    const checked = check(form, facts, submission.locale);
    if ('problems' in checked)
      return sameView(person, submission.viewKey, { kind: 'invalid', problems: checked.problems });
    if (checked.route === 'request' && submission.said !== 'request')
      return { kind: 'becomes-request', known: await withNeed(facts, form, submission.locale) };
    const wrong = await wrongFile(form.files, person.userId);
    if (wrong) return { kind: 'invalid', problems: [wrong] };
    try {
      const outcome = await record(person, form, checked, submission);
      return outcome.kind === 'invalid' ? await sameView(person, submission.viewKey, outcome) : outcome;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return afterRace(person, checked.order, submission.viewKey);
    }
  }

  async function record(
    person: Person,
    form: CancellationForm,
    checked: Checked,
    { viewKey, channelId }: Submission,
  ): Promise<SubmitOutcome> {
    const { texts, customer, order, amount, route } = checked;
    const { need, amount: atStake } = await approval.consequence(order, amount);
    const now = clock.now();
    const id = newId();
    const { reason: refundReason, impact, title, description, contactName, contactEmail, contactPhone } = texts;
    const row = {
      id,
      viewKey,
      state: (need.kind === 'needed' ? 'awaiting-approval' : 'submitted') satisfies TicketState,
      personId: person.id,
      teamId: person.teamId,
      channelId,
      customerId: customer.id,
      customerName: customer.name,
      customerDomain: customer.domain,
      orderId: order.id,
      subscriptionId: order.scope.subscriptionId,
      lines: [...order.scope.lines],
      creditMinor: creditByRight(order),
      orderTitle: order.title,
      requestedMinor: BigInt(amount.minor),
      currency: amount.currency,
      issueType: ISSUE_TYPE,
      route,
      closesAt: order.verdict?.window?.until ?? null,
      submittedAt: now,
      stateAt: now,
      updatedAt: now,
      liveOrder: scopeKey(order.id, order.scope),
      ...{ refundReason, impact, title, description, contactName, contactEmail, contactPhone },
    };
    const bySlackId = new Map(form.files.map(({ slackId, name }) => [slackId, { id: newId(), slackId, name }]));
    const files = [...bySlackId.values()];
    return database
      .transaction(async (tx): Promise<SubmitOutcome> => {
        await holdOrder(tx, order.id);
        const before = await askedBefore(tx, order);
        if (before) return { kind: 'invalid', problems: [before] };
        const ticket = await createTicket(tx, { ...row, files: { create: files } });
        const details = {
          ticket: ticketName(ticket.number),
          subscriptionId: order.scope.subscriptionId ?? undefined,
          lines: order.scope.lines.join(', ') || undefined,
          requested: `${decimalText(amount)} ${amount.currency}`,
          route,
          reason: refundReason,
          files: files.length,
        };
        await ledger.append(tx, {
          actor: person.id,
          action: 'order.cancel',
          outcome: need.kind === 'needed' ? 'awaiting-approval' : 'requested',
          subject: `order:${order.id}`,
          customerId: customer.id,
          details,
        });
        if (need.kind === 'needed') await approval.ask(tx, ticket, need, atStake);
        else await queues.proceed.enqueue(tx, id, { ticketId: id });
        for (const file of files) await queues.files.enqueue(tx, file.id, { fileId: file.id });
        await notices.tell(tx, { kind: 'ticket', subjectId: id, teamId: person.teamId, place: channelId });
        return { kind: 'submitted', ticket };
      })
      .then((outcome) => {
        if (outcome.kind === 'submitted') reach('ticket: submitted');
        return outcome;
      });
  }

  /** Two came at once and the database let one through: the same view twice, or two people and one order. */
  async function afterRace(person: Person, order: OrderFacts, viewKey: string): Promise<SubmitOutcome> {
    const before = await askedBefore(database.read, order);
    return sameView(person, viewKey, before ? { kind: 'invalid', problems: [before] } : { kind: 'stale' });
  }

  /** What stood in the way may be this very view, handed in a moment before. */
  async function sameView(person: Person, viewKey: string, otherwise: SubmitOutcome): Promise<SubmitOutcome> {
    const mine = await findTicketOfView(database.read, viewKey);
    return mine?.personId === person.id ? { kind: 'already', ticket: mine } : otherwise;
  }

  /** Takes up again what was given up after many tries; harmless where nothing waits. */
  async function retry(person: Person, ticketId: string): Promise<{ readonly kind: 'resumed' | 'stale' } | Refusal> {
    const ticket = await findTicket(database.read, ticketId);
    const about = { subject: `order:${ticket?.orderId ?? 'unknown'}`, customerId: ticket?.customerId ?? null };
    const right = await directory.authorize(person, 'order.cancel', about);
    if (right.kind === 'refused') return right;
    if (ticket?.waiting !== 'gave-up') return { kind: 'stale' };
    await database.transaction(async (tx) => {
      const { count } = await tx.ticket.updateMany({
        where: { id: ticketId, waiting: 'gave-up' },
        data: { waiting: null, updatedAt: clock.now() },
      });
      if (count === 0) return;
      await ledger.append(tx, {
        actor: person.id,
        action: 'order.cancel',
        outcome: 'resumed',
        details: { ticket: ticketName(ticket.number) },
        ...about,
      });
      await queues.proceed.enqueue(tx, ticketId, { ticketId });
      await notices.changed(tx, 'ticket', ticketId);
    });
    return { kind: 'resumed' };
  }

  /** The ticket as it stands, for the messages that tell of it. */
  const find = (ticketId: string) => findTicket(database.read, ticketId);

  return { begin, goOn, customerOf, known, submit, retry, find, approvalOf: approval.latest, ...createLapsed(parts) };
}
