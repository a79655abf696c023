const KEPT = 2_000;

/** Keeps what lives briefly from growing for ever: the oldest entry goes when there are more than `most`. */
export function forgetOldest(entries: Map<string, unknown>, most = KEPT): void {
  if (entries.size <= most) return;
  const [oldest] = entries.keys();
  if (oldest !== undefined) entries.delete(oldest);
}
