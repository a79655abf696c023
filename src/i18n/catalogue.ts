import { en } from './en/index.ts';
import { nl } from './nl/index.ts';

/** Every message there is; a key that is not in the English catalogue is a type error. */
export type MessageKey = keyof typeof en;

export const catalogues = { en, nl } as const satisfies Record<string, Record<MessageKey, string>>;

export type Language = keyof typeof catalogues;
