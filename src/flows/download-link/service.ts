import type { CustomerFinder } from '../../customers/finder.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { usableSoftware } from '../../owned-software/usable.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import type { DownloadOption } from '../../partner-center/schemas/download.ts';
import type { OwnedSoftware, Software } from '../software/service.ts';
import type { Media } from './media.ts';
import { narrow } from './rules.ts';
import type { FileChoice, Narrowed } from './rules.ts';

/** What stands in the form, as IDs and the values of menus; everything else is looked up anew. */
export type DownloadForm = FileChoice & {
  readonly customerId: string | undefined;
  readonly softwareId: string | undefined;
};

export type DownloadOptions = {
  readonly customer: { readonly id: string; readonly name: string; readonly domain: string } | undefined;
  /** false where the customer has nothing that can be used */
  readonly any: boolean;
  readonly software: OwnedSoftware | undefined;
  readonly files: Narrowed<DownloadOption>;
};

export type DownloadProblem =
  | { readonly field: 'customer' | 'software'; readonly kind: 'missing' | 'unknown' }
  | { readonly field: 'software'; readonly kind: 'cancelled' | 'pending' | 'none' }
  | { readonly field: 'version' | 'language' | 'bit'; readonly kind: 'missing' | 'not-offered' };

/** A link that works for whoever has it, and what it gives. */
export type IssuedLink = { readonly customer: string; readonly file: DownloadOption; readonly url: Revealed };

export type LinkOutcome =
  | ({ readonly kind: 'issued' } & IssuedLink)
  /** the same form, handed in again */
  | { readonly kind: 'already' }
  | { readonly kind: 'invalid'; readonly problems: readonly DownloadProblem[] }
  /** links are taken from the Partner Center pages */
  | { readonly kind: 'portal' }
  | Refusal;

export type Downloads = ReturnType<typeof createDownloads>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly partnerCenter: Pick<PartnerCenter, 'downloads'>;
  readonly customers: CustomerFinder;
  readonly software: Pick<Software, 'owned'>;
  readonly media: Media;
  /** is this view handed in for the first time? asked in the transaction that records the link */
  readonly claim: (tx: Transaction, viewKey: string) => Promise<boolean>;
  readonly route: 'api' | 'portal';
};

type Checked = {
  readonly kind: 'checked';
  readonly customer: NonNullable<DownloadOptions['customer']>;
  readonly software: OwnedSoftware;
  readonly file: DownloadOption;
};

/** Download links (P3, P5): chosen by version, language and bit, made when asked for, shown to the asker, kept nowhere. */
export function createDownloads(parts: Parts) {
  const { database, directory, ledger, partnerCenter, customers, software, media } = parts;

  /** May this person ask for a link at all? P7: Admin agents. */
  const begin = (person: Person) => directory.authorize(person, 'download.link', { subject: 'desk', customerId: null });

  /** What can be chosen next, for a form in which so much is chosen already. What does not fit together is left out. */
  async function options(person: Person, form: DownloadForm, { fresh = false } = {}): Promise<DownloadOptions> {
    const may = await directory.allowed(person);
    const customer = may.has('download.link') && form.customerId ? await customers.get(form.customerId) : null;
    if (!customer) return { customer: undefined, any: true, software: undefined, files: narrow([], form) };
    const owned = await software.owned(customer.id, { fresh });
    const chosen = owned.find(({ id }) => id === form.softwareId);
    const files = chosen?.state === 'active' ? await media.files(customer.id, chosen) : [];
    return { customer, any: usableSoftware(owned).length > 0, software: chosen, files: narrow(files, form) };
  }

  /** Software of a customer whose name or order contains the text, for a menu. */
  async function menu(person: Person, customerId: string, text: string): Promise<readonly OwnedSoftware[]> {
    const may = await directory.allowed(person);
    return may.has('download.link') ? usableSoftware(await software.owned(customerId), text) : [];
  }

  /**
   * Has a link made for this person, and records that they got it before they do. A view handed in twice gives one.
   * @throws PartnerCenterFailure where none could be made
   */
  async function issue(person: Person, form: DownloadForm, viewKey: string): Promise<LinkOutcome> {
    const about = {
      subject: form.customerId ? `customer:${form.customerId}` : 'desk',
      customerId: form.customerId ?? null,
    };
    const right = await directory.authorize(person, 'download.link', about);
    if (right.kind === 'refused') return right;
    if (parts.route === 'portal') return { kind: 'portal' };
    const checked = check(form, await options(person, form, { fresh: true }));
    if (checked.kind === 'invalid') return checked;

    const { customer, file } = checked;
    const { url } = await partnerCenter.downloads.link(file).catch(async (error: unknown) => {
      await database.transaction((tx) => record(tx, person, checked, 'failed'));
      throw error;
    });
    const first = await database.transaction(async (tx) => {
      if (!(await parts.claim(tx, viewKey))) return false;
      await record(tx, person, checked, 'issued');
      return true;
    });
    return first ? { kind: 'issued', customer: customer.name, file, url } : { kind: 'already' };
  }

  function record(tx: Transaction, person: Person, { customer, software: owned, file }: Checked, outcome: string) {
    const { version, languageCode, bit, fileType } = file;
    return ledger.append(tx, {
      actor: person.id,
      action: 'download.link',
      outcome,
      subject: `order:${owned.orderId}`,
      customerId: customer.id,
      details: { software: owned.title, line: owned.lineNumber, version, language: languageCode, bit, fileType },
    });
  }

  return { route: parts.route, begin, options, menu, issue };
}

function check(
  form: DownloadForm,
  { customer, software, files }: DownloadOptions,
): Checked | { readonly kind: 'invalid'; readonly problems: readonly DownloadProblem[] } {
  const problem = problemOf(form, { customer, software, files });
  if (problem || !customer || !software || !files.bit) return { kind: 'invalid', problems: problem ? [problem] : [] };
  return { kind: 'checked', customer, software, file: files.bit.file };
}

/** The first thing that is wrong: what comes after it hangs on it. */
function problemOf(
  form: DownloadForm,
  { customer, software, files }: Omit<DownloadOptions, 'any'>,
): DownloadProblem | undefined {
  if (!customer) return { field: 'customer', kind: form.customerId ? 'unknown' : 'missing' };
  if (!software) return { field: 'software', kind: form.softwareId ? 'unknown' : 'missing' };
  if (software.state !== 'active') return { field: 'software', kind: software.state };
  if (files.versions.length === 0) return { field: 'software', kind: 'none' };
  const open = (['version', 'language', 'bit'] as const).find((field) => !files[field]);
  return open && { field: open, kind: form[open] ? 'not-offered' : 'missing' };
}
