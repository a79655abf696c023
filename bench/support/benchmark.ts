/** One table of docs/benchmarks.md: what it says, and how it is measured. */
export type Benchmark = {
  readonly title: string;
  /** What was measured and how, in a paragraph for somebody who wants to know whether to believe it. */
  readonly description: string;
  readonly measure: () => Promise<Measured>;
};

export type Measured =
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly Row[] }
  /** This machine lacks something; the section of the document stays as it is. */
  | { readonly kind: 'left-out'; readonly reason: string };

export type Row = readonly (string | number)[];
