import type { ProductKind } from '../licence.ts';

/** One product that is to get a MAK. */
export type KitProduct = {
  readonly kind: ProductKind;
  /** as the machine names it */
  readonly product: string;
  readonly activationId: string | null;
  /** the end of the KMS client key it has now */
  readonly partialKey: string | null;
  /** by when it loses its activation; null where nobody knows */
  readonly deadline: Date | null;
  /** the order line whose key it gets, as people name it; null where none is chosen yet */
  readonly order: string | null;
};

export type KitMachine = { readonly name: string; readonly products: readonly KitProduct[] };

/** A wave, as a kit is made for it. */
export type KitWave = {
  /** such as `M-7` */
  readonly move: string;
  readonly title: string;
  readonly customer: string;
  /** null: every machine that is left, whatever its wave */
  readonly number: number | null;
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly machines: readonly KitMachine[];
};

export type KitFile = { readonly name: string; readonly text: string };

/** A byte order mark tells Windows PowerShell, Notepad and spreadsheets that it is UTF-8; without one they take their own code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

/** @returns the text with the line ends of Windows, whatever it had */
export function withWindowsLineEnds(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n');
}
