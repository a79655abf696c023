import type { Channel, LicenceStatus, ProductKind } from '../licence.ts';

/**
 * What is not translated in the output of slmgr and ospp: tokens, numbers, codes. Source: string table of slmgr.vbs, and the
 * properties of SoftwareLicensingProduct. Office calls a MAK `RETAIL(MAK)`.
 */
const CHANNELS: readonly (readonly [RegExp, Channel])[] = [
  [/\bVOLUME_KMSCLIENT\b|\bVolume:GVLK\b/i, 'kms-client'],
  [/\bVOLUME_MAK\b|\bVolume:MAK\b|\bRETAIL\(MAK\)/i, 'mak'],
  [/\bVOLUME_KMS(?:_\w{1,40})?\b|\bVolume:CSVLK\b/i, 'kms-host'],
  [/\bTIMEBASED_SUB\b|\bO365\w{0,40}|\bSUBSCRIPTION\d?\b/i, 'subscription'],
  [/\bTIMEBASED_\w{1,20}\b|\bRetail:TB:Eval\b/i, 'evaluation'],
  [/\bOEM_\w{1,20}\b|\bOEM:\w{1,20}\b/i, 'oem'],
  [/\bRETAIL\b/i, 'retail'],
];

export function channelIn(text: string): Channel | null {
  return CHANNELS.find(([token]) => token.test(text))?.[1] ?? null;
}

/** The place of an activation object in Active Directory, which is named the same in every language. */
export function isActivationObject(text: string): boolean {
  return /\bCN=Activation Objects,\s?CN=Microsoft SPP,/i.test(text);
}

const WINDOWS = '55c92734-d682-4d71-983e-d6ec3f16059f';
const OFFICE = /^(?:0ff1ce15-a989-479d-af46-f275c6370663|59a52881-a989-479d-af46-f275c6370663)$/i;

export function kindOf(product: string, applicationId: string | null = null): ProductKind {
  if (OFFICE.test(applicationId ?? '') || /\bOffice|\bO365|\bVisio|\bProject/i.test(product)) return 'office';
  if (applicationId?.toLowerCase() !== WINDOWS && !/\bWindows/i.test(product)) return 'other';
  return /Server/i.test(product) ? 'windows-server' : 'windows-client';
}

/** `LicenseStatus` of SoftwareLicensingProduct, by its number. */
const STATUSES: readonly LicenceStatus[] = [
  'unlicensed',
  'licensed',
  'oob-grace',
  'oot-grace',
  'non-genuine-grace',
  'notification',
  'extended-grace',
];

export function statusOfNumber(text: string): LicenceStatus {
  return /^\d$/.test(text) ? (STATUSES[Number(text)] ?? 'unknown') : (statusIn(text) ?? 'unknown');
}

/** Words of the languages that were seen in real output, the negative ones before what they contain. */
const WORDS: readonly (readonly [RegExp, LicenceStatus])[] = [
  [/\bOOB_GRACE\b|initial grace/i, 'oob-grace'],
  [/\bOOT_GRACE\b|additional grace/i, 'oot-grace'],
  [/non[-_ ]?genuine/i, 'non-genuine-grace'],
  [/extended[-_ ]grace/i, 'extended-grace'],
  [/notification|benachrichtigung|melding|notificaci|notifica/i, 'notification'],
  [/unlicen|nicht lizen|sans licence|sin licencia|geen licentie|niet gelicen|não licen|не имеет/i, 'unlicensed'],
  [/\blicensed\b|lizenziert|avec licence|con licencia|gelicen|licentie verleend|licenciado|имеет лиц/i, 'licensed'],
];

export function statusIn(text: string): LicenceStatus | null {
  return WORDS.find(([word]) => word.test(text))?.[1] ?? null;
}

const MOST_MINUTES = 100_000_000;

/**
 * Minutes and, in either order, the days they make, one of the two in brackets: `M minute(s) (D day(s))`, `D days (M minute(s)…`.
 * The days are rounded up by some versions and down by others, so the minutes count.
 */
export function minutesIn(text: string): number | null {
  const told = /(?:^|[\s:])(\d[\d.,]{0,12})\b[^\d()]{0,40}(?:\([^\d()]{0,10}\)[^\d()]{0,20})?\((\d[\d.,]{0,12})\b/.exec(
    text.slice(0, 400),
  );
  const [first, second] = [told?.[1], told?.[2]].map((digits) => Number((digits ?? '').replace(/\D/g, '')));
  if (!told || first === undefined || second === undefined) return null;
  const [minutes, days] = first >= second ? [first, second] : [second, first];
  return minutes <= MOST_MINUTES && Math.abs(minutes / 1_440 - days) < 1 ? minutes : null;
}

export function reasonIn(text: string): string | null {
  const [code] = /\b0x[0-9A-F]{8}\b/i.exec(text) ?? [];
  return code === undefined ? null : `0x${code.slice(2).toUpperCase()}`;
}

/** The last five characters of a key, alone after a colon. */
export function partialKeyIn(text: string): string | null {
  const [, ending] = /:\s{0,40}([BCDFGHJKMNPQRTVWXY2346789]{5})\s*$/.exec(text.slice(0, 200)) ?? [];
  return ending ?? null;
}

export function kmsHostIn(text: string): string | null {
  const [, host] = /(?:^|[\s:])([A-Z0-9](?:[A-Z0-9.-]{0,252})):1688\b/i.exec(text.slice(0, 600)) ?? [];
  return host ?? null;
}

/** @returns the name of a host as an export gives it, in a column of its own */
export function hostIn(text: string): string | null {
  const [host] = /^[A-Z0-9](?:[A-Z0-9.-]{0,252})(?=:\d{1,5}$|$)/i.exec(text.trim()) ?? [];
  return host ?? null;
}

export function guidIn(text: string): string | null {
  const [guid] = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/i.exec(text) ?? [];
  return guid?.toLowerCase() ?? null;
}

/** @returns the name as a machine may have it, else null: dots, digits, hyphens; never a path, a switch or a drive */
export function machineName(text: string): string | null {
  const name = text.trim().replace(/^\\\\/, '');
  return /^[\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,252})$/u.test(name) ? name : null;
}

/** A moment that says its zone, or a day and time taken as UTC; dates of a regional format are not guessed at. */
export function momentIn(text: string): Date | null {
  const [, ticks] = /^\/Date\((\d{10,15})\)\/$/.exec(text.trim()) ?? [];
  const [, day = '', time = '', zone = 'Z'] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z|[+-]\d\d:?\d\d)?$/.exec(text.trim()) ?? [];
  const moment = ticks ? new Date(Number(ticks)) : day === '' ? null : new Date(`${day}T${time}${zone}`);
  return moment && !Number.isNaN(moment.getTime()) ? moment : null;
}
