import { describe, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/catalogue.ts';
import type { MessageKey } from '../../src/i18n/catalogue.ts';

/** Texts that only whoever runs or administers the desk reads may use its words. */
const FOR_OPERATORS = /^(health|ledger|audit|people)\./;

/** Texts to send to a customer, or to Microsoft, are as polite as a letter. */
const FOR_OTHERS = /^(handOver\.page|purchase\.agreement\.text|cancellation\.description)\b/;

/** Words that docs/writing.md does without. */
const WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(please|sorry|successful(ly)?|invalid|illegal|payload|timeout|timed out|null|undefined|exception)\b|!(?=\s|$)/i,
  nl: /\b(alstublieft|alsjeblieft|sorry|succesvol|ongeldig|payload|time-?out|uw)\b|!(?=\s|$)/i,
};

describe.each(Object.entries(catalogues))('the words of %s', (language, catalogue) => {
  const messages = Object.entries(catalogue) as [MessageKey, string][];

  test('are those of docs/writing.md', () => {
    const words = WORDS[language];
    const found = messages.filter(
      ([key, text]) =>
        !FOR_OPERATORS.test(key) && !FOR_OTHERS.test(key) && words?.test(text.replace('Uw producten', '')),
    );
    expect(found).toEqual([]);
  });

  test('say what to do where they carry a reference, and end their sentences', () => {
    const failures = messages.filter(([key, text]) => /\.error\./.test(key) && text.includes('{reference}'));
    expect(failures.filter(([, text]) => text.split(/[.:] /).length < 2)).toEqual([]);
    const sentences = messages.filter(([, text]) => /^[A-Z][^.]*\. [A-Z]/.test(text) && /[a-z]$/.test(text));
    expect(sentences.filter(([, text]) => !/(ref \{\w+\}|Unblock-File)$/.test(text))).toEqual([]);
  });
});
