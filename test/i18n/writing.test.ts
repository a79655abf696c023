import { describe, expect, test } from 'vitest';
import { catalogues } from '../../src/i18n/catalogue.ts';
import type { MessageKey } from '../../src/i18n/catalogue.ts';

/** Texts that only whoever runs or administers the desk reads may use its words. */
const FOR_OPERATORS = /^(health|ledger|audit|people)\./;

/** Texts to send to a customer, or to Microsoft, are as polite as a letter. */
const FOR_OTHERS = /^(handOver\.page|purchase\.agreement\.text|cancellation\.description|moves\.help)\b/;

/** What somebody asks in their own words. */
const QUESTION = /^assistance\.\w+\.question$/;

/** Words that docs/writing.md does without. */
const WORDS: Readonly<Record<string, RegExp>> = {
  en: /\b(please|sorry|successful(ly)?|invalid|illegal|payload|timeout|timed out|null|undefined|exception)\b|!(?=\s|$)/i,
  nl: /\b(alstublieft|alsjeblieft|sorry|succesvol|ongeldig|payload|time-?out|uw)\b|!(?=\s|$)/i,
};

/** What has another name here, so that one thing has one. Account pages and buttons are called as Microsoft calls them. */
const ONE_NAME: Readonly<Record<string, RegExp>> = {
  en: /\breturn (window|period)|\b(past|outside) (the|this) desk\b|\blicen[cs]e key\b|\b(log|logged|logging) in\b|\bscope\b/i,
  nl: /\b(Partnercentrum|productsleutel|wachtzin|restitutietermijn|retourtermijn|creditbedrag|inloggen|scope|workspace|(?<!{)deadline|[Ee]r is niets veranderd|winkelmandje|download ?koppeling)|\w-id\b/,
};

/** CSP Desk speaks of itself by its name, and to the reader. */
const SPEAKER: Readonly<Record<string, RegExp>> = {
  en: /\b(I|we|us|our|ours|my)\b/i,
  nl: /\b(ik|wij|we|ons|onze|mijn)\b/i,
};

/** The columns of what a script prints stand under one another. */
const PRINTED = /^moveKit\.said\./;

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

  test('are the same for one thing everywhere', () => {
    expect(messages.filter(([, text]) => ONE_NAME[language]?.test(text))).toEqual([]);
  });

  test('are never those of an I or a we', () => {
    const spoken = messages.filter(([key]) => !FOR_OTHERS.test(key) && !QUESTION.test(key));
    expect(spoken.filter(([, text]) => SPEAKER[language]?.test(text))).toEqual([]);
  });

  test('stand in quotation marks and apostrophes of print, with one space between them and signs after them', () => {
    expect(messages.filter(([, text]) => /['"]|\.\.\.|\w\(s\)/.test(text))).toEqual([]);
    const spaced = messages.filter(([key]) => !PRINTED.test(key));
    expect(spaced.filter(([, text]) => / {2}| [.,;:!?](\s|$)/.test(text))).toEqual([]);
  });

  test('end as those of the English message do', () => {
    const end = (text: string) => /[.?:…]$/.exec(text)?.[0];
    expect(messages.filter(([key, text]) => end(text) !== end(catalogues.en[key]))).toEqual([]);
  });

  test('say what to do where they carry a reference, and end their sentences', () => {
    const failures = messages.filter(([key, text]) => /\.error\./.test(key) && text.includes('{reference}'));
    expect(failures.filter(([, text]) => text.split(/[.:] /).length < 2)).toEqual([]);
    const sentences = messages.filter(([, text]) => /^[A-Z][^.]*\. [A-Z]/.test(text) && /[a-z]$/.test(text));
    expect(sentences.filter(([, text]) => !/(ref \{\w+\}|Unblock-File)$/.test(text))).toEqual([]);
  });
});
