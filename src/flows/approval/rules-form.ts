import { parseAmount } from '../../kernel/amount.ts';
import type { Money } from '../../kernel/money.ts';
import { parseQuantity } from '../../kernel/quantity.ts';
import { REQUESTER_ROLES } from './rules.ts';
import type { ApprovalKind, Approvals, RequesterRole } from './rules.ts';

/** What stands in the form of a rule, as IDs and text. */
export type RuleForm = {
  readonly requester: string | undefined;
  readonly over: string;
  readonly currency: string;
  readonly approvals: string | undefined;
  readonly people: readonly string[];
  readonly groups: readonly string[];
  readonly everyApprover: boolean;
  readonly escalatePeople: readonly string[];
  readonly escalateHours: string;
  readonly expireHours: string;
  readonly channel: string | undefined;
  readonly askDirectly: boolean;
  readonly channelCost: boolean;
};

export type RuleField = 'channel' | 'over' | 'currency' | 'approvers' | 'escalateTo' | 'escalateHours' | 'expireHours';

export type RuleProblem =
  /** nobody could be asked there: the bot is not in it, or others than our own people are */
  | { readonly field: 'channel'; readonly kind: 'not-a-member' | 'shared' }
  | { readonly field: 'over'; readonly kind: 'unreadable' | 'negative' }
  | { readonly field: 'currency'; readonly kind: 'unknown' }
  | { readonly field: 'approvers'; readonly kind: 'missing' }
  /** nobody can satisfy it: `found` of those named may approve at all, `left` may not, or not any more */
  | {
      readonly field: 'approvers' | 'escalateTo';
      readonly kind: 'too-few';
      readonly needed: number;
      readonly found: number;
      readonly left: readonly string[];
    }
  | { readonly field: 'escalateTo' | 'escalateHours'; readonly kind: 'half' }
  | { readonly field: 'escalateHours' | 'expireHours'; readonly kind: 'hours'; readonly max: number }
  | { readonly field: 'escalateHours'; readonly kind: 'after-the-end' };

export type ReadRule = {
  readonly requesterRole: RequesterRole | null;
  readonly over: Money | null;
  readonly approvals: Approvals;
  readonly escalateHours: number | null;
  readonly expireHours: number;
  readonly channelId: string | null;
  readonly askDirectly: boolean;
  readonly channelCost: boolean;
};

export const MOST_HOURS = 24 * 30;

/** Reads what can be read without asking anybody; every problem names its field. */
export function readRule(
  kind: ApprovalKind,
  form: RuleForm,
  locale: string,
): { readonly rule: ReadRule; readonly problems: readonly RuleProblem[] } {
  const problems: RuleProblem[] = [];
  const currency = form.currency.trim().toUpperCase();
  const over = form.over.trim() === '' ? null : readAmount(form.over, currency, locale, problems);
  if (form.people.length + form.groups.length === 0 && !form.everyApprover)
    problems.push({ field: 'approvers', kind: 'missing' });

  const expireHours = readHours(form.expireHours, 'expireHours', problems);
  const escalateHours =
    form.escalateHours.trim() === '' ? null : readHours(form.escalateHours, 'escalateHours', problems);
  if (escalateHours !== null && form.escalatePeople.length === 0) problems.push({ field: 'escalateTo', kind: 'half' });
  if (escalateHours === null && form.escalatePeople.length > 0) problems.push({ field: 'escalateHours', kind: 'half' });
  if (escalateHours !== null && escalateHours >= expireHours && problems.length === 0)
    problems.push({ field: 'escalateHours', kind: 'after-the-end' });

  // Only Admin agents cancel (P7), so there is nobody to tell apart.
  const requesterRole =
    kind === 'cancellation' ? null : (REQUESTER_ROLES.find((known) => known === form.requester) ?? null);
  const approvals = form.approvals === '2' ? 2 : 1;
  // Without a channel there is only one way to ask.
  const channelId = form.channel ?? null;
  const place = {
    channelId,
    askDirectly: form.askDirectly || channelId === null,
    channelCost: form.channelCost && channelId !== null,
  };
  return { rule: { requesterRole, over, approvals, escalateHours, expireHours, ...place }, problems };
}

function readAmount(text: string, currency: string, locale: string, problems: RuleProblem[]): Money | null {
  if (!/^[A-Z]{3}$/.test(currency) || !Intl.supportedValuesOf('currency').includes(currency)) {
    problems.push({ field: 'currency', kind: 'unknown' });
    return null;
  }
  const amount = parseAmount(text, currency, locale);
  if (amount.kind !== 'amount') problems.push({ field: 'over', kind: 'unreadable' });
  else if (amount.money.minor < 0) problems.push({ field: 'over', kind: 'negative' });
  else return amount.money;
  return null;
}

function readHours(text: string, field: 'escalateHours' | 'expireHours', problems: RuleProblem[]): number {
  const hours = parseQuantity(text, { min: 1, max: MOST_HOURS });
  if (hours.kind === 'quantity') return hours.value;
  problems.push({ field, kind: 'hours', max: MOST_HOURS });
  return 1;
}
