import { decimalText } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { ticketName } from './rules.ts';

/** P13: the name of the issue in Microsoft's form; not translated, because it is chosen there by this name. */
export const ISSUE_TYPE = 'CSP purchase/refund on behalf of customers';

export type RequestFacts = {
  readonly number: number;
  readonly customerId: string;
  readonly customerName: string;
  readonly customerDomain: string;
  readonly orderId: string;
  readonly subscriptionId: string | null;
  readonly orderTitle: string;
  readonly refundReason: string;
  readonly requested: Money;
  readonly issueType: string;
  readonly impact: string;
  readonly title: string;
  /** what the person added to the facts; may be empty */
  readonly description: string;
  readonly contactName: string;
  readonly contactEmail: string;
  readonly contactPhone: string;
};

/** What Microsoft's form asks for (P13), in its order. It goes to Microsoft, so it is English whoever asks. */
export type RequestText = {
  readonly issueType: string;
  readonly impact: string;
  readonly title: string;
  /** carries the four facts of P12 */
  readonly description: string;
  readonly contact: string;
};

export function requestText(facts: RequestFacts): RequestText {
  const { customerId, customerName, customerDomain, orderId, subscriptionId, orderTitle, requested } = facts;
  const contact = `${facts.contactName}, ${facts.contactEmail}, ${facts.contactPhone}`;
  const description = [
    `Customer: ${customerName}`,
    `Customer tenant ID: ${customerId}`,
    ...(customerDomain === '' ? [] : [`Customer domain: ${customerDomain}`]),
    `Order ID: ${orderId}`,
    ...(subscriptionId === null ? [] : [`Subscription ID: ${subscriptionId}`]),
    `Purchase: ${orderTitle}`,
    `Reason of refund: ${facts.refundReason}`,
    `Amount requested: ${decimalText(requested)} ${requested.currency}`,
    `Impact: ${facts.impact}`,
    `Contact: ${contact}`,
    ...(facts.description === '' ? [] : ['', facts.description]),
  ].join('\n');
  return { issueType: facts.issueType, impact: facts.impact, title: markedTitle(facts), description, contact };
}

/** The mark finds the service request again after a lost answer. */
export function markedTitle({ number, title }: Pick<RequestFacts, 'number' | 'title'>): string {
  return `[${ticketName(number)}] ${title}`;
}

/** Is this service request the one this ticket asked for? Two desks may count alike, so the order must be in it too. */
export function isAskedBy(
  request: { readonly title: string; readonly description?: string | undefined },
  facts: Pick<RequestFacts, 'number' | 'title' | 'orderId'>,
): boolean {
  return (
    request.title === markedTitle(facts) &&
    (request.description === undefined || request.description.includes(facts.orderId))
  );
}

/** @returns the topic under which Microsoft files refunds, or the first there is */
export function refundTopic<Topic extends { readonly name: string }>(topics: readonly Topic[]): Topic | undefined {
  return (
    topics.find(({ name }) => /refund/i.test(name)) ??
    topics.find(({ name }) => /purchas|billing/i.test(name)) ??
    topics[0]
  );
}

const SERVICE_REQUEST_NUMBER = /^\d{6,24}$/;

/** @returns the digits of a service request's number as people paste it, or null */
export function readServiceRequestNumber(text: string): string | null {
  const digits = text.replace(/[\s#-]/g, '');
  return SERVICE_REQUEST_NUMBER.test(digits) ? digits : null;
}
