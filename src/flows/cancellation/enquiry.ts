import type { CustomerFinder, FoundCustomer, Lookup } from '../../customers/finder.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Money } from '../../kernel/money.ts';
import { tidy } from '../../kernel/text.ts';
import type { OrderLookup } from './orders.ts';
import type { Need } from '../approval/service.ts';
import type { MoveKeys, MoveUsingKey } from '../move/service-keys.ts';
import { routeOf, ticketName } from './rules.ts';
import type { Route } from './rules.ts';
import { checkAmount, checkTexts } from './rules-form.ts';
import type { CancellationForm, FormProblem, FormTexts } from './rules-form.ts';
import { chooseLines, overlaps } from './rules-lines.ts';
import type { OrderFacts } from './rules-lines.ts';

/** What is known of a form whose customer and order are entered; a problem where one of them is not to be found. */
export type Known = {
  readonly customer: FoundCustomer | undefined;
  readonly order: OrderFacts | undefined;
  readonly problems: readonly FormProblem[];
  /** `request` where a refund is no right (any more); undefined while there is no order */
  readonly route: Route | undefined;
  /** moves to a MAK that depend on the key of what is chosen */
  readonly moves?: readonly MoveUsingKey[];
  /** whether it has to be approved before anything is done; for the form alone */
  readonly need?: Need;
};

export type Checked = {
  readonly texts: FormTexts;
  readonly customer: FoundCustomer;
  readonly order: OrderFacts;
  readonly amount: Money;
  readonly route: Route;
};

type Parts = {
  readonly database: Database;
  readonly customers: CustomerFinder;
  readonly orders: OrderLookup;
  readonly movesUsingKey: MoveKeys['movesUsingKey'];
};

/** Far more than an order has lines that could each be asked for. */
const MOST_LIVE = 200;

/** What is known of the customer and the order of a form. It asks nobody's right: that is for the service. */
export function createEnquiry({ database, customers, orders, movesUsingKey }: Parts) {
  async function lookUp(form: CancellationForm): Promise<Known> {
    const named = tidy(form.customer ?? '');
    const lookup: Lookup | null = named === '' ? null : await customers.resolve(named);
    if (lookup?.kind !== 'found')
      return {
        customer: undefined,
        order: undefined,
        problems: lookup ? [customerProblem(lookup)] : [],
        route: undefined,
      };
    const { customer } = lookup;
    const orderText = tidy(form.order ?? '');
    if (orderText === '') return { customer, order: undefined, problems: [], route: undefined };
    const sheet = await orders.find(customer.id, orderText);
    if (!sheet)
      return { customer, order: undefined, problems: [{ field: 'order', kind: 'unknown' }], route: undefined };
    // Lines that were ticked of another order say nothing of this one.
    const order = chooseLines(sheet, form.lines?.order === sheet.id ? form.lines.numbers : undefined);
    const problem =
      (await askedBefore(database.read, order)) ??
      (order.cancelled ? ({ field: 'order', kind: 'cancelled' } as const) : undefined) ??
      linesProblem(form, order);
    const moves = await movesUsingKey({ orderId: order.id, lines: order.scope.lines });
    return { customer, order, problems: problem ? [problem] : [], route: routeOf(order.verdict), moves };
  }

  /** One live cancellation of a line: whoever comes second is told who asked first. */
  async function askedBefore(tx: Transaction, order: OrderFacts): Promise<FormProblem | undefined> {
    const live = await tx.ticket.findMany({
      where: { orderId: order.id, liveOrder: { not: null } },
      orderBy: { number: 'asc' },
      take: MOST_LIVE,
      include: { person: true },
    });
    const first = live.find((ticket) => overlaps(ticket, order.scope));
    return first
      ? {
          field: 'order',
          kind: 'asked-before',
          ticket: ticketName(first.number),
          by: first.person.name,
          at: first.submittedAt,
        }
      : undefined;
  }

  return { lookUp, askedBefore };
}

function linesProblem({ lines }: CancellationForm, order: OrderFacts): FormProblem | undefined {
  if (order.gone) return { field: 'lines', kind: 'gone' };
  return lines?.order === order.id && lines.numbers.length === 0 ? { field: 'lines', kind: 'missing' } : undefined;
}

function customerProblem(lookup: Exclude<Lookup, { kind: 'found' }>): FormProblem {
  if (lookup.kind === 'none') return { field: 'customer', kind: 'unknown' };
  return { field: 'customer', kind: 'several', names: lookup.customers.slice(0, 5).map(({ name }) => name) };
}

/** Every problem of a form, the customer's and the order's first, one for each field. */
export function check(
  form: CancellationForm,
  { customer, order, problems: found, route }: Known,
  locale: string,
): Checked | { readonly problems: readonly FormProblem[] } {
  const { texts, problems: wrong } = checkTexts(form);
  // Of an order that is cancelled, or asked for already, nothing is left to compare with.
  const comparable = found.length === 0 && order && texts.amount !== '';
  const amount = comparable ? checkAmount(texts.amount, order, locale) : undefined;
  const problems = [...wrong, ...found, ...(amount && 'field' in amount ? [amount] : [])];
  if (problems.length > 0) return { problems: firstOfEachField(problems) };
  if (!customer || !order || !route || !amount || 'field' in amount)
    return { problems: [{ field: 'order', kind: 'unknown' }] };
  return { texts, customer, order, route, amount: amount.money };
}

function firstOfEachField(problems: readonly FormProblem[]): readonly FormProblem[] {
  return [...new Map(problems.toReversed().map((problem) => [problem.field, problem])).values()].toReversed();
}
