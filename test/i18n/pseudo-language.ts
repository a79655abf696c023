import { IntlMessageFormat } from 'intl-messageformat';
import { catalogues } from '../../src/i18n/catalogue.ts';
import type { MessageKey } from '../../src/i18n/catalogue.ts';

/**
 * A language in which each message stands between ⟦ and ⟧ and is as much longer as other languages are than English: what stands outside
 * is in no catalogue, and what has lost its ⟧ was cut because Slack shows no more of it.
 */
const LANGUAGE = 'qps';
/** of whoever reads it */
export const PSEUDO_LOCALE = 'qps-NL';

/** Makes it a language of the product. @returns what takes it away again */
export function addPseudoLanguage(): () => void {
  const keys = Object.keys(catalogues.en) as MessageKey[];
  Reflect.set(catalogues, LANGUAGE, Object.fromEntries(keys.map((key) => [key, pseudo(catalogues.en[key])])));
  return () => void Reflect.deleteProperty(catalogues, LANGUAGE);
}

/** A message without arguments, as it stands on the screen. */
export const marked = (key: MessageKey) => pseudo(catalogues.en[key]);

function pseudo(message: string): string {
  const longest = Math.max(...branches(new IntlMessageFormat(message, 'en', undefined, { ignoreTag: true }).getAst()));
  return `⟦${message}${'·'.repeat(Math.max(0, Math.ceil(longest * 0.3) - 2))}⟧`;
}

/** Of the message format parser. */
const LITERAL = 0;

type Parsed = ReturnType<IntlMessageFormat['getAst']>;

/** How many letters of its own a message has. */
function branches(elements: Parsed): number[] {
  return elements.reduce<number[]>(
    (lengths, element) => {
      if ('options' in element) {
        const inner = Math.max(...Object.values(element.options).flatMap((option) => branches(option.value)));
        return lengths.map((length) => length + inner);
      }
      const kind: number = element.type;
      const own = kind === LITERAL && 'value' in element ? element.value.length : 0;
      return lengths.map((length) => length + own);
    },
    [0],
  );
}
