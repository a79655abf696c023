import { Duplex } from 'node:stream';
import type { PGlite } from '@electric-sql/pglite';
import { giveWay } from '../kernel/right-of-way.ts';
import { monotonic } from '../kernel/time.ts';
import { DatabaseBroken } from './disk.ts';
import type { WatchedDisk } from './disk.ts';
import { endOf } from './wire-answer.ts';

const SSL_REQUEST = 80877103;
const CANCEL_REQUEST = 80877102;
const TERMINATE = 'X'.charCodeAt(0);
/** PGlite computes on this thread and waits for nothing: without a pause a queue of questions would keep out the network until its end. */
const LONGEST_RUN_MS = 2;

/**
 * A socket without a network: carries node-postgres' bytes into PGlite and its answers back, so that the embedded database
 * sits behind the very adapter that production uses. One connection at a time (`max: 1` in the pool).
 */
export class PGliteStream extends Duplex {
  #pending: Buffer = Buffer.alloc(0);
  #greeted = false;
  #gaveWay = 0;
  #betweenTransactions = false;
  #onlyReads = false;
  readonly #database: PGlite;
  readonly #disk: WatchedDisk;

  constructor(database: PGlite, disk: WatchedDisk) {
    super();
    this.#database = database;
    this.#disk = disk;
  }

  // What node-postgres expects of a net.Socket.
  connect(): this {
    queueMicrotask(() => this.emit('connect'));
    return this;
  }
  setNoDelay(): this {
    return this;
  }
  setKeepAlive(): this {
    return this;
  }
  ref(): this {
    return this;
  }
  unref(): this {
    return this;
  }

  override _read(): void {
    // Answers are pushed as they come.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.#pending = this.#pending.length === 0 ? chunk : Buffer.concat([this.#pending, chunk]);
    this.#feed().then(
      () => done(),
      (error: unknown) => done(error instanceof Error ? error : new Error('The embedded database failed')),
    );
  }

  override _final(done: (error?: Error | null) => void): void {
    this.push(null);
    done();
  }

  async #feed(): Promise<void> {
    for (let message = this.#cut(); message; message = this.#cut()) {
      if (this.#greeted && message[0] === TERMINATE) return void this.end();
      if (monotonic() - this.#gaveWay > LONGEST_RUN_MS) {
        await giveWay();
        this.#gaveWay = monotonic();
      }
      const answer = await this.#exchange(message);
      if (answer.length > 0) this.push(answer);
    }
  }

  /** @returns the next whole wire message, or null until more bytes have come */
  #cut(): Buffer | null {
    const header = this.#greeted ? 1 : 0;
    if (this.#pending.length < header + 4) return null;
    const length = header + this.#pending.readInt32BE(header);
    if (this.#pending.length < length) return null;
    const message = this.#pending.subarray(0, length);
    this.#pending = this.#pending.subarray(length);
    return message;
  }

  async #exchange(message: Buffer): Promise<Uint8Array> {
    if (!this.#greeted) {
      const code = message.readInt32BE(4);
      if (code === SSL_REQUEST) return Buffer.from('N');
      if (code === CANCEL_REQUEST) return Buffer.alloc(0);
      this.#greeted = true;
      await this.#forgetFormerConnection();
    }
    await this.#heedDisk();
    const answer = await this.#ask(() => this.#database.runExclusive(() => this.#database.execProtocolRaw(message)));
    const { betweenTransactions, gaveUp } = endOf(answer);
    this.#betweenTransactions = betweenTransactions;
    if (gaveUp !== undefined) this.#disk.breaks(gaveUp);
    return answer;
  }

  /** A database that gave up is asked nothing more: it would spin for ever, on the thread that serves everybody. */
  async #ask<T>(question: () => Promise<T>): Promise<T> {
    const words = this.#disk.broken();
    if (words !== undefined) throw new DatabaseBroken(words);
    try {
      return await question();
    } catch (error) {
      // What PostgreSQL refuses it says with a severity, and goes on; anything else is the end of it.
      const refused = error instanceof Error && 'severity' in error && error.severity === 'ERROR';
      if (!refused) this.#disk.breaks(error instanceof Error ? error.message : 'unknown');
      throw error;
    }
  }

  /** While the disk is full everything can be read and nothing written; what is under way comes to its end first. */
  async #heedDisk(): Promise<void> {
    if (!this.#betweenTransactions || this.#disk.full() === this.#onlyReads) return;
    this.#onlyReads = !this.#onlyReads;
    await this.#ask(() => this.#database.exec(`SET default_transaction_read_only = ${this.#onlyReads ? 'on' : 'off'}`));
    // What stands in the tables by now need not be kept in the log as well: that alone may be room enough.
    if (this.#onlyReads) await this.#ask(() => this.#database.exec('CHECKPOINT')).catch(() => undefined);
  }

  /** A connection that was dropped in a transaction leaves it open in the one session PGlite has. */
  async #forgetFormerConnection(): Promise<void> {
    await this.#ask(() => this.#database.exec('ROLLBACK')).catch(() => undefined);
    await this.#ask(() => this.#database.exec('DISCARD ALL'));
  }
}
