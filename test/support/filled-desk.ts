import type { Database } from '../../src/database/database.ts';
import { newId } from '../../src/kernel/ids.ts';

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
const BATCH = 500;

/**
 * Puts the work of a busy desk into the database, as one person's: purchases of this month and of the year before, windows that
 * close, tickets that wait, keys that were shown, moves under way.
 */
export async function fillDesk(
  database: Database,
  {
    personId,
    teamId,
    now,
    scale,
  }: {
    readonly personId: string;
    readonly teamId: string;
    readonly now: Date;
    /** purchases; of everything else there is less */
    readonly scale: number;
  },
): Promise<void> {
  const monthStart = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
  const before = (milliseconds: number) => new Date(now.getTime() - milliseconds);
  const customerOf = (index: number) => ({
    customerId: `filled-${index % 40}`,
    customerName: `Customer ${index % 40} with a rather long name B.V.`,
  });
  const { read } = database;

  const purchases = Array.from({ length: scale }, (_, index) => {
    // One in four is of this month, at any instant of it that has been.
    const sinceMonth = Math.max(1, now.getTime() - monthStart);
    const ago = index % 4 === 0 ? (index * 7919 * 1000) % sinceMonth : (index % 360) * DAY_MS + HOUR_MS;
    const at = before(ago);
    return {
      ...{ id: newId(), viewKey: `filled ${index}`, state: 'fulfilled', personId, teamId, channelId: 'C0SALES0000' },
      ...{
        ...customerOf(index),
        country: 'NL',
        currency: 'EUR',
        poReference: `PO ${index}`,
        marker: `filled ${index}`,
      },
      ...{ draftedAt: at, requestedAt: at, placedAt: at, fulfilledAt: at, updatedAt: at },
    };
  });
  const lines = purchases.map(({ id, placedAt }, index) => ({
    ...{ purchaseId: id, number: 0, productId: 'DG7GMGF0D5RK', productTitle: 'Windows Server 2022 Standard' },
    ...{ skuId: '0002', skuTitle: '16 Core License Pack', billingCycle: 'one_time', quantity: 1 + (index % 5) },
    ...{ kind: 'software', state: 'fulfilled', orderId: `order-${index}`, orderLineNumber: 0 },
    refundUntil: new Date(placedAt.getTime() + 60 * DAY_MS),
    sellMinor: BigInt(100_000 + (index % 40) * 15_000),
    costMinor: BigInt(90_000 + (index % 40) * 13_000),
  }));
  const requests = Array.from({ length: Math.ceil(scale / 4) }, (_, index) => ({
    ...{ id: newId(), viewKey: `filled ${index}`, state: 'hidden', personId, channelId: 'C0SALES0000' },
    ...{
      ...customerOf(index),
      orderId: `order-${index * 2}`,
      lineItemId: '0',
      productId: 'DG7GMGF0D5RK',
      skuId: '0002',
    },
    ...{ title: 'Windows Server 2022 Standard', reason: `INC-${index}` },
    ...{ requestedAt: before(index * HOUR_MS), openedAt: before(index * HOUR_MS), shownAt: before(index * HOUR_MS) },
  }));
  const tickets = Array.from({ length: Math.ceil(scale / 20) }, (_, index) => {
    const at = before(index * HOUR_MS);
    return {
      ...{
        id: newId(),
        viewKey: `filled ${index}`,
        state: ['attention', 'awaiting-portal', 'closed', 'cancelled'][index % 4] ?? '',
      },
      ...{ personId, teamId, channelId: 'C0SALES0000', ...customerOf(index), customerDomain: 'filled.example' },
      ...{ orderId: `order-${index}`, orderTitle: '2 × Windows Server 2022 Standard', refundReason: 'ordered twice' },
      ...{ requestedMinor: 100_000n, currency: 'EUR', issueType: 'csp-refund', impact: 'low', title: 'Refund' },
      ...{ contactName: 'Kim', contactEmail: 'kim@csp-desk.example', contactPhone: '1', route: 'cancel' },
      ...{ submittedAt: at, stateAt: at, updatedAt: at, cancelledAt: index % 4 === 3 ? at : null },
    };
  });
  const moves = Array.from({ length: 6 }, (_, index) => ({
    ...{ id: newId(), viewKey: `filled ${index}`, state: 'running', title: `Servers ${index}`, personId, teamId },
    ...{
      channelId: 'C0SALES0000',
      ...customerOf(index),
      zone: 'Europe/Amsterdam',
      marginHours: 48,
      workDays: [1, 2, 3, 4, 5],
    },
    ...{ workFrom: 540, workUntil: 1020, pilotSize: 5, waveSize: 50 },
    ...{ plannedAt: before(20 * DAY_MS), createdAt: before(21 * DAY_MS), updatedAt: now },
  }));
  const waves = moves.flatMap(({ id }) =>
    Array.from({ length: 6 }, (_, wave) => ({
      ...{ id: newId(), moveId: id, number: wave + 1, kind: wave === 0 ? 'pilot' : 'regular', state: 'planned' },
      startsAt: before((15 - wave * 7) * DAY_MS),
      endsAt: before((14 - wave * 7) * DAY_MS),
    })),
  );
  const machines = moves.flatMap(({ id }) =>
    Array.from({ length: Math.min(300, scale) }, (_, index) => ({
      ...{ id: newId(), moveId: id, name: `SRV-${index}`, foldedName: `srv-${index}`, wave: 1 + (index % 6) },
      state: index % 6 < 2 ? 'done' : 'to-go',
      doneAt: index % 6 < 2 ? before((index % 6 === 0 ? 14 : 7) * DAY_MS - (index % 20) * HOUR_MS) : null,
      deadline: new Date(now.getTime() + (5 + (index % 120)) * DAY_MS),
    })),
  );
  const inBatches = async <Row>(rows: readonly Row[], add: (batch: Row[]) => Promise<unknown>) => {
    for (let from = 0; from < rows.length; from += BATCH) {
      await add(rows.slice(from, from + BATCH));
      // An embedded database leaves no turn to the connections of this process, which would be dropped meanwhile.
      await new Promise(setImmediate);
    }
  };
  await inBatches(purchases, (data) => read.purchase.createMany({ data }));
  await inBatches(lines, (data) => read.purchaseLine.createMany({ data }));
  await inBatches(requests, (data) => read.keyRequest.createMany({ data }));
  await inBatches(tickets, (data) => read.ticket.createMany({ data }));
  await inBatches(moves, (data) => read.move.createMany({ data }));
  await inBatches(waves, (data) => read.moveWave.createMany({ data }));
  await inBatches(machines, (data) => read.moveMachine.createMany({ data }));
}
