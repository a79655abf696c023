import * as z from 'zod';
import { instant, textOrNone, wordOf, wordOrNone } from './wire.ts';

/** What somebody did in Partner Center, by whatever means. The old and new values of the resource are never read. */
export type AuditRecord = {
  readonly id?: string | undefined;
  /** `create_order`, `get_software_key`, … */
  readonly operation: string;
  readonly resourceType: string;
  readonly status?: string | undefined;
  readonly at: Date;
  readonly customerId?: string | undefined;
  readonly customerName?: string | undefined;
  readonly userPrincipalName?: string | undefined;
  readonly applicationId?: string | undefined;
  /** `OrderId`, `Quantity-0`, … */
  readonly details: Readonly<Record<string, string>>;
};

const detail = z.object({ key: z.string(), value: textOrNone });

/** Source: "Auditing resources". */
export const auditRecord = z
  .object({
    id: textOrNone,
    operationType: z.string(),
    resourceType: textOrNone,
    operationStatus: textOrNone,
    operationDate: instant,
    customerId: textOrNone,
    customerName: textOrNone,
    userPrincipalName: textOrNone,
    applicationId: textOrNone,
    customizedData: z.array(detail).nullish(),
  })
  .transform((wire): AuditRecord => ({
    id: wire.id ?? undefined,
    operation: wordOf(wire.operationType),
    resourceType: wordOf(wire.resourceType ?? ''),
    status: wordOrNone(wire.operationStatus),
    at: wire.operationDate,
    customerId: wire.customerId ?? undefined,
    customerName: wire.customerName ?? undefined,
    userPrincipalName: wire.userPrincipalName ?? undefined,
    applicationId: wire.applicationId ?? undefined,
    details: Object.fromEntries((wire.customizedData ?? []).map(({ key, value }) => [key, value ?? ''])),
  }));
