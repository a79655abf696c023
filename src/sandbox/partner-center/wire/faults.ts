import { z } from 'zod';
import { FAULT_KINDS } from './fault-kinds.ts';

/** A fault to order: which calls it meets, how often, and what goes wrong. */
export const faultSchema = z.object({
  match: z.object({ method: z.string().optional(), path: z.string().default('.*') }).prefault({}),
  kind: z.enum(FAULT_KINDS),
  times: z.int().positive().default(1),
  /** latency */
  milliseconds: z.int().nonnegative().default(1000),
  /** status-429: what Retry-After says */
  retryAfterSeconds: z.int().nonnegative().default(1),
  /** refuse, order-error: any answer of "Partner Center REST error codes" */
  status: z.int().min(400).max(599).default(400),
  code: z.union([z.string(), z.int()]).default(800002),
  description: z.string().default('Refused by order.'),
  /** refuse, of the login: Entra's name for it; the code is its AADSTS number */
  error: z.string().default('invalid_grant'),
  /** order-error: the group of the cart that becomes no order */
  orderGroup: z.string().default('0'),
});

export type Fault = z.output<typeof faultSchema>;

export type Faults = {
  readonly add: (fault: Fault) => void;
  readonly list: () => readonly Fault[];
  readonly clear: () => void;
  /** The oldest fault that meets this call, used up by one. */
  readonly take: (method: string, fullPath: string) => Fault | undefined;
};

export function createFaults(): Faults {
  let faults: readonly Fault[] = [];
  return {
    add: (fault) => {
      faults = [...faults, fault];
    },
    list: () => faults,
    clear: () => {
      faults = [];
    },
    take: (method, fullPath) => {
      const fault = faults.find(({ match }) => meets(match, method, fullPath));
      if (!fault) return undefined;
      const left = { ...fault, times: fault.times - 1 };
      faults = faults.flatMap((other) => (other === fault ? (left.times > 0 ? [left] : []) : [other]));
      return fault;
    },
  };
}

function meets(match: Fault['match'], method: string, fullPath: string): boolean {
  if (match.method && match.method.toUpperCase() !== method) return false;
  return new RegExp(match.path, 'i').test(fullPath);
}
