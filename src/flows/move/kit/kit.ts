import { readFileSync } from 'node:fs';
import type { Translator } from '../../../i18n/translator.ts';
import { zipOf } from '../../../kernel/zip.ts';
import { inert, isMachineName, machinesFile } from './machines.ts';
import { readmeFile } from './readme.ts';
import { powerShellTexts, promptTexts } from './texts.ts';
import { BYTE_ORDER_MARK, withWindowsLineEnds } from './wave.ts';
import type { KitFile, KitWave } from './wave.ts';

export type Kit = {
  /** safe as the name of a file */
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly machines: number;
  /** what is no name of a machine, and so is in no file of it */
  readonly leftOut: readonly string[];
};

/** The same bytes whatever the wave is: names and texts are in files of their own, which the scripts read as data. */
const SCRIPTS: readonly KitFile[] = [
  ...['licensing.ps1', 'roll-out.ps1', 'roll-back.ps1', 'verify.ps1'].map((name) => script(name, BYTE_ORDER_MARK)),
  // A byte order mark before `@echo off` is a command that does not exist.
  ...['roll-out.cmd', 'roll-back.cmd'].map((name) => script(name, '')),
];

function script(name: string, mark: string): KitFile {
  return { name, text: mark + readFileSync(new URL(`./scripts/${name}`, import.meta.url), 'utf8') };
}

/**
 * What is sent to whoever rolls a wave out: instructions in their language, the machines, and scripts that install and verify a
 * MAK, or go back to KMS. There is no key in it: each script asks for one.
 * @param at when it is made, the time of its files
 */
export function kitFor(wave: KitWave, t: Translator, at: Date): Kit {
  const { files, leftOut, machines } = kitFiles(wave, t);
  const bytes = zipOf(
    files.map(({ name, text }) => ({ name, bytes: Buffer.from(text) })),
    at,
  );
  const which = wave.number === null ? 'all' : `wave-${wave.number}`;
  const fileName = `${wave.move.replace(/[^A-Za-z0-9-]/g, '')}-${which}.zip`;
  return { fileName, bytes, machines, leftOut };
}

/** @returns the files as they lie in the zip, each with the line ends of Windows */
export function kitFiles(
  wave: KitWave,
  t: Translator,
): { readonly files: readonly KitFile[] } & Pick<Kit, 'machines' | 'leftOut'> {
  const machines = wave.machines.filter(({ name }) => isMachineName(name));
  const leftOut = wave.machines.filter(({ name }) => !isMachineName(name)).map(({ name }) => inert(name));
  const files = [
    readmeFile({ ...wave, machines }, leftOut, t),
    machinesFile(machines),
    ...SCRIPTS,
    powerShellTexts(t),
    promptTexts(t),
  ];
  return {
    files: files.map(({ name, text }) => ({ name, text: withWindowsLineEnds(text) })),
    machines: machines.length,
    leftOut,
  };
}
