import type { Translator } from '../../../i18n/translator.ts';

/**
 * What a code of the licensing service means. Source: Windows Server, "Resolve activation error codes", and the string table of
 * slmgr.vbs.
 */
const CODES = {
  'mak-limit': ['0xC004C020'],
  'mak-extension-limit': ['0xC004C021'],
  'blocked-key': ['0xC004C003', '0xC004F051'],
  'invalid-key': ['0xC004C001', '0xC004F050'],
  'wrong-edition': ['0xC004F069', '0xC004F066', '0x80070490'],
  refused: ['0xC004B100'],
  'no-way-out': ['0x80072EE2', '0x8004FE33'],
  'not-elevated': ['0x80070005', '0xC004F025'],
  'no-kms': ['0xC004F074'],
  'kms-count': ['0xC004F038'],
  'kms-host-off': ['0xC004F039', '0xC004F041', '0xC004F042'],
  'kms-host-limit': ['0xC004C008'],
  dns: ['0x8007232B', '0x8007251D', '0x8007007B'],
  rpc: ['0x800706BA'],
  clock: ['0xC004F06C'],
  hardware: ['0xC004F00F'],
  'grace-over': ['0xC004F009'],
  'not-activated': ['0xC004F034', '0xC004F056'],
  'confirmation-id': ['0xC004F02C'],
} as const satisfies Record<string, readonly string[]>;

export type KnownTrouble = keyof typeof CODES;
export type Trouble = KnownTrouble | 'unknown';

export const TROUBLES = Object.keys(CODES) as readonly KnownTrouble[];

const BY_CODE: ReadonlyMap<string, KnownTrouble> = new Map(
  TROUBLES.flatMap((trouble) => CODES[trouble].map((code) => [code, trouble] as const)),
);

export function codesOf(trouble: KnownTrouble): readonly string[] {
  return CODES[trouble];
}

/** @returns the code as it is written here, `0xC004F074`, or null where the text is none */
export function codeIn(text: string): string | null {
  const [, digits] = /^\s*0x([0-9a-f]{1,8})\s*$/i.exec(text) ?? [];
  return digits === undefined ? null : `0x${digits.toUpperCase().padStart(8, '0')}`;
}

export function troubleOf(code: string): Trouble {
  return BY_CODE.get(codeIn(code) ?? '') ?? 'unknown';
}

/** What happened, and what to do next, for whoever rolls out. What is not known is said so; the code is shown beside it. */
export function troubleWords(t: Translator, trouble: Trouble): { readonly what: string; readonly next: string } {
  return { what: t(`moveError.${trouble}.what`), next: t(`moveError.${trouble}.next`) };
}
