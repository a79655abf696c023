import { parseAmount } from '../../kernel/amount.ts';
import type { ParsedAmount } from '../../kernel/amount.ts';
import type { EnteredFile } from '../../kernel/entered-file.ts';
import type { FileRefusal } from '../../kernel/file-type.ts';
import { compareMoney } from '../../kernel/money.ts';
import type { Money } from '../../kernel/money.ts';
import { tidy, tidyLines } from '../../kernel/text.ts';

/** What stands in the form (P12, P13), as typed. */
export type CancellationForm = {
  readonly customer: string | undefined;
  readonly order: string | undefined;
  /** lines that were ticked, of the order that was shown; undefined where none were offered */
  readonly lines: { readonly order: string; readonly numbers: readonly number[] } | undefined;
  readonly reason: string | undefined;
  readonly amount: string | undefined;
  readonly impact: string | undefined;
  readonly title: string | undefined;
  readonly description: string | undefined;
  readonly contactName: string | undefined;
  readonly contactEmail: string | undefined;
  readonly contactPhone: string | undefined;
  readonly files: readonly EnteredFile[];
};

export const EMPTY_FORM: CancellationForm = {
  customer: undefined,
  order: undefined,
  lines: undefined,
  reason: undefined,
  amount: undefined,
  impact: undefined,
  title: undefined,
  description: undefined,
  contactName: undefined,
  contactEmail: undefined,
  contactPhone: undefined,
  files: [],
};

/** In UTF-16 units. The title is Microsoft's (255) less our own mark before it. */
export const LONGEST = {
  customer: 120,
  order: 80,
  reason: 1_000,
  amount: 40,
  impact: 500,
  title: 200,
  description: 1_500,
  contactName: 100,
  contactEmail: 254,
  contactPhone: 40,
} as const;

export type TextField = keyof typeof LONGEST;

/** Slack's own limits of a file input. */
export const FILE_LIMITS = { count: 10, bytes: 10 * 1024 * 1024 } as const;

/** What is known to be wrong with a file before it is taken. */
export type FileFault = 'too-large' | 'empty' | FileRefusal;

export type FormProblem =
  | { readonly field: TextField; readonly kind: 'missing' }
  | { readonly field: TextField; readonly kind: 'too-long'; readonly length: number; readonly max: number }
  | { readonly field: 'customer'; readonly kind: 'unknown' }
  | { readonly field: 'customer'; readonly kind: 'several'; readonly names: readonly string[] }
  | { readonly field: 'order'; readonly kind: 'unknown' | 'cancelled' }
  /** somebody asked before: `by` is their name, `T-118` the ticket */
  | {
      readonly field: 'order';
      readonly kind: 'asked-before';
      readonly ticket: string;
      readonly by: string;
      readonly at: Date;
    }
  /** some of what was ticked is cancelled meanwhile, or nothing is ticked */
  | { readonly field: 'lines'; readonly kind: 'gone' | 'missing' }
  | AmountProblem
  | { readonly field: 'contactEmail' | 'contactPhone'; readonly kind: 'malformed' }
  | { readonly field: 'files'; readonly kind: 'too-many' }
  | { readonly field: 'files'; readonly kind: FileFault; readonly name: string };

export type AmountProblem =
  | { readonly field: 'amount'; readonly kind: 'unreadable' | 'too-large'; readonly example: Money }
  | { readonly field: 'amount'; readonly kind: 'too-precise'; readonly decimals: number; readonly example: Money }
  | { readonly field: 'amount'; readonly kind: 'other-currency'; readonly typed: string; readonly currency: string }
  | { readonly field: 'amount'; readonly kind: 'not-positive' }
  | { readonly field: 'amount'; readonly kind: 'above-total'; readonly total: Money };

/** The texts of a form that has no problem in them. */
export type FormTexts = { readonly [Field in TextField]: string };

