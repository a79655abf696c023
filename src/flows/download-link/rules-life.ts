import { addDays } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { isBefore } from 'date-fns/isBefore';

/** "Download links expire five days after the first download" (Partner Center announcement, June 2021). */
const LIFE_DAYS = 5;
const WARN_DAYS = 4;

/** @returns when a link stops working, as far as can be known: somebody else may have used it before */
export function stopsAt(usedAt: Date): Date {
  return addDays(usedAt, LIFE_DAYS);
}

/** @returns when its owner is warned: before the fifth day */
export function warnAt(usedAt: Date): Date {
  return addDays(usedAt, WARN_DAYS);
}

export function hasStopped({ usedAt }: { readonly usedAt: Date | null }, now: Date): boolean {
  return usedAt !== null && !isBefore(now, stopsAt(usedAt));
}

/** Must somebody take note of the risk anew? Once a month. */
export function mustTakeNote(acknowledgedAt: Date | undefined, now: Date): boolean {
  return acknowledgedAt === undefined || !isBefore(now, addMonths(acknowledgedAt, 1));
}

export const LINK_MAX = 2_000;
export const FILE_MAX = 150;

/** What somebody brought from the Partner Center pages, as typed. */
export type BroughtLink = {
  readonly file: string | undefined;
  readonly link: string | undefined;
  readonly sha256: string | undefined;
};

export type BroughtProblem =
  | { readonly field: 'link'; readonly kind: 'missing' | 'not-a-link' }
  | { readonly field: 'file'; readonly kind: 'missing' }
  | { readonly field: 'sha256'; readonly kind: 'not-a-hash' };

/** A link of the web over TLS, what it gives, and its SHA-256 where it is known. */
export function checkBrought({ file, link, sha256 }: BroughtLink) {
  const problems: BroughtProblem[] = [];
  const url = link?.trim() ?? '';
  const what = file?.trim() ?? '';
  const hash = sha256?.trim().toLowerCase() ?? '';
  if (url === '') problems.push({ field: 'link', kind: 'missing' });
  else if (!isLink(url)) problems.push({ field: 'link', kind: 'not-a-link' });
  if (what === '') problems.push({ field: 'file', kind: 'missing' });
  if (hash !== '' && !/^[0-9a-f]{64}$/.test(hash)) problems.push({ field: 'sha256', kind: 'not-a-hash' });
  if (problems.length > 0) return { kind: 'invalid' as const, problems };
  return { kind: 'brought' as const, url, file: what.slice(0, FILE_MAX), sha256: hash || null };
}

function isLink(text: string): boolean {
  return text.length <= LINK_MAX && /^https:\/\/[^\s]+$/i.test(text) && URL.canParse(text);
}
