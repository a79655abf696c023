/**
 * A span as somebody types it: a number of days (`7d`) or hours (`4h`, in Dutch `4u`).
 * @returns hours, or null where it is none
 */
export function readSpan(text: string): number | null {
  const [, digits, unit] = /^(\d{1,3})\s?([dhu])$/i.exec(text.trim()) ?? [];
  if (digits === undefined || unit === undefined) return null;
  return Number(digits) * (unit.toLowerCase() === 'd' ? 24 : 1);
}
