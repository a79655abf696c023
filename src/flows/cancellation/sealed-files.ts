import type { SealedColumn } from '../../secrets/rotation.ts';

/** What the file of a ticket is sealed for. */
export function fileContext(customerId: string, fileId: string) {
  return { kind: 'ticket-file', customer: customerId, subject: fileId };
}

/** The files of tickets, which are sealed with the customer of their ticket. */
export const sealedTicketFiles: SealedColumn = {
  table: 'ticket_file',
  id: { column: 'id', type: 'uuid' },
  column: 'sealed',
  kind: 'bytes',
  needs: { customer: 'SELECT customer_id FROM ticket WHERE ticket.id = ticket_file.ticket_id' },
  contextOf: ({ customer = '', id = '' }) => fileContext(customer, id),
};
