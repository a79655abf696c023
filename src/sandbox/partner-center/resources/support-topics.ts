/** What a ticket can be about. The service gives the ids as numbers here and takes them as texts in a ticket. */
export const SUPPORT_TOPICS: readonly { readonly id: number; readonly name: string; readonly description: string }[] = [
  {
    id: 1310,
    name: 'CSP purchase/refund on behalf of customers',
    description: 'Return or refund software, or a purchase made on behalf of a customer.',
  },
  {
    id: 1311,
    name: 'Help with downloading or activating customer software',
    description: 'Product keys, activation counts and downloads of software a customer bought.',
  },
  { id: 1320, name: 'Billing and invoices', description: 'Questions about an invoice, a credit or reconciliation.' },
  {
    id: 1330,
    name: 'Technical presales and deployment services',
    description: 'Planning and carrying out a deployment.',
  },
  { id: 1340, name: 'Account and permissions', description: 'Users, roles and relationships in Partner Center.' },
];

export function topicName(id: string): string {
  return SUPPORT_TOPICS.find((topic) => String(topic.id) === id)?.name ?? '';
}
