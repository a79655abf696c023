import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Answer } from '../wire/answer.ts';
import type {
  AuditRecord,
  Cart,
  Customer,
  DirectoryGroup,
  DirectoryUser,
  Order,
  ServiceRequest,
  Subscription,
} from './model.ts';
import { openShelf } from './shelf.ts';
import type { Shelf } from './shelf.ts';

/** A refresh token, by its hash; the token itself is not kept. */
export type RefreshToken = { readonly issuedAt: string; readonly replacedAt?: string; readonly graceUsed?: boolean };

/** What was answered to a write, by its MS-RequestId. */
export type Replay = { readonly call: string; readonly answer: Answer; readonly at: string };

/** A key that was handed out, by the line it belongs to; the key itself is derived anew when asked for. */
export type KeyHandOut = { readonly subject: string; readonly first: string; readonly times: number };

/** A download link in use: it stops five days after its first use. */
export type DownloadUse = { readonly firstUsedAt: string };

export type State = {
  readonly customers: Shelf<Customer>;
  readonly carts: Shelf<Cart>;
  readonly orders: Shelf<Order>;
  readonly subscriptions: Shelf<Subscription>;
  readonly serviceRequests: Shelf<ServiceRequest>;
  readonly auditRecords: Shelf<AuditRecord>;
  readonly users: Shelf<DirectoryUser>;
  readonly groups: Shelf<DirectoryGroup>;
  readonly refreshTokens: Shelf<RefreshToken>;
  readonly replays: Shelf<Replay>;
  readonly keyHandOuts: Shelf<KeyHandOut>;
  readonly downloadUses: Shelf<DownloadUse>;
  readonly facts: Shelf<string>;
  /** Runs the work whole or not at all; what it threw is thrown on. */
  readonly transaction: <Result>(work: () => Result) => Result;
  readonly close: () => void;
};

/** Opens the memory of the local Partner Center: one SQLite file, whole after any crash. */
export function openState(dataDir: string): State {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const database = new DatabaseSync(dataDir === ':memory:' ? dataDir : join(dataDir, 'partner-center.sqlite'));
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
  database.function('folded', { deterministic: true }, (text) => String(text).toLowerCase());
  return {
    customers: openShelf(database, 'customers'),
    carts: openShelf(database, 'carts'),
    orders: openShelf(database, 'orders'),
    subscriptions: openShelf(database, 'subscriptions'),
    serviceRequests: openShelf(database, 'service_requests'),
    auditRecords: openShelf(database, 'audit_records'),
    users: openShelf(database, 'users'),
    groups: openShelf(database, 'groups'),
    refreshTokens: openShelf(database, 'refresh_tokens'),
    replays: openShelf(database, 'replays'),
    keyHandOuts: openShelf(database, 'key_hand_outs'),
    downloadUses: openShelf(database, 'download_uses'),
    facts: openShelf(database, 'facts'),
    transaction: (work) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        // What fails for want of room SQLite may have undone already.
        if (database.isTransaction) database.exec('ROLLBACK');
        throw error;
      }
    },
    close: () => {
      if (database.isOpen) database.close();
    },
  };
}
