import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import type { Log } from './kernel/log.ts';
import { redacted } from './kernel/redaction.ts';

/** The product's log: JSON lines on standard error, secrets of a known shape replaced by dots whatever field they are in. */
export function createLog(level: string, destination: DestinationStream = standardError()): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: clean },
    },
    destination,
  );
}

function standardError(): DestinationStream {
  return pino.destination({ dest: 2, sync: true });
}

const DEEPEST = 6;

function clean(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, cleanValue(value, 0)]));
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redacted(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth === DEEPEST) return '…';
  if (value instanceof Error)
    return { name: value.name, message: redacted(value.message), stack: redacted(value.stack ?? '') };
  if ('toJSON' in value) return cleanValue(JSON.parse(JSON.stringify(value)), depth + 1);
  if (Array.isArray(value)) return value.map((member) => cleanValue(member, depth + 1));
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, cleanValue(member, depth + 1)]));
}
