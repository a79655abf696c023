import type { Deed } from '../ledger/deeds.ts';
import { en } from './en/index.ts';
import type { Translator } from './translator.ts';

/** The sentence of each deed; one that the catalogue lacks is a type error below. */
type Sentence<Done> = Done extends {
  readonly action: infer Action extends string;
  readonly outcome: infer Result extends string;
}
  ? `ledger.${Action}.${Result}`
  : never;

/** What an entry of the ledger says was done, in the reader's words; what an older version wrote is named as the ledger names it. */
export function deedWords(t: Translator, { action, outcome }: { readonly action: string; readonly outcome: string }) {
  const key = `ledger.${action}.${outcome}`;
  return isSentence(key) ? t(key) : t('ledger.other', { action, outcome });
}

function isSentence(key: string): key is Sentence<Deed> {
  return Object.hasOwn(en, key);
}
