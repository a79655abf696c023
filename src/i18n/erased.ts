import { ERASED } from '../kernel/erased.ts';
import { catalogues, type Language } from './catalogue.ts';

const MARK = new RegExp(`${ERASED}(?: [0-9a-f-]{13})?`, 'g');

/** A text in which somebody who was erased is called so in the language of the reader. */
export function withoutMarks(text: string, language: Language): string {
  return text.includes(ERASED) ? text.replace(MARK, catalogues[language]['common.erasedPerson']) : text;
}
