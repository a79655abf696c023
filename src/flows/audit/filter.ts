import { z } from 'zod';
import { GROUPS } from './rules.ts';

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

/** An `AuditFilter` as it went through a view or a job. */
export const Filter = z.object({
  actor: z.string().max(40).optional(),
  customerId: z.string().max(60).optional(),
  order: z.string().max(60).optional(),
  group: z.enum(GROUPS).optional(),
  from: day.optional(),
  until: day.optional(),
});
