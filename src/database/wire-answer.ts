const READY = 'Z'.charCodeAt(0);
const ERROR = 'E'.charCodeAt(0);
const IDLE = 'I'.charCodeAt(0);
const HEADER = 5;

/** How an answer of PostgreSQL's wire protocol ends. */
export type AnswerEnd = {
  /** it waits for the next question, and no transaction is open */
  readonly betweenTransactions: boolean;
  /** the words with which the server stopped for good: what it says with PANIC or FATAL */
  readonly gaveUp: string | undefined;
};

/** @param answer any number of whole messages. Source: PostgreSQL, "Message Formats" */
export function endOf(answer: Uint8Array): AnswerEnd {
  const bytes = Buffer.from(answer.buffer, answer.byteOffset, answer.byteLength);
  let [betweenTransactions, gaveUp]: [boolean, string | undefined] = [false, undefined];
  for (let at = 0; at + HEADER <= bytes.length; at += 1 + bytes.readInt32BE(at + 1)) {
    const type = bytes[at];
    betweenTransactions = type === READY && bytes[at + HEADER] === IDLE;
    if (type === ERROR) gaveUp ??= lastWords(bytes.toString('utf8', at + HEADER, at + 1 + bytes.readInt32BE(at + 1)));
  }
  return { betweenTransactions, gaveUp };
}

/** The fields of an error end with a nought each, and begin with a letter: V is the severity, M the message. */
function lastWords(fields: string): string | undefined {
  const of = new Map(fields.split('\0').map((field) => [field.slice(0, 1), field.slice(1)]));
  return ['PANIC', 'FATAL'].includes(of.get('V') ?? '') ? (of.get('M') ?? 'no reason given') : undefined;
}
