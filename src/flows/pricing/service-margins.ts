import { subDays } from 'date-fns/subDays';
import type { CustomerFinder } from '../../customers/finder.ts';
import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import { decimalText } from '../../kernel/money.ts';
import { tidy } from '../../kernel/text.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { ruleOf } from './records.ts';
import type { NamedRule } from './records.ts';
import { checkMargin } from './rules-margin.ts';
import type { MarginForm, MarginProblem } from './rules-margin.ts';
import type { Margin } from './rules-price.ts';

export type RuleList = {
  readonly kind: 'rules';
  readonly rules: readonly NamedRule[];
  readonly page: number;
  readonly pages: number;
};

export type Margins = ReturnType<typeof createMargins>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly customers: CustomerFinder;
  readonly clock: Clock;
};

export const RULES_A_PAGE = 15;
/** A rule that was drafted and not confirmed is forgotten. */
const DRAFT_DAYS = 1;

/** The partner's margin rules: each change is looked at once more before it counts, and stands in the ledger. */
export function createMargins({ database, directory, ledger, customers, clock }: Parts) {
  /** May this person change rules, or this one? */
  const begin = (person: Person, ruleId?: string) =>
    directory.authorize(person, 'margin.manage', { subject: ruleId ? aboutRule(ruleId) : 'margins', customerId: null });

  /** The rules that count now or later, the newest first. */
  async function list(person: Person, page: number): Promise<RuleList | Refusal> {
    const right = await begin(person);
    if (right.kind === 'refused') return right;
    const where = {
      confirmedAt: { not: null },
      OR: [{ validTo: null }, { validTo: { gt: clock.now() } }],
    };
    const total = await database.read.marginRule.count({ where });
    const pages = Math.max(1, Math.ceil(total / RULES_A_PAGE));
    const at = Math.min(Math.max(page, 0), pages - 1);
    const rows = await database.read.marginRule.findMany({
      where,
      orderBy: { createdAt: 'desc' },
      skip: at * RULES_A_PAGE,
      take: RULES_A_PAGE,
    });
    return { kind: 'rules', rules: rows.map(ruleOf), page: at, pages };
  }

  /** A rule by its ID, for the form that changes it; null where it is not there or has ended. */
  async function find(person: Person, ruleId: string): Promise<NamedRule | null | Refusal> {
    const right = await begin(person, ruleId);
    if (right.kind === 'refused') return right;
    const row = await database.read.marginRule.findUnique({ where: { id: ruleId } });
    return row && (row.validTo === null || row.validTo > clock.now()) ? ruleOf(row) : null;
  }

  /** Products for a menu, by a part of what the price sheets call them. */
  async function products(person: Person, text: string, limit: number) {
    const may = await directory.allowed(person);
    if (!may.has('margin.manage')) return [];
    return database.read.priceProduct.findMany({
      where: { title: { contains: tidy(text), mode: 'insensitive' } },
      orderBy: { title: 'asc' },
      take: limit,
    });
  }

  /**
   * Checks a form and keeps it as a draft to be looked at once more; it does not count yet.
   * @param viewKey the view it came from, as it stood: handed in twice it is one draft
   * @param replaces the rule that ends where this one begins
   */
  async function draft(
    person: Person,
    form: MarginForm,
    { viewKey, replaces }: { readonly viewKey: string; readonly replaces: string | undefined },
  ): Promise<
    | { readonly kind: 'drafted'; readonly rule: NamedRule }
    | { readonly kind: 'invalid'; readonly problems: readonly MarginProblem[] }
    | Refusal
  > {
    const right = await begin(person, replaces);
    if (right.kind === 'refused') return right;
    const now = clock.now();
    const checked = checkMargin(form, person, now);
    const [customer, product] = await Promise.all([
      form.customerId === undefined ? undefined : customers.get(form.customerId),
      form.productId === undefined
        ? undefined
        : database.read.priceProduct.findUnique({ where: { productId: form.productId } }),
    ]);
    const unknown: MarginProblem[] = [
      ...(customer === null ? [{ field: 'customerId', kind: 'unknown' } as const] : []),
      ...(product === null ? [{ field: 'productId', kind: 'unknown' } as const] : []),
    ];
    const wrong = [...unknown, ...(checked.kind === 'invalid' ? checked.problems : [])];
    if (wrong.length > 0 || checked.kind === 'invalid') return { kind: 'invalid', problems: wrong };
    const { margin, rounding, validFrom, validTo } = checked.rule;
    const data = {
      id: newId(),
      viewKey,
      customerId: customer?.id ?? null,
      customerName: customer?.name ?? null,
      productId: product?.productId ?? null,
      productTitle: product?.title ?? null,
      ...columnsOf(margin),
      ...{ rounding, validFrom, validTo, personId: person.id, replacesId: replaces ?? null },
      ...{ createdAt: now, updatedAt: now },
    };
    await database.read.marginRule.deleteMany({
      where: { confirmedAt: null, createdAt: { lt: subDays(now, DRAFT_DAYS) } },
    });
    try {
      return { kind: 'drafted', rule: ruleOf(await database.read.marginRule.create({ data })) };
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return {
        kind: 'drafted',
        rule: ruleOf(await database.read.marginRule.findUniqueOrThrow({ where: { viewKey } })),
      };
    }
  }

  /** Lets a drafted rule count; the one it replaces ends where it begins. Harmless the second time. */
  async function confirm(
    person: Person,
    ruleId: string,
  ): Promise<{ readonly kind: 'confirmed' } | { readonly kind: 'gone' } | Refusal> {
    const right = await begin(person, ruleId);
    if (right.kind === 'refused') return right;
    const now = clock.now();
    return database.transaction(async (tx) => {
      const row = await tx.marginRule.findUnique({ where: { id: ruleId } });
      if (row?.personId !== person.id) return { kind: 'gone' };
      const validFrom = row.validFrom < now ? now : row.validFrom;
      const { count } = await tx.marginRule.updateMany({
        where: { id: ruleId, confirmedAt: null },
        data: { confirmedAt: now, validFrom, updatedAt: now },
      });
      if (count === 0) return { kind: 'confirmed' };
      if (row.replacesId !== null)
        await tx.marginRule.updateMany({
          where: { id: row.replacesId, OR: [{ validTo: null }, { validTo: { gt: validFrom } }] },
          data: { validTo: validFrom, updatedAt: now },
        });
      await ledger.append(tx, {
        actor: person.id,
        action: 'margin.manage',
        outcome: row.replacesId === null ? 'added' : 'changed',
        subject: aboutRule(ruleId),
        customerId: row.customerId,
        details: describe(ruleOf(row), row.replacesId),
      });
      return { kind: 'confirmed' };
    });
  }

  /** Ends a rule now; what was sold by it keeps its price. */
  async function end(
    person: Person,
    ruleId: string,
  ): Promise<{ readonly kind: 'ended' } | { readonly kind: 'gone' } | Refusal> {
    const right = await begin(person, ruleId);
    if (right.kind === 'refused') return right;
    const now = clock.now();
    return database.transaction(async (tx) => {
      const { count } = await tx.marginRule.updateMany({
        where: { id: ruleId, confirmedAt: { not: null }, OR: [{ validTo: null }, { validTo: { gt: now } }] },
        data: { validTo: now, updatedAt: now },
      });
      if (count === 0) return { kind: 'gone' };
      const row = await tx.marginRule.findUniqueOrThrow({ where: { id: ruleId } });
      const { customerId } = row;
      const about = { subject: aboutRule(ruleId), customerId };
      const details = describe(ruleOf(row), null);
      await ledger.append(tx, { actor: person.id, action: 'margin.manage', outcome: 'ended', ...about, details });
      return { kind: 'ended' };
    });
  }

  return { begin, list, find, products, draft, confirm, end };
}

function aboutRule(id: string): string {
  return `margin-rule:${id}`;
}

function columnsOf(margin: Margin) {
  return margin.kind === 'percent'
    ? { kind: margin.kind, basisPoints: margin.basisPoints }
    : { kind: margin.kind, amountMinor: BigInt(margin.amount.minor), currency: margin.amount.currency };
}

function describe(
  { margin, rounding, customerName, productTitle, validFrom, validTo }: NamedRule,
  replaces: string | null,
) {
  return {
    margin:
      margin.kind === 'percent'
        ? `${margin.basisPoints / 100} %`
        : `${decimalText(margin.amount)} ${margin.amount.currency}`,
    rounding,
    customer: customerName ?? undefined,
    product: productTitle ?? undefined,
    from: validFrom.toISOString(),
    until: validTo?.toISOString(),
    replaces: replaces ?? undefined,
  };
}
