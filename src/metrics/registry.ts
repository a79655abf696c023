/**
 * Numbers in the text format of Prometheus. The values a label may have are named when it is made: every series stands from the
 * beginning, at nought, and a label can carry no customer, no person and no key, whatever it is given.
 * Source: Prometheus, "Exposition formats" and "Metric and label naming".
 */
export type Registry = {
  readonly counter: <Labels extends LabelValues>(about: About<Labels>) => Counter<Labels>;
  readonly histogram: <Labels extends LabelValues>(
    about: About<Labels> & { readonly bounds: readonly number[] },
  ) => Histogram<Labels>;
  /** read when it is asked for; what cannot be read then is left out */
  readonly gauge: <Labels extends LabelValues>(
    about: About<Labels>,
    read: () => Reading<Labels>[] | Promise<Reading<Labels>[]>,
  ) => void;
  readonly render: () => Promise<string>;
};

/** A list that is known only later, as that of all queues, is a function. */
export type LabelValues = Readonly<Record<string, readonly string[] | (() => readonly string[])>>;
type Chosen<Labels extends LabelValues> = { readonly [Name in keyof Labels]: string };

type About<Labels extends LabelValues> = {
  readonly name: string;
  readonly help: string;
  readonly labels: Labels;
};

export type Counter<Labels extends LabelValues> = { readonly add: (labels: Chosen<Labels>) => void };
export type Histogram<Labels extends LabelValues> = {
  readonly observe: (labels: Chosen<Labels>, value: number) => void;
};
export type Reading<Labels extends LabelValues> = { readonly labels: Chosen<Labels>; readonly value: number };

/** Stands for whatever a label does not name. */
const OTHER = 'other';

type Family = { readonly heading: string; readonly lines: () => string[] | Promise<string[]> };

export function createRegistry(): Registry {
  const families: Family[] = [];

  function begin({ name, help }: About<LabelValues>, type: string, lines: Family['lines']): void {
    families.push({ heading: `# HELP ${name} ${help}\n# TYPE ${name} ${type}`, lines });
  }

  return {
    counter(about) {
      const counts = new Map<string, number>();
      begin(about, 'counter', () =>
        allSeries(about.labels, counts).map((series) => line(about.name, series, counts.get(series) ?? 0)),
      );
      return {
        add(labels) {
          const series = seriesOf(about.labels, labels);
          counts.set(series, (counts.get(series) ?? 0) + 1);
        },
      };
    },

    histogram({ bounds, ...about }) {
      const empty = (): Observed => ({ sum: 0, counts: Array.from({ length: bounds.length + 1 }, () => 0) });
      const all = new Map<string, Observed>();
      begin(about, 'histogram', () =>
        allSeries(about.labels, all).flatMap((series) =>
          histogramLines(about.name, series, bounds, all.get(series) ?? empty()),
        ),
      );
      return {
        observe(labels, value) {
          const series = seriesOf(about.labels, labels);
          const found = all.get(series) ?? empty();
          all.set(series, found);
          const bucket = bounds.findIndex((bound) => value <= bound);
          const at = bucket === -1 ? bounds.length : bucket;
          found.counts[at] = (found.counts[at] ?? 0) + 1;
          found.sum += value;
        },
      };
    },

    gauge(about, read) {
      begin(about, 'gauge', async () =>
        (await read()).map(({ labels, value }) => line(about.name, seriesOf(about.labels, labels), value)),
      );
    },

    async render() {
      const texts = families.map(async ({ heading, lines }) => {
        const written = await Promise.resolve(lines()).catch((): string[] => []);
        return [heading, ...written, ''].join('\n');
      });
      return (await Promise.all(texts)).join('');
    },
  };
}

type Observed = { sum: number; readonly counts: number[] };

function histogramLines(name: string, series: string, bounds: readonly number[], { sum, counts }: Observed): string[] {
  let total = 0;
  const buckets = counts.map((count, at) => {
    total += count;
    return line(`${name}_bucket`, joined(series, `le="${bounds[at] ?? '+Inf'}"`), total);
  });
  return [...buckets, line(`${name}_sum`, series, sum), line(`${name}_count`, series, total)];
}

function line(name: string, series: string, value: number): string {
  return `${name}${series === '' ? '' : `{${series}}`} ${value}`;
}

const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(',');

/** Every combination of the values named, and what was counted under another. */
function allSeries(labels: LabelValues, counted: ReadonlyMap<string, unknown>): string[] {
  const named = Object.entries(labels).reduce<string[]>(
    (series, [name, values]) =>
      series.flatMap((before) => listOf(values).map((value) => joined(before, pair(name, value)))),
    [''],
  );
  return [...new Set([...named, ...counted.keys()])];
}

function seriesOf(labels: LabelValues, chosen: Readonly<Record<string, string>>): string {
  return joined(
    ...Object.entries(labels).map(([name, values]) => {
      const value = chosen[name] ?? OTHER;
      return pair(name, listOf(values).includes(value) ? value : OTHER);
    }),
  );
}

const pair = (name: string, value: string) => `${name}="${value}"`;
const listOf = (values: LabelValues[string]) => (typeof values === 'function' ? values() : values);
