import type { TopLevelSpec } from 'vega-lite';

/** A picture before it is drawn, and what it shows in words, made from the same figures. */
export type Chart = {
  readonly spec: TopLevelSpec;
  /** for whoever does not see it: no markup, at most 2,000 characters */
  readonly alt: string;
};

/** One layer of a chart of several. */
export type Layer = Extract<TopLevelSpec, { readonly layer: unknown }>['layer'][number];

/** Widths and heights are in logical pixels; a picture has twice as many of its own, for sharp screens. */
export const WIDTH = 600;

/** Where a chart has a value named on its axis. */
export type Tick = { readonly at: number; readonly label: string | readonly string[] };

/** An axis that names these values and no others: in the words of the reader, which vega's own formats do not know. */
export function axisOf(ticks: readonly Tick[]) {
  const labels = Object.fromEntries(ticks.map(({ at, label }) => [String(at), label]));
  return { values: ticks.map(({ at }) => at), labelExpr: `(${JSON.stringify(labels)})[datum.value]` };
}
