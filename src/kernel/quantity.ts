export type Quantity =
  | { readonly kind: 'quantity'; readonly value: number }
  | { readonly kind: 'not-whole' }
  | { readonly kind: 'outside'; readonly min: number; readonly max: number };

/** Reads a whole number in digits between two bounds, both included. Thousands separators, signs and words are not numbers. */
export function parseQuantity(text: string, { min, max }: { readonly min: number; readonly max: number }): Quantity {
  const digits = text.trim();
  if (/^-\d+$/.test(digits)) return { kind: 'outside', min, max };
  if (!/^\d+$/.test(digits)) return { kind: 'not-whole' };
  const value = Number(digits);
  return value >= min && value <= max ? { kind: 'quantity', value } : { kind: 'outside', min, max };
}
