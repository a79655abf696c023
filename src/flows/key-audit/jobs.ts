import { addDays } from 'date-fns/addDays';
import { addMinutes } from 'date-fns/addMinutes';
import { max } from 'date-fns/max';
import type { Database, Transaction } from '../../database/database.ts';
import type { Recurring } from '../../jobs/recurring.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import type { AuditRecord } from '../../partner-center/schemas/audit-record.ts';
import type { Alerts } from '../key-rules/service-alerts.ts';
import { isExplained, WATCHED_OPERATIONS } from './rules.ts';

type Parts = {
  readonly database: Database;
  readonly recurring: Recurring;
  readonly partnerCenter: Pick<PartnerCenter, 'audit'>;
  readonly alerts: Alerts;
  /** of the application with which the desk signs in to Partner Center */
  readonly clientId: string;
  readonly clock: Clock;
  readonly log: Log;
};

const NAME = 'key-audit';
/** How far Partner Center's record reaches back; a day is left for the clocks. */
const REACHES_BACK_DAYS = 89;
/** What came late is read again with the next. */
const OVERLAP_DAYS = 2;
/** Soon after a start, then daily: what is done just before is compared with the ledger of the next day. */
const FIRST_MINUTES = 60;
const EVERY_MINUTES = 24 * 60;
/** With ever longer waits in between, an hour and more. */
const RETRIES = 20;
const BATCH = 200;
const LISTED = 5;
const AROUND_MINUTES = 90;
const DEEDS = 500;

/**
 * Compares, daily, what Partner Center recorded of keys and download links with the ledger: what was taken past the desk is told
 * in the security channel. The records are kept, because Partner Center forgets them after ninety days.
 */
export function defineKeyAudit({ database, recurring, partnerCenter, alerts, clientId, clock, log }: Parts): void {
  recurring.every(EVERY_MINUTES, NAME, () => database.withLease(NAME, compare), {
    first: FIRST_MINUTES,
    retries: RETRIES,
    gaveUp: () => log.error({}, 'The activity record of Partner Center could not be read; it is tried again tomorrow'),
  });

  async function compare(): Promise<void> {
    const now = clock.now();
    const newest = await database.read.auditArchive.findFirst({ orderBy: { at: 'desc' } });
    const reach = addDays(now, -REACHES_BACK_DAYS);
    const from = newest ? max([reach, addDays(newest.at, -OVERLAP_DAYS)]) : reach;
    let batch: AuditRecord[] = [];
    for await (const record of partnerCenter.audit.records(from, now)) {
      if (record.id === undefined || !WATCHED_OPERATIONS.includes(record.operation)) continue;
      batch.push(record);
      if (batch.length < BATCH) continue;
      await keep(batch);
      batch = [];
    }
    await keep(batch);
  }

  /** Archives what is new, and raises an alert about what the ledger does not explain: together or not at all. */
  async function keep(records: readonly AuditRecord[]): Promise<void> {
    if (records.length === 0) return;
    const first = await database.read.ledgerEntry.findFirst({ orderBy: { sequence: 'asc' } });
    await database.transaction(async (tx) => {
      const ids = records.map(({ id = '' }) => id);
      const known = await tx.auditArchive.findMany({ where: { id: { in: ids } }, select: { id: true } });
      const seen = new Set(known.map(({ id }) => id));
      const outside: AuditRecord[] = [];
      for (const record of records) {
        const { id = '' } = record;
        if (seen.has(id)) continue;
        seen.add(id);
        const explained = await isKnown(tx, record);
        await tx.auditArchive.create({ data: { ...rowOf(record), id, explained, archivedAt: clock.now() } });
        // What was done before there was a desk was done without it.
        if (!explained && first && record.at >= first.at) outside.push(record);
      }
      if (outside.length > 0) await report(tx, outside);
    });
  }

  async function isKnown(tx: Transaction, record: AuditRecord): Promise<boolean> {
    const around = { gte: addMinutes(record.at, -AROUND_MINUTES), lte: addMinutes(record.at, AROUND_MINUTES) };
    const deeds = await tx.ledgerEntry.findMany({
      where: { customerId: record.customerId ?? null, at: around },
      select: { action: true, at: true },
      orderBy: { sequence: 'desc' },
      take: DEEDS,
    });
    return isExplained(record, deeds, clientId);
  }

  function report(tx: Transaction, outside: readonly AuditRecord[]): Promise<void> {
    const accesses = outside.slice(0, LISTED).map((record) => ({
      key: record.operation === 'get_software_key',
      who: record.userPrincipalName ?? record.applicationId ?? '–',
      customer: record.customerName ?? record.customerId ?? '–',
      at: record.at.toISOString(),
    }));
    const [newest] = outside;
    return alerts.raise(tx, { kind: 'outside', count: outside.length, accesses }, newest?.id ?? '', 'desk');
  }
}

function rowOf({ at, operation, customerId, customerName, userPrincipalName, applicationId, details }: AuditRecord) {
  return {
    at,
    operation,
    customerId: customerId ?? null,
    customerName: customerName ?? null,
    principal: userPrincipalName ?? null,
    applicationId: applicationId ?? null,
    details,
  };
}
