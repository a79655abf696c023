import { z } from 'zod';

/** How a backup is written down; a release reads the formats it knows. */
export const FORMAT = 1;

const header = z.object({
  kind: z.literal('header'),
  format: z.literal(FORMAT, { error: 'was made by another release' }),
  madeAt: z.iso.datetime(),
  /** names of the migrations that were applied, in order */
  migrations: z.array(z.string()),
  /** of the tables of pg-boss */
  jobsVersion: z.number().int(),
  /** IDs of the encryption keys that something in it is sealed with; never a key */
  keyIds: z.array(z.string()),
  /** in an order in which each comes after those it refers to */
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
});

/** Each value as PostgreSQL writes it, so that it comes back to the bit whatever its type. */
const rows = z.object({
  kind: z.literal('rows'),
  table: z.string(),
  rows: z.array(z.array(z.string().nullable())).min(1),
});

const end = z.object({
  kind: z.literal('end'),
  sequences: z.array(z.object({ name: z.string(), last: z.string() })),
  /** rows by table */
  counts: z.record(z.string(), z.number().int()),
  ledger: z.object({ entries: z.number().int(), head: z.string() }),
});

export const line = z.discriminatedUnion('kind', [header, rows, end]);

/** A backup is a header, rows, and an end: without its end it is not whole. */
export type Line = z.output<typeof line>;
export type Header = z.output<typeof header>;
export type Rows = z.output<typeof rows>;
export type End = z.output<typeof end>;

/** The backup, or where it was to go, is not what it has to be; the message says what to do. */
export class BackupRefused extends Error {}
