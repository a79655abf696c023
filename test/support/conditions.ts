/** Waits until `holds` gives something true (or does not throw), looking again every few milliseconds; fails with what it last saw. */
export async function eventually<T>(holds: () => T | Promise<T>, timeoutMs = 30_000): Promise<NonNullable<T>> {
  const end = performance.now() + timeoutMs;
  let last: unknown;
  for (;;) {
    try {
      const result = await holds();
      if (result) return result;
      last = result;
    } catch (error) {
      last = error;
    }
    if (performance.now() > end) {
      throw last instanceof Error
        ? last
        : new Error(`It did not come true in ${timeoutMs} ms; last: ${JSON.stringify(last)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A promise to be settled from outside. */
export const deferred = <T = void>(): PromiseWithResolvers<T> => Promise.withResolvers<T>();

/** A log that keeps what it was told, for tests that look at it. */
export function recordingLog() {
  const lines: { level: string; fields: object; message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => void lines.push({ level, fields, message });
  return { lines, debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
