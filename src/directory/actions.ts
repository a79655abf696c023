import type { Role } from './person.ts';

type Rule = {
  readonly roles: readonly Role[];
  /** asked of Slack and Entra anew, never from memory: what cannot be taken back */
  readonly fresh: boolean;
};

const everybody: readonly Role[] = ['GlobalAdmin', 'AdminAgent', 'SalesAgent', 'HelpdeskAgent', 'Approver', 'Auditor'];
const partnerPeople: readonly Role[] = ['GlobalAdmin', 'AdminAgent', 'SalesAgent', 'HelpdeskAgent'];

/**
 * Who may do what: the one table. P7: the Partner Center page is for Admin agents and Global admins; product keys, download
 * links and cancelling need Admin agent.
 */
export const actions = {
  'desk.use': { roles: everybody, fresh: false },
  'customer.find': { roles: partnerPeople, fresh: false },
  'software.view': { roles: partnerPeople, fresh: false },
  'purchase.draft': { roles: ['AdminAgent', 'SalesAgent'], fresh: false },
  'purchase.place': { roles: ['AdminAgent', 'SalesAgent'], fresh: true },
  'purchase.view': { roles: [...partnerPeople, 'Approver', 'Auditor'], fresh: false },
  // Who approves what is named by the rules of approval; here stands who may be named at all.
  'approval.decide': { roles: [...partnerPeople, 'Approver'], fresh: true },
  'cost.view': { roles: ['AdminAgent', 'GlobalAdmin'], fresh: false },
  'key.reveal': { roles: ['AdminAgent'], fresh: true },
  'key.handIn': { roles: ['AdminAgent'], fresh: true },
  'key.handOver': { roles: ['AdminAgent'], fresh: true },
  'download.handIn': { roles: ['AdminAgent'], fresh: true },
  'download.link': { roles: ['AdminAgent'], fresh: true },
  'order.cancel': { roles: ['AdminAgent'], fresh: true },
  'desk.administer': { roles: ['GlobalAdmin'], fresh: true },
  'refund.decide': { roles: ['AdminAgent', 'SalesAgent'], fresh: false },
  'drift.follow': { roles: ['GlobalAdmin'], fresh: false },
  'price.manage': { roles: ['GlobalAdmin'], fresh: true },
  'margin.manage': { roles: ['GlobalAdmin'], fresh: true },
  'ticket.answer': { roles: ['AdminAgent'], fresh: true },
  'credit.record': { roles: ['AdminAgent', 'GlobalAdmin'], fresh: true },
  'software.removed': { roles: partnerPeople, fresh: false },
  'ticket.view': { roles: [...partnerPeople, 'Approver', 'Auditor'], fresh: false },
  'audit.view': { roles: ['Auditor', 'GlobalAdmin'], fresh: false },
  // It cannot be taken back.
  'person.erase': { roles: ['GlobalAdmin'], fresh: true },
  'move.view': { roles: partnerPeople, fresh: false },
  // Engineers, who work on the machines, are Helpdesk agents.
  'move.manage': { roles: ['AdminAgent', 'HelpdeskAgent'], fresh: false },
  // What is written off or closed is looked after no more.
  'move.conclude': { roles: ['AdminAgent', 'HelpdeskAgent'], fresh: true },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof actions;

/** Is one of these roles enough? For somebody whose roles were asked for just now; decides nothing else about them. */
export function isEnough(roles: ReadonlySet<string>, action: Action): boolean {
  return actions[action].roles.some((role) => roles.has(role));
}
