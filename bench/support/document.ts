import type { Benchmark, Measured } from './benchmark.ts';

type Table = Extract<Measured, { kind: 'table' }>;

const OPENING = `# Benchmarks

Measured by \`npm run bench\`, which rewrites the sections it measured and leaves the others as they are; \`npm run bench -- page\`
measures one. Each section says on what it was measured. How to add one: [CONTRIBUTING.md](../CONTRIBUTING.md).
`;

/** @returns the table as Markdown; numbers stand to the right */
export function drawTable({ columns, rows }: Table): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`;
  const rule = columns.map((_, index) => (index === 0 ? '---' : '--:'));
  return [line(columns), line(rule), ...rows.map(line)].join('\n');
}

export function drawSection({ title, description }: Benchmark, table: Table, machine: string): string {
  return `## ${title}\n\n${description}\n\n${drawTable(table)}\n\n${machine}`;
}

/** @returns the document with the one section of this name replaced, or added at the end; the others untouched */
export function withSection(document: string, name: string, section: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const block = `${start}\n\n${section}\n\n${end}`;
  const from = document.indexOf(start);
  const to = document.indexOf(end);
  if (from >= 0 && to > from) return document.slice(0, from) + block + document.slice(to + end.length);
  return `${(document || OPENING).trimEnd()}\n\n${block}\n`;
}
