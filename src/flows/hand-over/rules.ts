import { addMinutes } from 'date-fns/addMinutes';
import { isAfter } from 'date-fns/isAfter';
import { isBefore } from 'date-fns/isBefore';
import { tidy } from '../../kernel/text.ts';

/**
 * What is true of a one-time page. `used`: opened as often as it may be. `locked`: five wrong passphrases. `void`: its key was
 * revoked (P14) or is no longer to be had.
 */
export type PageState = 'live' | 'used' | 'locked' | 'revoked' | 'expired' | 'void';
export type EndState = Exclude<PageState, 'live'>;

/** `used` goes back where the customer's browser was gone before the key was sent. */
const TRANSITIONS: Readonly<Record<PageState, readonly PageState[]>> = {
  live: ['used', 'locked', 'revoked', 'expired', 'void'],
  used: ['live'],
  locked: [],
  revoked: [],
  expired: [],
  void: [],
};

export const PAGE_STATES = Object.keys(TRANSITIONS) as readonly PageState[];

export function mayBecome(from: PageState, to: PageState): boolean {
  return TRANSITIONS[from].includes(to);
}

export const MAX_FAILURES = 5;

/** May a page be opened now, given the right passphrase? */
export function decideOpening(
  page: { readonly state: PageState; readonly expiresAt: Date },
  now: Date,
): { readonly kind: 'open' } | { readonly kind: 'ended'; readonly state: EndState } {
  if (page.state !== 'live') return { kind: 'ended', state: page.state };
  return isBefore(now, page.expiresAt) ? { kind: 'open' } : { kind: 'ended', state: 'expired' };
}

/** What becomes of a page that is opened once more. */
export function afterOpening({ views, maxViews }: { readonly views: number; readonly maxViews: number }): PageState {
  return views + 1 < maxViews ? 'live' : 'used';
}

/** How long after the key was asked for, or was seen, a page can be made from it. */
const FROM_REQUEST_MINUTES = 30;

export function mayStillBeMade(request: { readonly requestedAt: Date; readonly shownAt: Date | null }, now: Date) {
  return !isAfter(now, addMinutes(request.shownAt ?? request.requestedAt, FROM_REQUEST_MINUTES));
}

/** Hours a page can live. */
export const LIVES = [1, 24, 72, 168] as const;
export const USUAL_LIFE = 24;
export const VIEWS = [1, 2, 3] as const;
export const RECIPIENT_MAX = 100;

/** What the sender chose, as the form has it. */
export type PageForm = {
  readonly language: string | undefined;
  readonly hours: string | undefined;
  readonly views: string | undefined;
  readonly recipient: string | undefined;
};

export type PageTerms = {
  readonly language: PageLanguage;
  readonly hours: number;
  readonly views: number;
  readonly recipient: string | null;
};

export type PageProblem =
  | { readonly field: 'language' | 'hours' | 'views'; readonly kind: 'not-offered' }
  | { readonly field: 'recipient'; readonly kind: 'too-long'; readonly length: number; readonly max: number };

export const PAGE_LANGUAGES = ['en', 'nl'] as const;
export type PageLanguage = (typeof PAGE_LANGUAGES)[number];

/** What was left alone is as the form offers it first. */
export function checkForm(
  form: PageForm,
):
  | { readonly kind: 'terms'; readonly terms: PageTerms }
  | { readonly kind: 'invalid'; readonly problems: PageProblem[] } {
  const language = PAGE_LANGUAGES.find((each) => each === (form.language ?? 'en'));
  const hours = LIVES.find((each) => String(each) === (form.hours ?? String(USUAL_LIFE)));
  const views = VIEWS.find((each) => String(each) === (form.views ?? '1'));
  const recipient = tidy(form.recipient ?? '');
  const problems: PageProblem[] = [
    ...(language ? [] : [{ field: 'language', kind: 'not-offered' } as const]),
    ...(hours ? [] : [{ field: 'hours', kind: 'not-offered' } as const]),
    ...(views ? [] : [{ field: 'views', kind: 'not-offered' } as const]),
  ];
  if (recipient.length > RECIPIENT_MAX)
    problems.push({ field: 'recipient', kind: 'too-long', length: recipient.length, max: RECIPIENT_MAX });
  if (!language || !hours || !views || problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'terms', terms: { language, hours, views, recipient: recipient || null } };
}

/** Where Dutch is what people are written to in; elsewhere English. */
export function languageFor(country: string | undefined): PageLanguage {
  return country === 'NL' || country === 'BE' ? 'nl' : 'en';
}
