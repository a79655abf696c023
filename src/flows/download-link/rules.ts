import { tidy } from '../../kernel/text.ts';

/** A file that can be downloaded, as far as choosing one goes: a version in a language for a bit (P3). */
export type SoftwareFile = {
  readonly version: string;
  readonly languageCode: string;
  readonly language: string;
  /** `64`, `32`; undefined where it is not stated */
  readonly bit?: number | undefined;
  /** `ISO`, `EXE`, … */
  readonly fileType?: string | undefined;
  readonly bytes?: number | undefined;
};

/** What is chosen so far, as the values of the menus. */
export type FileChoice = {
  readonly version: string | undefined;
  readonly language: string | undefined;
  readonly bit: string | undefined;
};

/** One line of a menu: `value` is what comes back, `file` one of those it stands for. */
export type Offer<File extends SoftwareFile> = { readonly value: string; readonly file: File };

export type Narrowed<File extends SoftwareFile> = {
  readonly versions: readonly Offer<File>[];
  readonly version: Offer<File> | undefined;
  readonly languages: readonly Offer<File>[];
  readonly language: Offer<File> | undefined;
  readonly bits: readonly Offer<File>[];
  /** the file itself, once all three are chosen */
  readonly bit: Offer<File> | undefined;
};

/** Values come back in menus and in block IDs; titles are Microsoft's and of any length. */
const VALUE_LENGTH = 60;

/**
 * Version → language → bit: each choice narrows the next (P3). Where there is but one, that one is chosen; a choice that is
 * not offered counts as none.
 */
export function narrow<File extends SoftwareFile>(files: readonly File[], choice: FileChoice): Narrowed<File> {
  const versions = offers(files, versionValue);
  const version = pick(versions, choice.version);
  const ofVersion = version ? files.filter((file) => versionValue(file) === version.value) : [];
  const languages = offers(ofVersion, languageValue);
  const language = pick(languages, choice.language);
  const ofLanguage = language ? ofVersion.filter((file) => languageValue(file) === language.value) : [];
  const bits = offers(ofLanguage, bitValue);
  return { versions, version, languages, language, bits, bit: pick(bits, choice.bit) };
}

/** The offers whose name contains the text; `nameOf` is what the reader sees. */
export function matching<File extends SoftwareFile>(
  offered: readonly Offer<File>[],
  nameOf: (file: File) => string,
  text: string,
): readonly Offer<File>[] {
  const wanted = tidy(text).toLowerCase();
  return offered.filter(({ file }) => nameOf(file).toLowerCase().includes(wanted));
}

function offers<File extends SoftwareFile>(files: readonly File[], valueOf: (file: File) => string): Offer<File>[] {
  const byValue = new Map<string, File>();
  for (const file of files) if (!byValue.has(valueOf(file))) byValue.set(valueOf(file), file);
  return [...byValue].map(([value, file]) => ({ value, file }));
}

function pick<File extends SoftwareFile>(offered: readonly Offer<File>[], value: string | undefined) {
  return offered.length === 1 ? offered[0] : offered.find((offer) => offer.value === value);
}

const versionValue = ({ version }: SoftwareFile) => short(version);
const languageValue = ({ languageCode, language }: SoftwareFile) => short(languageCode || language);
const bitValue = ({ bit, fileType }: SoftwareFile) => short(`${bit ?? ''}/${fileType ?? ''}`);

/** Two long titles that begin alike stay two: their ends tell versions apart, so the middle goes. */
function short(text: string): string {
  if (text.length <= VALUE_LENGTH) return text || '-';
  return `${text.slice(0, VALUE_LENGTH / 2 - 1)}…${text.slice(-VALUE_LENGTH / 2)}`;
}
