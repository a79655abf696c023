const KEPT = 2000;

/** Keeps what lives briefly from growing for ever: the oldest entry goes when there are too many. */
export function forgetOldest(entries: Map<string, unknown>): void {
  if (entries.size <= KEPT) return;
  const [oldest] = entries.keys();
  if (oldest !== undefined) entries.delete(oldest);
}
