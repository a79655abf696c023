import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyView } from '../src/flows/hand-over/views-page.ts';
import { hiddenMessage, keyMessage } from '../src/flows/key-reveal/views-message.ts';
import { translatorFor } from '../src/i18n/translator.ts';
import { redacted } from '../src/kernel/redaction.ts';
import { revealed } from '../src/kernel/revealed.ts';
import { createLog } from '../src/log.ts';
import { PartnerCenterFailure } from '../src/partner-center/errors.ts';
import { createBoltLogger } from '../src/slack/bolt-logger.ts';
import { explainFailure } from '../src/slack/failures.ts';
import { canaryKey, isReadable, spellingsOf } from './support/canaries.ts';

/** A log down to its last line, and everything it wrote. */
function writtenLog() {
  const lines: string[] = [];
  return { lines, log: createLog('trace', { write: (line) => void lines.push(line) }) };
}

const english = translatorFor('en-GB');
const dutch = translatorFor('nl-NL');

/** Everything a value with a key in it can be handed on as. */
function carriersOf(text: string): readonly object[] {
  const error = Object.assign(new Error(`refused ${text}`, { cause: new Error(text) }), { body: text, [text]: 1 });
  return [
    { text },
    { [text]: 'as a name' },
    { deep: { list: [text, [{ text }]], [text]: null } },
    { map: new Map([[text, { text }]]), set: new Set([text]) },
    { bytes: Buffer.from(text), more: new Uint8Array(Buffer.from(text)).buffer },
    { err: error, list: [error] },
    { cause: new AggregateError([error], text) },
    { url: new URL(`https://desk.example/?key=${encodeURIComponent(text)}`) },
    { toJSON: () => ({ text }), also: { toJSON: () => text }, none: { toJSON: () => undefined } },
    { revealed: revealed(text) },
    error,
  ];
}

describe('a key that was put in at one end, however it is spelled and whatever it is part of', () => {
  const spelled = fc.tuple(canaryKey, fc.nat(), fc.string(), fc.string()).map(([key, which, before, after]) => {
    const spellings = spellingsOf(key);
    return { key, text: `${before}${spellings[which % spellings.length] ?? key} ${after}` };
  });

  test('cannot be read in cleaned text', () => {
    fc.assert(fc.property(spelled, ({ key, text }) => !isReadable(key, redacted(text))));
  });

  test('cannot be read in a log line: fields, their names, errors with what hangs on them, the message itself', () => {
    fc.assert(
      fc.property(spelled, ({ key, text }) => {
        const { lines, log } = writtenLog();
        const carriers = carriersOf(text);
        for (const carrier of carriers) log.debug(carrier, 'A line');
        log.error({}, `A message ${text}`);
        expect(lines).toHaveLength(carriers.length + 1);
        for (const line of lines) {
          expect(JSON.parse(line)).toHaveProperty('level');
          expect(isReadable(key, line)).toBe(false);
          expect(line).not.toContain(Buffer.from(key).toString('base64').slice(4, 20));
        }
      }),
      { numRuns: 40 },
    );
  });

  test('cannot be read in what Bolt logs, its debug lines included', () => {
    fc.assert(
      fc.property(spelled, ({ key, text }) => {
        const { lines, log } = writtenLog();
        const logger = createBoltLogger(log);
        for (const level of ['debug', 'info', 'warn', 'error'] as const)
          logger[level](`Bolt says ${text}`, new Error(text), text);
        return lines.length === 3 && !isReadable(key, lines.join(''));
      }),
    );
  });

  test('cannot be read in what a person is told of a failure, nor in the line its reference finds', () => {
    fc.assert(
      fc.property(spelled, ({ key, text }) => {
        const { lines, log } = writtenLog();
        const facts = { requestId: 'r', correlationId: 'c', code: text, description: text };
        const failures = [
          new Error(text, { cause: text }),
          Object.assign(new Error('Slack'), { data: { error: text } }),
          new PartnerCenterFailure({ kind: 'refused', ...facts }),
          text,
        ];
        const told = failures.flatMap((failure) => [english, dutch].map((t) => explainFailure(failure, t, log).text));
        return lines.length === told.length && !isReadable(key, [...told, ...lines].join('\n'));
      }),
    );
  });

  test('stands once in the message of the person who asked, in its block and never in the notification', () => {
    const request = { id: 'r', title: 'Windows Server 2022 Standard', customerName: 'Fabrikam B.V.' };
    const at = new Date('2026-03-01T09:00:00Z');
    fc.assert(
      fc.property(canaryKey, fc.boolean(), (key, inModal) => {
        for (const t of [english, dutch]) {
          const shown = keyMessage(t, { request, key: revealed(key), hideAt: at }, { inModal });
          expect(isReadable(key, shown.text)).toBe(false);
          expect(shown.blocks.filter((block) => isReadable(key, JSON.stringify(block)))).toHaveLength(1);
          const hidden = hiddenMessage(t, { request, shownAt: at }, key.slice(-5), { inModal });
          expect(isReadable(key, JSON.stringify(hidden))).toBe(false);
          const page = { software: request.title, customer: request.customerName, sender: 'Kim', more: 0 };
          expect(keyView(t, page, revealed(key)).split(key)).toHaveLength(2);
        }
      }),
      { numRuns: 20 },
    );
  });
});
