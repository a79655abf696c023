/** A line of the form as it was chosen and typed so far; what is not chosen yet is not there. */
export type CartLine = {
  /** names the line while the form is open: a gesture that arrives twice is about the same line */
  readonly number: number;
  readonly productId: string;
  readonly productTitle: string;
  readonly editionId?: string | undefined;
  readonly editionTitle?: string | undefined;
  /** as `termValue` writes it */
  readonly term?: string | undefined;
  readonly quantity?: string | undefined;
};

/** More than anybody orders at once, and well within a modal's hundred blocks. */
export const MOST_LINES = 20;

/** What fits on an order beside its marker. */
export const REFERENCE_LENGTH = 60;
export const NOTE_LENGTH = 500;

/** How long an order that was not finished is offered again, and kept. */
export const CART_DAYS = 30;

/** @returns the lines with this one in its place, or at the end */
export function withLine(lines: readonly CartLine[], line: CartLine): readonly CartLine[] {
  return lines.some(({ number }) => number === line.number)
    ? lines.map((each) => (each.number === line.number ? line : each))
    : [...lines, line];
}

export function withoutLine(lines: readonly CartLine[], number: number): readonly CartLine[] {
  return lines.filter((line) => line.number !== number);
}

/** @param taken a number that is in use although no line is kept under it */
export function nextNumber(lines: readonly CartLine[], taken = -1): number {
  return Math.max(taken, ...lines.map(({ number }) => number)) + 1;
}

/** @returns whether nothing can be added beside these and the line in the fields */
export function isFull(lines: readonly CartLine[], inFields: number): boolean {
  return withoutLine(lines, inFields).length + 1 >= MOST_LINES;
}

/** What makes two lines the same to whoever pays for them. */
type Comparable = {
  readonly productId: string;
  readonly skuId: string;
  readonly termDuration: string | null;
  readonly billingCycle: string;
  readonly quantity: number;
};

/** The same things in the same quantities, in whatever order. */
export function sameLines(left: readonly Comparable[], right: readonly Comparable[]): boolean {
  const sorted = (lines: readonly Comparable[]) => lines.map(lineKey).sort().join('\n');
  return left.length === right.length && sorted(left) === sorted(right);
}

function lineKey({ productId, skuId, termDuration, billingCycle, quantity }: Comparable): string {
  return [productId, skuId, termDuration ?? '', billingCycle, quantity].join(' ');
}
