import { LogLevel } from '@slack/bolt';
import type { Logger } from '@slack/bolt';
import type { Log } from '../kernel/log.ts';
import { redacted } from '../kernel/redaction.ts';

/**
 * Bolt's logger over the product's own. Bolt's debug level prints every incoming payload raw (trigger IDs, response URLs,
 * what people typed), so it is never let through; the rest is redacted.
 */
export function createBoltLogger(log: Log): Logger {
  const line = (parts: unknown[]) => ({
    bolt: redacted(parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ')),
  });
  return {
    debug: () => undefined,
    info: (...parts: unknown[]) => log.debug(line(parts), 'Bolt'),
    warn: (...parts: unknown[]) => log.warn(line(parts), 'Bolt'),
    error: (...parts: unknown[]) => log.error(line(parts), 'Bolt'),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  };
}
