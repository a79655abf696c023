import type { Api, CallContext } from './http.ts';
import { itemsOf } from './paging.ts';
import { auditRecord } from './schemas/audit-record.ts';
import type { AuditRecord } from './schemas/audit-record.ts';

export type AuditFilter =
  | { readonly customerId: string }
  /** Part of the name. */
  | { readonly companyName: string }
  /** `software_key`, `order`, … */
  | { readonly resourceType: string };

export type Audit = {
  /**
   * What was done in Partner Center from one day to another, both included (UTC days), in pages. It reaches ninety days
   * back; an earlier start is refused.
   */
  readonly records: (from: Date, to: Date, filter?: AuditFilter, context?: CallContext) => AsyncIterable<AuditRecord>;
};

const PAGE = '500';

/** Source: "Get a record of Partner Center activity". */
export function auditOf(api: Api): Audit {
  return {
    records(from, to, filter, context) {
      const days = { startDate: dayOf(from), endDate: dayOf(to), size: PAGE };
      const query = filter ? { ...days, filter: JSON.stringify(fieldOf(filter)) } : days;
      return itemsOf(api, { path: ['auditrecords'], query }, auditRecord, context);
    },
  };
}

function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}

function fieldOf(filter: AuditFilter): object {
  if ('customerId' in filter) return { Field: 'CustomerId', Value: filter.customerId, Operator: 'equals' };
  if ('companyName' in filter) return { Field: 'CompanyName', Value: filter.companyName, Operator: 'substring' };
  return { Field: 'ResourceType', Value: filter.resourceType, Operator: 'equals' };
}
