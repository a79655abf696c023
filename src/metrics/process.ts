import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Registry } from './registry.ts';

const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

/** What every process is asked for, under the names that dashboards know. @returns how to stop watching */
export function watchProcess(registry: Registry): () => void {
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delay.enable();
  const gauge = (name: string, help: string, read: () => number) =>
    registry.gauge({ name, help, labels: {} }, () => [{ labels: {}, value: read() }]);
  gauge('process_resident_memory_bytes', 'Resident memory in bytes.', () => process.memoryUsage.rss());
  gauge('process_uptime_seconds', 'How long this process has been running.', () => process.uptime());
  gauge('nodejs_heap_size_used_bytes', 'Memory used by the JavaScript heap.', () => process.memoryUsage().heapUsed);
  gauge('nodejs_eventloop_lag_p99_seconds', 'How late timers are, 99th percentile since it was last read.', () => {
    const lag = delay.percentile(99) / NANOSECONDS;
    delay.reset();
    return lag;
  });
  return () => void delay.disable();
}
