import type { CustomerFinder } from '../../customers/finder.ts';
import type { Database, Transaction } from '../../database/database.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Outcome } from '../../ledger/deeds.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { usableSoftware } from '../../owned-software/usable.ts';
import type { PartnerCenter } from '../../partner-center/client.ts';
import type { DownloadOption } from '../../partner-center/schemas/download.ts';
import type { OwnedSoftware, Software } from '../software/service.ts';
import type { Media } from './media.ts';
import type { DownloadQueues } from './jobs.ts';
import type { DownloadLinkRecord, LinkStore } from './links.ts';
import { narrow } from './rules.ts';
import type { BroughtLink } from './rules-life.ts';
import { createLinkUse } from './service-links.ts';
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
  /** whether this person has to take note of the risk anew (P5) */
  readonly takeNote: boolean;
};

export type DownloadProblem =
  | { readonly field: 'customer' | 'software'; readonly kind: 'missing' | 'unknown' }
  | { readonly field: 'software'; readonly kind: 'cancelled' | 'pending' | 'none' }
  | { readonly field: 'version' | 'language' | 'bit'; readonly kind: 'missing' | 'not-offered' };

/** A link that works for whoever has it, and what it gives. */
export type IssuedLink = { readonly link: DownloadLinkRecord; readonly url: Revealed };

export type LinkOutcome =
  | ({ readonly kind: 'issued' } & IssuedLink)
  /** the same form, handed in again */
  | { readonly kind: 'already' }
  | { readonly kind: 'invalid'; readonly problems: readonly DownloadProblem[] }
  | Refusal;

export type Downloads = ReturnType<typeof createDownloads>;

export type DownloadParts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly partnerCenter: Pick<PartnerCenter, 'downloads'>;
  readonly customers: CustomerFinder;
  readonly software: Pick<Software, 'owned' | 'find'>;
  readonly media: Media;
  readonly links: LinkStore;
  readonly queues: DownloadQueues;
  readonly clock: Clock;
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

/** Download links (P3, P5): chosen by version, language and bit, made when asked for, shown to the asker, kept sealed with their age. */
export function createDownloads(parts: DownloadParts) {
  const { database, directory, ledger, partnerCenter, customers, software, media, links } = parts;
  const { bring, find, ...linkUse } = createLinkUse(parts);

  /** May this person ask for a link at all? P7: Admin agents. */
  const begin = (person: Person) => directory.authorize(person, 'download.link', { subject: 'desk', customerId: null });

  /** May they still, while they fill the form in? */
  const goOn = (person: Person) =>
    directory.authorizeToLook(person, 'download.link', { subject: 'desk', customerId: null });

  /** What can be chosen next, for a form in which so much is chosen already. What does not fit together is left out. */
  async function options(person: Person, form: DownloadForm, { fresh = false } = {}): Promise<DownloadOptions> {
    const may = await directory.allowed(person);
    const customer = may.has('download.link') && form.customerId ? await customers.get(form.customerId) : null;
    const takeNote = await links.mustTakeNote(person.id);
    if (!customer) return { customer: undefined, any: true, software: undefined, files: narrow([], form), takeNote };
    const owned = await software.owned(customer.id, { fresh });
    const chosen = owned.find(({ id }) => id === form.softwareId);
    const files = chosen?.state === 'active' && parts.route === 'api' ? await media.files(customer.id, chosen) : [];
    return { customer, any: usableSoftware(owned).length > 0, software: chosen, files: narrow(files, form), takeNote };
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
    const checked = check(form, await options(person, form, { fresh: true }));
    if (checked.kind === 'invalid') return checked;

    const { customer, software: owned, file } = checked;
    const { url } = await partnerCenter.downloads.link(file).catch(async (error: unknown) => {
      await database.transaction((tx) => record(tx, person, checked, 'failed'));
      throw error;
    });
    const { orderId, lineNumber } = owned;
    const subject = { customerId: customer.id, customerName: customer.name, orderId, lineNumber, file, sha256: null };
    const link = await database.transaction(async (tx) => {
      if (!(await parts.claim(tx, viewKey))) return null;
      if (await links.takeNote(tx, person.id)) await record(tx, person, checked, 'risk-noted');
      await record(tx, person, checked, 'issued');
      return links.keep(tx, person, subject, url);
    });
    return link ? { kind: 'issued', link, url } : { kind: 'already' };
  }

  function record(
    tx: Transaction,
    person: Person,
    { customer, software: owned, file }: Checked,
    outcome: Outcome<'download.link'>,
  ) {
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

  /** Seals a link from the Partner Center pages, for the software that is chosen. */
  const bringLink = (person: Person, form: DownloadForm, brought: BroughtLink, viewKey: string) =>
    bring(person, form, brought, viewKey, async () => {
      const { customer, software: owned } = await options(person, form, { fresh: true });
      if (!customer) return [{ field: 'customer', kind: form.customerId ? 'unknown' : 'missing' }];
      if (!owned) return [{ field: 'software', kind: form.softwareId ? 'unknown' : 'missing' }];
      if (owned.state !== 'active') return [{ field: 'software', kind: owned.state }];
      const { orderId, lineNumber } = owned;
      return { customerId: customer.id, customerName: customer.name, orderId, lineNumber };
    });

  /** Whose link it is, for telling them of it. */
  async function owner(linkId: string) {
    const link = await find(linkId);
    const person = link && (await database.read.person.findUnique({ where: { id: link.personId } }));
    return link && person ? { link, person } : null;
  }

  return { route: parts.route, begin, goOn, options, menu, issue, bringLink, owner, ...linkUse };
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
  { customer, software, files }: Omit<DownloadOptions, 'any' | 'takeNote'>,
): DownloadProblem | undefined {
  if (!customer) return { field: 'customer', kind: form.customerId ? 'unknown' : 'missing' };
  if (!software) return { field: 'software', kind: form.softwareId ? 'unknown' : 'missing' };
  if (software.state !== 'active') return { field: 'software', kind: software.state };
  if (files.versions.length === 0) return { field: 'software', kind: 'none' };
  const open = (['version', 'language', 'bit'] as const).find((field) => !files[field]);
  return open && { field: open, kind: form[open] ? 'not-offered' : 'missing' };
}
