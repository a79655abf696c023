import type { Log } from '../kernel/log.ts';
import { untraced } from '../kernel/tracing.ts';
import type { Tracing } from '../kernel/tracing.ts';
import type { TracingSettings } from './tracing.ts';

export type OpenTracing = Tracing & { readonly close: () => Promise<void> };

/** Without settings nothing of it is loaded. */
export async function openTracing(settings: TracingSettings | null, log: Log): Promise<OpenTracing> {
  if (!settings) return { ...untraced, close: async () => undefined };
  const { startTracing } = await import('./tracing.ts');
  return startTracing(settings, log);
}