const LINES: ReadonlySet<TextField> = new Set(['reason', 'impact', 'description']);
/** The facts stand in the description by themselves; what else there is to say is the person's. */
const OPTIONAL: ReadonlySet<TextField> = new Set(['description']);
const EMAIL = /^[^\s@<>()[\],;:\\"]+@[^\s@<>()[\],;:\\"]+\.[^\s@.<>()[\],;:\\"]{2,}$/;
const PHONE = /^\+?[\d ()./-]+$/;

/** What can be said of a form without asking anybody. */
export function checkTexts(form: CancellationForm): {
  readonly texts: FormTexts;
  readonly problems: readonly FormProblem[];
} {
  const fields = Object.keys(LONGEST) as TextField[];
  const entries = fields.map((field) => [field, (LINES.has(field) ? tidyLines : tidy)(form[field] ?? '')] as const);
  const texts = Object.fromEntries(entries) as FormTexts;
  const problems = entries.flatMap(([field, text]): FormProblem[] => {
    if (text === '') return OPTIONAL.has(field) ? [] : [{ field, kind: 'missing' }];
    const max = LONGEST[field];
    return text.length > max ? [{ field, kind: 'too-long', length: text.length, max }] : [];
  });
  const isWrong = (field: TextField) => problems.some((problem) => problem.field === field);
  const malformed = [
    ...(isWrong('contactEmail') || EMAIL.test(texts.contactEmail) ? [] : ['contactEmail' as const]),
    ...(isWrong('contactPhone') || isPhone(texts.contactPhone) ? [] : ['contactPhone' as const]),
  ];
  return {
    texts,
    problems: [
      ...problems,
      ...malformed.map((field) => ({ field, kind: 'malformed' as const })),
      ...checkFiles(form.files),
    ],
  };
}

/** International or national, with the signs people put between digits; E.164 has at most fifteen of them. */
function isPhone(text: string): boolean {
  const digits = text.replace(/\D/g, '').length;
  return PHONE.test(text) && digits >= 5 && digits <= 15;
}

function checkFiles(files: readonly EnteredFile[]): readonly FormProblem[] {
  if (files.length > FILE_LIMITS.count) return [{ field: 'files', kind: 'too-many' }];
  const large = files.find(({ bytes = 0 }) => bytes > FILE_LIMITS.bytes);
  if (large) return [{ field: 'files', kind: 'too-large', name: large.name }];
  const empty = files.find(({ bytes }) => bytes === 0);
  return empty ? [{ field: 'files', kind: 'empty', name: empty.name }] : [];
}

/**
 * Reads the amount asked for.
 * @param total what the order cost, where Partner Center says it: more cannot be asked for
 */
export function checkAmount(
  text: string,
  { currency, total }: { readonly currency: string; readonly total: Money | undefined },
  locale: string,
): { readonly kind: 'amount'; readonly money: Money } | AmountProblem {
  const parsed: ParsedAmount = parseAmount(text, currency, locale);
  const example: Money = total ?? { minor: 183_640, currency };
  switch (parsed.kind) {
    case 'unreadable':
    case 'too-large':
      return { field: 'amount', kind: parsed.kind, example };
    case 'too-precise':
      return { field: 'amount', kind: 'too-precise', decimals: parsed.decimals, example };
    case 'other-currency':
      return { field: 'amount', kind: 'other-currency', typed: parsed.currency, currency };
    case 'amount':
      if (parsed.money.minor <= 0) return { field: 'amount', kind: 'not-positive' };
      if (total && compareMoney(parsed.money, total) > 0) return { field: 'amount', kind: 'above-total', total };
      return { kind: 'amount', money: parsed.money };
  }
}

/** What somebody typed or pasted as an order: a subscription's GUID, or an order ID of either shape. */
export type OrderReference = { readonly kind: 'subscription' | 'order'; readonly id: string };

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const NEWER_ORDER = /^[0-9a-f]{12}$/i;
const ORDER = /^[A-Za-z0-9_-]{6,64}$/;

/** @returns null where it can be no ID: blanks in it, braces around it and a `#` before it do not matter */
export function readOrderReference(text: string): OrderReference | null {
  const id = tidy(text)
    .replace(/\s/g, '')
    .replace(/^#/, '')
    .replace(/^\{(.*)\}$/, '$1');
  if (GUID.test(id)) return { kind: 'subscription', id: id.toLowerCase() };
  // The older shape has small and capital letters and means both.
  if (NEWER_ORDER.test(id)) return { kind: 'order', id: id.toLowerCase() };
  return ORDER.test(id) ? { kind: 'order', id } : null;
}

/** The text after the command: an order, or a customer and an order. */
export function readCommandText(text: string): {
  readonly customer: string | undefined;
  readonly order: string | undefined;
} {
  const words = tidy(text)
    .split(' ')
    .filter((word) => word !== '');
  const order = words.at(-1);
  const customer = words.slice(0, -1).join(' ');
  return { order, customer: customer === '' ? undefined : customer };
}
