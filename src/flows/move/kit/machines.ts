import { stringify } from 'csv-stringify/sync';
import { tidy } from '../../../kernel/text.ts';
import { maskKeys } from '../inventory/masking.ts';
import { machineName } from '../inventory/tokens.ts';
import { BYTE_ORDER_MARK } from './wave.ts';
import type { KitFile, KitMachine } from './wave.ts';

const COLUMNS = ['machine', 'kind', 'product', 'activationId', 'order', 'oldPartialKey', 'deadline'] as const;

/** One line, without what draws nothing, and without a product key that somebody put into it. */
export function inert(text: string): string {
  return maskKeys(tidy(text)).text;
}

/** @returns whether it is the name of a machine, and nothing that looks like a key */
export function isMachineName(name: string): boolean {
  return machineName(name) === name && maskKeys(name).count === 0;
}

/**
 * The machines of a wave with their products, as data: the scripts read them from here, and no script has a name in it. What
 * begins like a formula is made text, because a spreadsheet would compute it.
 */
export function machinesFile(machines: readonly KitMachine[]): KitFile {
  const rows = machines.flatMap(({ name, products }) =>
    products.map(({ kind, product, activationId, order, partialKey, deadline }) => [
      name,
      kind === 'office' ? 'office' : 'windows',
      inert(product),
      activationId ?? '',
      inert(order ?? ''),
      partialKey ?? '',
      deadline?.toISOString() ?? '',
    ]),
  );
  const table = stringify([[...COLUMNS], ...rows], { escape_formulas: true, record_delimiter: 'windows' });
  return { name: 'machines.csv', text: BYTE_ORDER_MARK + table };
}
