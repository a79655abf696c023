import { z } from 'zod';
import { isDay } from '../../kernel/dates.ts';
import { GROUPS } from './rules.ts';

const day = z.string().refine(isDay);

/** An `AuditFilter` as it went through a view or a job. */
export const Filter = z.object({
  actor: z.string().max(40).optional(),
  customerId: z.string().max(60).optional(),
  order: z.string().max(60).optional(),
  group: z.enum(GROUPS).optional(),
  from: day.optional(),
  until: day.optional(),
});
