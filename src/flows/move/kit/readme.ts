import type { MessageKey } from '../../../i18n/catalogue.ts';
import type { Translator } from '../../../i18n/translator.ts';
import { clamp } from '../../../kernel/text.ts';
import { codesOf, TROUBLES, troubleWords } from '../results/errors.ts';
import { inert } from './machines.ts';
import { BYTE_ORDER_MARK } from './wave.ts';
import type { KitFile, KitWave } from './wave.ts';

const WIDTH = 100;
const MOST_LEFT_OUT = 20;

/** In the order in which they are read and done. */
const STEPS = ['key', 'unpack', 'verify', 'first', 'rest', 'back', 'undo'] as const;
const RULES = ['secret', 'atOnce', 'again', 'count', 'stops'] as const;
const NOTES = [
  'prompt',
  'dcom',
  'intune',
  'configMgr',
  'gpo',
  'proxy',
  'phone',
  'offline',
  'office',
  'cleanUp',
  'host',
] as const;

/** What to do with the kit, as plain text in the language of whoever asked for it. */
export function readmeFile(wave: KitWave, leftOut: readonly string[], t: Translator): KitFile {
  const named = { move: wave.move, title: inert(wave.title) };
  const title =
    wave.number === null
      ? t('moveKit.readme.titleOfAll', named)
      : t('moveKit.readme.title', { number: wave.number, ...named });
  const lines = [
    title,
    '='.repeat(Math.min(title.length, WIDTH)),
    t('moveKit.readme.customer', { customer: inert(wave.customer) }),
    t('moveKit.readme.machines', { count: wave.machines.length }),
    ...(wave.startsAt && wave.endsAt ? [t('moveKit.readme.when', { from: wave.startsAt, until: wave.endsAt })] : []),
    ...(leftOut.length > 0
      ? [t('moveKit.readme.leftOut', { names: clamp(leftOut.slice(0, MOST_LEFT_OUT).join(' · '), 1_000) })]
      : []),
    ...heading(t, 'moveKit.readme.keys'),
    t('moveKit.readme.keysAbout'),
    ...keysOf(wave).map(([product, order]) =>
      t('moveKit.readme.keyOf', { product, order: order || t('moveKit.readme.noOrder') }),
    ),
    ...heading(t, 'moveKit.readme.steps'),
    ...STEPS.map((step, index) => `${index + 1}. ${t(`moveKit.step.${step}`)}`),
    ...heading(t, 'moveKit.readme.rules'),
    ...RULES.map((rule) => `* ${t(`moveKit.rule.${rule}`)}`),
    ...heading(t, 'moveKit.readme.notes'),
    ...NOTES.map((note) => `* ${t(`moveKit.note.${note}`)}`),
    ...heading(t, 'moveKit.readme.codes'),
    ...TROUBLES.map((trouble) => {
      const { what, next } = troubleWords(t, trouble);
      return `* ${codesOf(trouble).join(', ')}: ${what} ${next}`;
    }),
    '',
    t('moveKit.readme.entitlement'),
  ];
  return { name: 'README.txt', text: `${BYTE_ORDER_MARK}${lines.map(wrapped).join('\n')}\n` };
}

function heading(t: Translator, key: MessageKey): string[] {
  const words = t(key);
  return ['', words, '-'.repeat(words.length)];
}

/** Each product of the wave once, with the order line whose key it gets. */
function keysOf({ machines }: KitWave): (readonly [string, string])[] {
  const products = machines.flatMap((machine) => machine.products);
  const pairs = products.map(({ product, order }) => [inert(product), inert(order ?? '')] as const);
  return [...new Map(pairs.map((pair) => [pair.join('\n'), pair])).values()].toSorted(([left], [right]) =>
    left.localeCompare(right),
  );
}

/** Breaks a paragraph between words; what follows is indented as its mark is. */
function wrapped(paragraph: string): string {
  const indent = ' '.repeat(/^(?:\* |\d+\. )/.exec(paragraph)?.[0].length ?? 0);
  const lines: string[] = [];
  for (const word of paragraph.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= WIDTH) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(lines.length === 0 ? word : indent + word);
  }
  return lines.join('\n');
}
