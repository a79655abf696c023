/** What can be downloaded of a product: each title in each language and each kind of file. */
export type Media = {
  readonly titles: readonly string[];
  readonly languages: readonly string[];
  /** processor and file type in one text, as the service has it: `64 Bit, ISO` */
  readonly types: readonly string[];
};

/** Languages of Windows Server, Exchange, SharePoint and the like. */
const SERVER_LANGUAGES =
  'cs-CZ nl-NL en-US fr-FR de-DE hu-HU it-IT ja-JP ko-KR pl-PL pt-BR pt-PT ru-RU zh-CN zh-TW es-ES sv-SE tr-TR';

/** Languages of SQL Server, System Center and BizTalk. */
const DATA_LANGUAGES = 'nl-NL en-US fr-FR de-DE it-IT ja-JP ko-KR pt-BR ru-RU zh-CN zh-TW es-ES';

/** The 39 languages of Office. */
const OFFICE_LANGUAGES =
  'ar-SA bg-BG cs-CZ da-DK de-DE el-GR en-GB en-US es-ES es-MX et-EE fi-FI fr-CA fr-FR he-IL hi-IN hr-HR hu-HU id-ID it-IT ja-JP kk-KZ ko-KR lt-LT lv-LV ms-MY nb-NO nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sk-SK sl-SI sr-Latn-RS sv-SE th-TH tr-TR';

export function serverMedia(...titles: string[]): Media {
  return { titles, languages: SERVER_LANGUAGES.split(' '), types: ['64 Bit, ISO'] };
}

export function dataMedia(...titles: string[]): Media {
  return { titles, languages: DATA_LANGUAGES.split(' '), types: ['64 Bit, ISO', '64 Bit, EXE'] };
}

/** Two versions of Office make 156 options, the number in Microsoft's own sample. */
export function officeMedia(...titles: string[]): Media {
  return { titles, languages: OFFICE_LANGUAGES.split(' '), types: ['32 Bit, ISO', '64 Bit, ISO'] };
}

export function macMedia(...titles: string[]): Media {
  return { titles, languages: ['en-US'], types: ['64 Bit, PKG'] };
}

/** @returns the language in English, with its region: `Dutch (Netherlands)` */
export function languageName(code: string): string {
  return new Intl.DisplayNames('en', { type: 'language', languageDisplay: 'standard' }).of(code) ?? code;
}
