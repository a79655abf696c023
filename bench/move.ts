import { readInventory } from '../src/flows/move/inventory/read.ts';
import { COLUMNS } from '../src/flows/move/inventory/rows.ts';
import { atOnce } from '../src/kernel/pieces.ts';
import { monotonic } from '../src/kernel/time.ts';
import type { Benchmark, Measured, Row } from './support/benchmark.ts';
import { inMilliseconds, median } from './support/statistics.ts';

const MACHINES = 10_000;
const TIMES = 5;
const MEBIBYTE = 2 ** 20;

export const benchmark: Benchmark = {
  title: 'Reading the licences of many machines',
  description:
    `The output of ${MACHINES.toLocaleString('en')} machines in one text, as the CIM export in CSV and JSON and as what \`slmgr.vbs /dlv\` ` +
    `writes: keys masked, read, and what is not understood kept. The median of ${TIMES}; memory is by how much the process grew.`,
  measure: async (): Promise<Measured> => ({
    kind: 'table',
    columns: ['what', 'size', 'median', 'memory', 'goal'],
    rows: [measured('CIM export, CSV', csv()), measured('CIM export, JSON', json()), measured('slmgr /dlv', slmgr())],
  }),
};

function measured(what: string, text: string): Row {
  const before = process.memoryUsage.rss();
  const times = Array.from({ length: TIMES }, () => {
    const started = monotonic();
    const { records } = atOnce(readInventory(text));
    if (records.length !== MACHINES) throw new Error(`${what}: ${records.length} records`);
    return monotonic() - started;
  });
  const grown = Math.max(0, process.memoryUsage.rss() - before);
  const size = (bytes: number) => `${(bytes / MEBIBYTE).toFixed(1)} MiB`;
  return [what, size(text.length), inMilliseconds(median(times)), size(grown), 'under 2,000 ms, 200 MiB'];
}

const machines = () => Array.from({ length: MACHINES }, (_, number) => rowOf(number));

function rowOf(number: number): readonly string[] {
  const product = ['Windows(R), ServerStandard edition', 'VOLUME_KMSCLIENT channel'];
  const ids = ['2de67392-b7a7-462a-b1ca-108dd189f588', '55c92734-d682-4d71-983e-d6ec3f16059f'];
  return [
    `SRV-${number}`,
    '2026-11-25T10:00:00Z',
    ...product,
    ...ids,
    '1',
    '0',
    '43200',
    'VDYBN',
    'Volume:GVLK',
    '',
    'kms',
    '2',
    '',
  ];
}

function csv(): string {
  return [COLUMNS, ...machines()].map((row) => row.map((value) => `"${value}"`).join(',')).join('\r\n');
}

function json(): string {
  return JSON.stringify(machines().map((row) => Object.fromEntries(COLUMNS.map((name, at) => [name, row[at]]))));
}

function slmgr(): string {
  return machines()
    .map(
      ([machine = '', , name = '', description = '', id = '']) =>
        `Computer: ${machine}\n\nName: ${name}\nDescription: Windows(R) Operating System, ${description}\nActivation ID: ${id}\n` +
        `Installation ID: 087656427883463786437237461823746187236418723641823746182374618\nPartial Product Key: VDYBN\n` +
        'License Status: Licensed\nVolume activation expiration: 43200 minute(s) (30 day(s))\n',
    )
    .join('\n');
}
