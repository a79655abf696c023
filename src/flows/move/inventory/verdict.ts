import { addMinutes } from 'date-fns/addMinutes';
import type { LicenceRecord } from '../licence.ts';

/** What is to be done with a product of a machine, or why nothing is. */
export const VERDICTS = [
  'move',
  /** it has lost its activation already */
  'move-now',
  'has-mak',
  'mak-not-active',
  /** the output does not tell whether it is active */
  'mak-unproven',
  'permanent',
  'evaluation',
  'subscription',
  'sql-server',
  'rds-cal',
  'kms-host',
  'unknown',
] as const;
export type Verdict = (typeof VERDICTS)[number];

/** P9, P10: a KMS client needs the MAK before its trust runs out; what has no such clock, or is not activated so, stays. */
export function verdictOn({ product, channel, status }: LicenceRecord): Verdict {
  if (/SQL Server/i.test(product)) return 'sql-server';
  if (/Remote Desktop|\bRDS\b/i.test(product)) return 'rds-cal';
  const isActive = status !== 'notification' && status !== 'unlicensed';
  switch (channel) {
    case 'kms-client':
    case 'ad-based':
      return isActive ? 'move' : 'move-now';
    case 'mak':
      if (status === 'unknown') return 'mak-unproven';
      return status === 'licensed' ? 'has-mak' : 'mak-not-active';
    case 'retail':
    case 'oem':
      return 'permanent';
    case 'evaluation':
    case 'subscription':
    case 'kms-host':
    case 'unknown':
      return channel;
  }
}

/** By when it has to be moved: capture and minutes left together. @returns null where it does not run out, or nobody knows */
export function deadlineOf({ capturedAt, minutesLeft }: LicenceRecord): Date | null {
  return capturedAt === null || minutesLeft === null ? null : addMinutes(capturedAt, minutesLeft);
}
