import { z } from 'zod';
import { newId } from '../../../kernel/ids.ts';
import type { AuditRecord, Customer } from '../state/model.ts';
import type { Condition } from '../state/shelf.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { collection, instant, link } from '../wire/collection.ts';
import { parseJson, pascalCased } from '../wire/json.ts';
import { Refusal } from '../wire/refusal.ts';
import { nowText } from '../world.ts';
import type { World } from '../world.ts';
import type { AskedOf } from './asked.ts';
import { required, wholeNumber } from './asked.ts';
import { nextLink, placeOf } from './continuation.ts';

const DAY = 86_400_000;
const REACHES_BACK = 90 * DAY;

export type Audited = {
  readonly resourceType: string;
  readonly operationType: string;
  readonly newValue: unknown;
  readonly customizedData?: Readonly<Record<string, string>>;
  /** who did it in the portal, where it was not the application */
  readonly by?: string;
  readonly at?: string;
};

/** Writes to the activity log, in the transaction of what it records. */
export function recordAudit(
  world: World,
  caller: { readonly upn?: string | undefined },
  customer: Pick<Customer, 'id' | 'companyName'>,
  audited: Audited,
): void {
  const record: AuditRecord = {
    id: newId(),
    customerId: customer.id,
    customerName: customer.companyName,
    userPrincipalName: audited.by ?? caller.upn ?? '',
    applicationId: audited.by ? 'Partner Center Web Application' : world.clientId,
    resourceType: audited.resourceType,
    operationType: audited.operationType,
    operationDate: audited.at ?? nowText(world),
    resourceNewValue: JSON.stringify(pascalCased(audited.newValue)),
    customizedData: Object.entries(audited.customizedData ?? {}).map(([key, value]) => ({ key, value })),
  };
  world.state.auditRecords.put(record.id, record);
}

/** `GET /auditrecords?startDate=&endDate=&filter=` ("Get a record of Partner Center activity"): 90 days back at most. */
export function listAuditRecords({ world, call }: AskedOf<unknown>): Answer {
  const start = dateOf(required(call, 'startDate'), 'startDate');
  const end = dateOf(call.query.get('enddate') ?? nowText(world), 'endDate') + DAY - 1;
  if (start < world.clock.now().getTime() - REACHES_BACK - DAY) {
    throw new Refusal(400, 3000, 'The startDate lies more than 90 days back.');
  }
  if (end < start) throw new Refusal(400, 3000, 'The endDate lies before the startDate.');

  const size = wholeNumber(call, 'size', 50, 500) || 50;
  const found = world.state.auditRecords.after(placeOf(call), size + 1, conditionOf(call, start, end));
  const last = found.slice(0, size).at(-1);
  const self = `/auditrecords?${new URLSearchParams([...call.query].filter(([name]) => name !== 'seekoperation')).toString()}`;
  return ok(
    collection(
      found.slice(0, size).map(({ item }) => recordBody(item)),
      {
        self: link(self),
        // The second question mark is the service's own ("Get invoice line items").
        ...(last && found.length > size ? { next: nextLink(`${self}?seekOperation=Next`, last.place) } : {}),
      },
    ),
  );
}

const filterSchema = z.union([
  z.object({ Field: z.literal('CustomerId'), Value: z.string(), Operator: z.literal('equals') }),
  z.object({ Field: z.literal('ResourceType'), Value: z.string(), Operator: z.literal('equals') }),
  z.object({ Field: z.literal('CompanyName'), Value: z.string(), Operator: z.literal('substring') }),
]);

function conditionOf(call: Call, start: number, end: number): Condition {
  const within = `json_extract(body, '$.operationDate') BETWEEN '${new Date(start).toISOString()}' AND '${new Date(end).toISOString()}'`;
  const text = call.query.get('filter');
  if (text === undefined) return { sql: `${within} AND ?2 = ''`, text: '' };

  const filter = filterSchema.safeParse(parseJson(text));
  if (!filter.success) throw new Refusal(400, 3000, 'The filter is invalid.');
  const { Field, Value } = filter.data;
  switch (Field) {
    case 'CustomerId':
      return { sql: `${within} AND json_extract(body, '$.customerId') = ?2`, text: Value.toLowerCase() };
    case 'ResourceType':
      return { sql: `${within} AND json_extract(body, '$.resourceType') = ?2`, text: Value.toLowerCase() };
    case 'CompanyName':
      return {
        sql: `${within} AND instr(lower(json_extract(body, '$.customerName')), ?2) > 0`,
        text: Value.toLowerCase(),
      };
  }
}

function recordBody({ operationDate, ...record }: AuditRecord): object {
  return {
    ...record,
    operationDate: instant(operationDate),
    operationStatus: 'succeeded',
    attributes: { objectType: 'AuditRecord' },
  };
}

function dateOf(text: string, name: string): number {
  const date = Date.parse(text);
  if (Number.isNaN(date)) throw new Refusal(400, 3000, `The parameter ${name} is invalid.`);
  return Math.floor(date / DAY) * DAY;
}
