import type { Translator } from '../../i18n/translator.ts';
import type { Doer } from './people.ts';

export function doerWords(t: Translator, doer: Doer): string {
  switch (doer.kind) {
    case 'person':
      return doer.name;
    case 'erased':
      return t('audit.who.erased');
    case 'desk':
      return t('audit.who.desk');
    case 'customer':
      return t('audit.who.customer');
    case 'other':
      return doer.text;
  }
}
