import { administration } from './administration.ts';
import { approval } from './approval.ts';
import { assistance } from './assistance.ts';
import { burnDown } from './burn-down.ts';
import { auditCodes } from './audit-codes.ts';
import { audit } from './audit.ts';
import { cancellation } from './cancellation.ts';
import { common } from './common.ts';
import { downloadLink } from './download-link.ts';
import { drift } from './drift.ts';
import { handOver } from './hand-over.ts';
import { health } from './health.ts';
import { home } from './home.ts';
import { keyReveal } from './key-reveal.ts';
import { keyRules } from './key-rules.ts';
import { ledger } from './ledger.ts';
import { moveErrors } from './move-errors.ts';
import { moveKit } from './move-kit.ts';
import { month } from './month.ts';
import { move } from './move.ts';
import { people } from './people.ts';
import { moves } from './moves.ts';
import { pricing } from './pricing.ts';
import { purchase } from './purchase.ts';
import { reminderTimes } from './reminder-times.ts';
import { reminders } from './reminders.ts';
import { software } from './software.ts';
import { teamDigest } from './team-digest.ts';
import { tickets } from './tickets.ts';
import { waves } from './waves.ts';

/** The English catalogue, by flow, as one; its keys are the keys of every language. */
export const en = {
  ...common,
  ...purchase,
  ...software,
  ...keyReveal,
  ...keyRules,
  ...handOver,
  ...drift,
  ...teamDigest,
  ...downloadLink,
  ...cancellation,
  ...tickets,
  ...reminders,
  ...reminderTimes,
  ...approval,
  ...assistance,
  ...administration,
  ...people,
  ...health,
  ...pricing,
  ...month,
  ...move,
  ...moveKit,
  ...moveErrors,
  ...burnDown,
  ...moves,
  ...waves,
  ...home,
  ...ledger,
  ...audit,
  ...auditCodes,
} as const;
