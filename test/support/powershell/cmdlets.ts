import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { asText, Block, collapsed, Failure, isTrue, Secret, Table, Thing, unrolled } from './values.ts';
import type { Value } from './values.ts';
import { answerTo, instancesOf, invoke, openSession } from './world.ts';
import type { World } from './world.ts';

export type Call = {
  readonly named: Table;
  readonly positional: readonly Value[];
  /** what the pipeline hands in */
  readonly input: readonly Value[];
  /** runs a block with `$_` */
  readonly each: (block: Block, item: Value) => Value[];
};

/** The cmdlets the scripts call. One that is not here fails, as it would where it does not exist. */
export function cmdletsOf(world: World): Readonly<Record<string, (call: Call) => Value[]>> {
  const told = ({ named, positional }: Call, name: string, at = -1): Value => named.get(name) ?? positional[at] ?? null;
  const machineOf = (call: Call): string => {
    const session = call.named.get('CimSession');
    return session instanceof Thing ? asText(session.properties.get('ComputerName') ?? null) : world.here;
  };
  const blockOf = (call: Call): Block => {
    const [block] = call.positional;
    if (!(block instanceof Block)) throw new Failure('A script block is needed');
    return block;
  };
  const property = (item: Value, name: string): Value =>
    item instanceof Thing ? (item.properties.get(name) ?? null) : null;
  const read = (path: string): string => {
    const text = world.files.get(path);
    if (text === undefined) throw new Failure(`Cannot find path ${path}`);
    return text.replace(/^\uFEFF/, '');
  };
  const say = (mark: string) => (call: Call) => {
    world.screen.push(mark + asText(call.positional[0] ?? null));
    return [];
  };

  return {
    'set-strictmode': () => [],
    'stop-transcript': () => {
      throw new Failure('An error occurred stopping transcription: The host is not currently transcribing.');
    },
    'start-sleep': () => [],
    'write-debug': () => [],
    'write-host': say(''),
    'write-warning': say('WARNING: '),
    'out-null': () => [],
    'join-path': ({ positional: [folder, file] }) => [`${asText(folder ?? null)}\\${asText(file ?? null)}`],
    'test-path': (call) => [world.files.has(asText(told(call, 'LiteralPath')))],
    'get-content': (call) => [read(asText(told(call, 'LiteralPath'))).split('\r\n')[0] ?? ''],
    'import-csv': (call) => {
      const rows: Record<string, string>[] = parse(read(asText(told(call, 'LiteralPath'))), {
        columns: true,
        delimiter: asText(told(call, 'Delimiter')) || ',',
        relax_column_count: true,
        skip_empty_lines: true,
      });
      return rows.map((row) => new Thing(row));
    },
    'export-csv': (call) => {
      const path = asText(told(call, 'LiteralPath'));
      for (const item of call.input) {
        if (!(item instanceof Thing)) continue;
        const entries = [...item.properties.entries.values()];
        const before = world.files.get(path) ?? `\uFEFF${line(entries.map(({ name }) => name))}`;
        world.files.set(path, before + line(entries.map(({ value }) => asText(value))));
      }
      return [];
    },
    'read-host': (call) => [answerTo(world, asText(told(call, 'Prompt')), call.named.get('AsSecureString') === true)],
    'new-object': () => [new Secret('')],
    'new-cimsessionoption': (call) => [new Thing({ Protocol: told(call, 'Protocol') })],
    'new-cimsession': (call) => [openSession(world, asText(told(call, 'ComputerName')))],
    'remove-cimsession': () => [],
    'get-ciminstance': (call) =>
      instancesOf(world, machineOf(call), asText(told(call, 'ClassName')), asText(told(call, 'Filter'))),
    'invoke-cimmethod': (call) => {
      const [instance, given] = [told(call, 'InputObject'), told(call, 'Arguments')];
      if (!(instance instanceof Thing)) throw new Failure('Cannot bind argument to parameter InputObject');
      const key = given instanceof Table ? asText(given.get('ProductKey') ?? null) : '';
      return [invoke(world, instance, asText(told(call, 'MethodName')), key)];
    },
    'invoke-webrequest': (call) => {
      const form = told(call, 'Body');
      const fields = form instanceof Table ? [...form.entries.values()] : [];
      const sent = Object.fromEntries(fields.map(({ name, value }) => [name, asText(value)]));
      if (!world.page) throw new Failure('The remote name could not be resolved');
      return [new Thing({ Content: world.page(asText(told(call, 'Uri')), sent) })];
    },
    'where-object': (call) => call.input.filter((item) => isTrue(collapsed(call.each(blockOf(call), item)))),
    'foreach-object': (call) => call.input.flatMap((item) => call.each(blockOf(call), item)),
    'sort-object': (call) =>
      [...new Map(call.input.map((item) => [asText(item).toLowerCase(), item])).values()].toSorted(),
    'select-object': (call) => {
      const first = call.named.get('First');
      if (typeof first === 'number') return call.input.slice(0, first);
      return call.input.map((item) => {
        const chosen = unrolled(told(call, 'Property')).map((column): [string, Value] => {
          if (!(column instanceof Table)) return [asText(column), property(item, asText(column))];
          const block = column.get('e');
          return [asText(column.get('n') ?? null), block instanceof Block ? collapsed(call.each(block, item)) : null];
        });
        return new Thing(Object.fromEntries(chosen));
      });
    },
    'group-object': (call) => {
      const names = unrolled(told(call, 'Property')).map(asText);
      const groups = Map.groupBy(call.input, (item) => names.map((name) => asText(property(item, name))).join(', '));
      return [...groups].map(([Name, Group]) => new Thing({ Name, Group: [...Group], Count: Group.length }));
    },
  };
}

const line = (fields: readonly string[]) => stringify([[...fields]], { quoted: true, record_delimiter: 'windows' });
