import type { Translator } from '../../i18n/translator.ts';
import type { FleetProduct } from './fleet/merge.ts';
import type { StoredMachine } from './records-fleet.ts';
import { csvTable } from '../../spreadsheets/written.ts';

const COLUMNS = [
  'machine',
  'state',
  'product',
  'channel',
  'status',
  'minutesLeft',
  'capturedAt',
  'deadline',
  'partialKey',
  'reason',
  'wave',
  'doneAt',
  'writtenOffAt',
  'writtenOffWhy',
] as const;

/**
 * The machines of a move as a table (CSV, RFC 4180), a row a product, with headings in the reader's language and instants in
 * UTC. Never a key but its end. What begins like a formula is made text, because a spreadsheet would compute it.
 */
export function moveTable(t: Translator, machines: readonly StoredMachine[]): string {
  const rows = machines.flatMap((machine) => machine.products.map((product) => rowOf(t, machine, product)));
  const headings = COLUMNS.map((column) => t(`moves.export.column.${column}`));
  return csvTable([headings, ...rows]);
}

function rowOf(t: Translator, machine: StoredMachine, product: FleetProduct) {
  const instant = (date: Date | null) => date?.toISOString() ?? '';
  return [
    machine.name,
    t(`moves.machine.state.${machine.state}`),
    product.product,
    t(`moves.channel.${product.channel}`),
    t(`moves.status.${product.status}`),
    product.minutesLeft ?? '',
    instant(product.capturedAt),
    instant(product.deadline),
    product.partialKey ?? '',
    product.reason ?? '',
    machine.wave ?? '',
    instant(machine.doneAt),
    instant(machine.writtenOffAt),
    machine.writtenOffWhy ?? '',
  ];
}
