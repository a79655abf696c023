import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { erasedUserId } from '../../../src/kernel/erased.ts';
import { newId } from '../../../src/kernel/ids.ts';
import { translatorFor } from '../../../src/i18n/translator.ts';
import {
  bold,
  channelMention,
  clampMrkdwn,
  joinMrkdwn,
  link,
  markup,
  mention,
  moment,
  mrkdwn,
  translateMrkdwn,
} from '../../../src/slack/blocks/index.ts';

/** What makes Slack do something: a raw angle bracket. */
const tokensIn = (text: string) => text.match(/<[^>]*>?/g) ?? [];

describe('text of people in markup', () => {
  test('is inert wherever it is put in', () => {
    const hostile = '<!channel> <https://evil.example|Partner Center> & <@U123>';
    for (const words of [
      mrkdwn`for ${hostile}`,
      bold(hostile),
      joinMrkdwn([hostile, hostile]),
      mrkdwn`${mrkdwn`${hostile}`}`,
    ])
      expect(tokensIn(markup(words))).toEqual([]);
  });

  test('is escaped once, however deep it is nested', () => {
    expect(markup(mrkdwn`${mrkdwn`${bold('R&D')} ${2}`} ×`)).toBe('*R&amp;D* 2 ×');
  });

  test('makes no token of its own, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tokensIn(markup(mrkdwn`*${text}* <!here>`))).toEqual(['<!here>']);
      }),
    );
  });
});

describe('tokens', () => {
  test('a link goes where it says, and only to the web or a mailbox', () => {
    expect(markup(link('https://partner.microsoft.com/a?b=1&c=2', 'Open|it <now>'))).toBe(
      '<https://partner.microsoft.com/a?b=1&amp;c=2|Open¦it &lt;now&gt;>',
    );
    for (const url of ['javascript:alert(1)', 'not a url', '', 'data:text/html,x'])
      expect(markup(link(url, 'text'))).toBe('text');
    expect(markup(link('https://x.example/a|b>c', 'x'))).toBe('<https://x.example/a%7Cb%3Ec|x>');
  });

  test('a mention is of one person or channel, whoever was erased is called so, and anything else is the text it is', () => {
    const t = translatorFor('nl-NL', 'Europe/Amsterdam');
    expect(markup(mention(erasedUserId(newId()), t))).toBe('een gewiste persoon');
    expect(markup(mention('U0123ABC', t))).toBe('<@U0123ABC>');
    expect(markup(channelMention('C0123ABC'))).toBe('<#C0123ABC>');
    expect(tokensIn(markup(mention('!channel', t)))).toEqual([]);
    expect(tokensIn(markup(channelMention('U1> <!here')))).toEqual([]);
  });

  test('a moment is in each reader’s zone, with the zone of the person it was written for to fall back on', () => {
    const t = translatorFor('nl-NL', 'Europe/Amsterdam');
    expect(markup(moment(new Date('2027-01-21T13:05:00Z'), t))).toBe(
      '<!date^1800536700^{date_short_pretty} {time}|21 jan 2027, 14:05>',
    );
  });
});

describe('a message of the catalogue as markup', () => {
  const t = translatorFor('en');

  test('keeps markup given to it and makes text given to it inert', () => {
    const words = translateMrkdwn(t, 'common.refusal.needsRole', {
      role: '<!channel>',
      count: 1,
      people: mention('U1', t),
    });
    expect(tokensIn(markup(words))).toEqual(['<@U1>']);
    expect(markup(words)).toContain('&lt;!channel&gt;');
  });

  test('a text that imitates the place of a markup value gets nothing', () => {
    const words = translateMrkdwn(t, 'common.amount.otherCurrency', {
      typed: '\uE0000\uE001',
      currency: mention('U1', t),
    });
    expect(tokensIn(markup(words))).toEqual(['<@U1>', '<@U1>']);
    expect(markup(words)).toBe('This amount is in 0, and the order is in <@U1>. Write it in <@U1>.');
  });
});

describe('shortened markup', () => {
  test('leaves no half escape and no open token', () => {
    const text = markup(mrkdwn`${'&'.repeat(4)} ${link('https://example.com', 'here')} ${'<'.repeat(4)}`);
    for (let max = 1; max <= text.length; max += 1) {
      const short = clampMrkdwn(text, max);
      expect(short.length).toBeLessThanOrEqual(max);
      expect(short.replace(/&(amp|lt|gt);/g, '').replace(/<[^<>]*>/g, '')).not.toMatch(/[&<>]/);
    }
  });
});
