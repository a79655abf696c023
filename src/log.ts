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
      hooks: {
        // What is varied belongs into fields; a message that varies all the same is cleaned like one.
        logMethod(parameters, write) {
          const [fields, message] = parameters as unknown as Parameters<Log['info']>;
          write.call(this, fields, redacted(message));
        },
      },
    },
    destination,
  );
}

function standardError(): DestinationStream {
  return pino.destination({ dest: 2, sync: true });
}

const DEEPEST = 6;

function clean(fields: Record<string, unknown>): Record<string, unknown> {
  return cleanMembers(Object.entries(fields), 0);
}

function cleanMembers(members: readonly (readonly [string, unknown])[], depth: number): Record<string, unknown> {
  return Object.fromEntries(members.map(([name, value]) => [redacted(name), cleanValue(value, depth)]));
}

function cleanValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return redacted(value);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  if (depth === DEEPEST) return '…';
  if (value instanceof Error)
    return { name: value.name, message: redacted(value.message), stack: redacted(value.stack ?? '') };
  // Bytes say nothing to whoever reads a log, and may be anything.
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return `(${value.byteLength} bytes)`;
  if ('toJSON' in value) return cleanValue(JSON.parse(JSON.stringify(value) ?? 'null'), depth + 1);
  if (Array.isArray(value) || value instanceof Set) return [...value].map((member) => cleanValue(member, depth + 1));
  const members = value instanceof Map ? [...value].map(([name, member]) => [String(name), member] as const) : null;
  return cleanMembers(members ?? Object.entries(value), depth + 1);
}
