import type { Transaction } from '../../database/database.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';

/** More people than this no order has had to do with. */
const MOST_PEOPLE = 50;

/** What was cancelled, of which software has to be removed. */
export type ToRemove = {
  readonly orderId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly title: string;
  /** of the order; none for all of them */
  readonly lines: readonly number[];
  /** none where it was cancelled past the desk */
  readonly ticketId: string | null;
};

/** P14, in the transaction in which a cancellation is recorded: whoever bought the software, saw its key, handed it over or moves machines to it is told. */
export async function tellToRemove(tx: Transaction, notices: Notices, what: ToRemove, now: Date): Promise<void> {
  const { orderId, customerId, lines } = what;
  const some = lines.length > 0;
  const bought = await tx.purchaseLine.findMany({
    where: { orderId, purchase: { customerId }, ...(some && { orderLineNumber: { in: [...lines] } }) },
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
  const moving = await tx.move.findMany({
    where: { keys: { some: { orderId, ...(some && { lineNumber: { in: [...lines] } }) } } },
    select: { person: true },
    distinct: ['personId'],
    take: MOST_PEOPLE,
  });
  const people = [...bought.map(({ purchase }) => purchase.person), ...[...saw, ...moving].map(({ person }) => person)];
  for (const person of new Map(people.map((each) => [each.id, each])).values()) {
    const task = { id: newId(), ...what, lines: [...lines], personId: person.id, toldAt: now };
    const { count } = await tx.uninstallTask.createMany({ data: [task], skipDuplicates: true });
    if (count === 0) continue;
    const { slackTeamId: teamId, slackUserId: place } = person;
    await notices.tell(tx, { kind: 'ticket-uninstall', subjectId: task.id, teamId, place });
  }
}
