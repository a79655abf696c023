import type { Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { TicketRecord } from './records.ts';
import { creditDueAt } from './rules-credit.ts';

/** More people than this no order has had to do with. */
const MOST_PEOPLE = 50;

/**
 * P14, in the transaction in which the cancellation is recorded: whoever bought the software, saw its key or handed it over is
 * told that it has to be removed, and the credit is expected from now on.
 */
export async function beginAfterwards(
  tx: Transaction,
  notices: Notices,
  ticket: TicketRecord,
  now: Date,
): Promise<void> {
  const { id: ticketId, orderId, lines, customerId } = ticket;
  await tx.ticket.update({ where: { id: ticketId }, data: { creditDueAt: creditDueAt(now) } });
  const some = lines.length > 0;
  const bought = await tx.purchaseLine.findMany({
    where: { orderId, purchase: { customerId }, ...(some && { orderLineNumber: { in: lines } }) },
    select: { purchase: { select: { person: true } } },
    take: MOST_PEOPLE,
  });
  const saw = await tx.keyRequest.findMany({
    where: {
      orderId,
      OR: [{ shownAt: { not: null } }, { handOvers: { some: {} } }],
      ...(some && { lineItemId: { in: lines.map(String) } }),
    },
    select: { person: true },
    distinct: ['personId'],
    take: MOST_PEOPLE,
  });
  const people = [...bought.map(({ purchase }) => purchase.person), ...saw.map(({ person }) => person)];
  for (const person of new Map(people.map((each) => [each.id, each])).values()) {
    const task = { id: newId(), ticketId, personId: person.id, toldAt: now };
    const { count } = await tx.uninstallTask.createMany({ data: [task], skipDuplicates: true });
    if (count === 0) continue;
    const { slackTeamId: teamId, slackUserId: place } = person;
    await notices.tell(tx, { kind: 'ticket-uninstall', subjectId: task.id, teamId, place });
  }
}
