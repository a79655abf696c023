import { Duplex } from 'node:stream';
import { DatabaseBroken } from './disk.ts';
import type { WatchedDisk } from './disk.ts';
import type { EmbeddedPostgres } from './pglite.ts';
import { endOf } from './wire-answer.ts';

const SSL_REQUEST = 80877103;
const CANCEL_REQUEST = 80877102;
const TERMINATE = 'X'.charCodeAt(0);
const QUERY = 'Q'.charCodeAt(0);

/**
 * A socket without a network: carries node-postgres' bytes into PGlite and its answers back, so that the embedded database
 * sits behind the very adapter that production uses. One connection at a time (`max: 1` in the pool).
 */
export class PGliteStream extends Duplex {
  #pending: Buffer = Buffer.alloc(0);
  #greeted = false;
  #betweenTransactions = false;
  #onlyReads = false;
  readonly #database: Pick<EmbeddedPostgres, 'ask'>;
  readonly #disk: WatchedDisk;

  constructor(database: Pick<EmbeddedPostgres, 'ask'>, disk: WatchedDisk) {
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
    this.#take([chunk], done);
  }

  // A question comes in several messages that node-postgres holds back until it is whole.
  override _writev(chunks: { readonly chunk: Buffer }[], done: (error?: Error | null) => void): void {
    this.#take(
      chunks.map(({ chunk }) => chunk),
      done,
    );
  }

  #take(chunks: readonly Buffer[], done: (error?: Error | null) => void): void {
    this.#pending = Buffer.concat([this.#pending, ...chunks]);
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
    while (!this.#greeted) {
      const message = this.#cut(this.#wholeAt(0, 0));
      if (message.length === 0) return;
      const code = message.readInt32BE(4);
      if (code === SSL_REQUEST) this.push(Buffer.from('N'));
      else if (code !== CANCEL_REQUEST) await this.#greet(message);
    }
    let [end, bye] = [0, false];
    for (let next = this.#wholeAt(end, 1); next > end && !bye; next = this.#wholeAt(end, 1)) {
      bye = this.#pending[end] === TERMINATE;
      if (!bye) end = next;
    }
    if (end > 0) {
      await this.#heedDisk();
      // What came together is asked together: the way to the thread and back is most of a short question.
      this.push(await this.#ask(this.#cut(end)));
    }
    if (bye) this.end();
  }

  /**
   * @param header bytes before the length of a message
   * @returns where the message that begins at `start` ends, or `start` until all of it has come
   */
  #wholeAt(start: number, header: 0 | 1): number {
    if (this.#pending.length < start + header + 4) return start;
    const end = start + header + this.#pending.readInt32BE(start + header);
    return this.#pending.length < end ? start : end;
  }

  #cut(end: number): Buffer {
    const taken = this.#pending.subarray(0, end);
    this.#pending = this.#pending.subarray(end);
    return taken;
  }

  async #greet(message: Buffer): Promise<void> {
    this.#greeted = true;
    // A connection that was dropped in a transaction leaves it open in the one session PGlite has.
    await this.#ask(statement('ROLLBACK'));
    await this.#ask(statement('DISCARD ALL'));
    this.push(await this.#ask(message));
  }

  /** A database that gave up is asked nothing more: it would spin for ever. */
  async #ask(question: Uint8Array): Promise<Uint8Array> {
    const words = this.#disk.broken();
    if (words !== undefined) throw new DatabaseBroken(words);
    try {
      const answer = await this.#database.ask(question);
      const { betweenTransactions, gaveUp } = endOf(answer);
      this.#betweenTransactions = betweenTransactions;
      if (gaveUp !== undefined) this.#disk.breaks(gaveUp);
      return answer;
    } catch (error) {
      this.#disk.breaks(error instanceof Error ? error.message : 'unknown');
      throw error;
    }
  }

  /** While the disk is full everything can be read and nothing written; what is under way comes to its end first. */
  async #heedDisk(): Promise<void> {
    if (!this.#betweenTransactions || this.#disk.full() === this.#onlyReads) return;
    this.#onlyReads = !this.#onlyReads;
    await this.#ask(statement(`SET default_transaction_read_only = ${this.#onlyReads ? 'on' : 'off'}`));
    // What stands in the tables by now need not be kept in the log as well: that alone may be room enough.
    if (this.#onlyReads) await this.#ask(statement('CHECKPOINT'));
  }
}

/** A question of one statement. Source: PostgreSQL, "Message Formats": Query */
function statement(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5 + text.length);
  message[0] = QUERY;
  message.writeInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return message;
}
