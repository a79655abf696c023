import type { MessageKey } from '../../../i18n/catalogue.ts';
import type { MessageValues, Translator } from '../../../i18n/translator.ts';
import { BYTE_ORDER_MARK } from './wave.ts';
import type { KitFile } from './wave.ts';

/** Places in a text of PowerShell, filled by its operator `-f`. */
const [FIRST, SECOND, THIRD] = ['{0}', '{1}', '{2}'];

/** What the PowerShell scripts say, by the name under which they ask for it. */
const SAID = {
  WrongFile: ['moveKit.said.wrongFile', { column: FIRST }],
  NotAMachine: ['moveKit.said.notAMachine', {}],
  NoMachines: ['moveKit.said.noMachines', {}],
  NotAKey: ['moveKit.said.notAKey', {}],
  AskKey: ['moveKit.said.askKey', { product: FIRST }],
  AskClientKey: ['moveKit.said.askClientKey', { product: FIRST }],
  AskLink: ['moveKit.said.askLink', {}],
  AskPassphrase: ['moveKit.said.askPassphrase', {}],
  NotALink: ['moveKit.said.notALink', {}],
  NoKeyOnPage: ['moveKit.said.noKeyOnPage', {}],
  Product: ['moveKit.said.product', { product: FIRST, order: SECOND, count: THIRD }],
  Done: ['moveKit.said.done', { machine: FIRST, ending: SECOND }],
  NotDone: ['moveKit.said.notDone', { machine: FIRST, step: SECOND, code: THIRD }],
  Looked: ['moveKit.said.looked', { machine: FIRST }],
  StoppedByKey: ['moveKit.said.stoppedByKey', {}],
  StoppedByFailures: ['moveKit.said.stoppedByFailures', { count: FIRST }],
  Results: ['moveKit.said.results', { file: FIRST }],
  NothingDone: ['moveKit.said.nothingDone', {}],
} as const satisfies Record<string, readonly [MessageKey, MessageValues]>;

/** What the scripts of the command prompt say. */
const SHOWN = {
  T_ASK_KEY: 'moveKit.shown.askKey',
  T_ASK_CLIENT_KEY: 'moveKit.shown.askClientKey',
  T_LOOK: 'moveKit.shown.look',
  T_OLD_KEY: 'moveKit.shown.oldKey',
  T_RESULT: 'moveKit.shown.result',
  T_NOT_DONE: 'moveKit.shown.notDone',
  T_NOT_ELEVATED: 'moveKit.shown.notElevated',
  T_NOT_LISTED: 'moveKit.shown.notListed',
  T_NO_OFFICE: 'moveKit.shown.noOffice',
  T_NOTHING: 'moveKit.shown.nothing',
  T_NOT_A_KEY: 'moveKit.shown.notAKey',
} as const satisfies Record<string, MessageKey>;

/** A data file of PowerShell, which is read and never run. */
export function powerShellTexts(t: Translator): KitFile {
  const entries = Object.entries(SAID).map(([name, [key, values]]) => `    ${name} = ${quoted(t(key, values))}`);
  return { name: 'texts.psd1', text: `${BYTE_ORDER_MARK}@{\n${entries.join('\n')}\n}\n` };
}

/** PowerShell takes the typographic apostrophes for quotes as well; doubled, each stands for itself. */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201B]/g, '$&$&')}'`;
}

export function promptTexts(t: Translator): KitFile {
  const entries = Object.entries(SHOWN).map(([name, key]) => `set "${name}=${plain(t(key))}"`);
  return { name: 'texts.cmd', text: `${entries.join('\n')}\n` };
}

/** The prompt has another code page on every machine, and reads `%`, `&`, `|`, `<`, `>`, `^`, `!` and quotes as its own. */
function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 .,:;?/_()-]/g, '');
}
