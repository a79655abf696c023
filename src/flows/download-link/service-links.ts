import type { Transaction } from '../../database/database.ts';
import type { Person, Refusal } from '../../directory/directory.ts';
import { refusedOr } from '../../directory/refused-or.ts';
import { revealed } from '../../kernel/revealed.ts';
import type { Revealed } from '../../kernel/revealed.ts';
import type { Deed } from '../../ledger/deeds.ts';
import { fileOf } from './links.ts';
import type { DownloadLinkRecord, LinkSubject } from './links.ts';
import { checkBrought, hasStopped, warnAt } from './rules-life.ts';
import type { BroughtLink, BroughtProblem } from './rules-life.ts';
import type { DownloadForm, DownloadParts, DownloadProblem, IssuedLink } from './service.ts';

export type UseOutcome =
  | { readonly kind: 'link'; readonly link: DownloadLinkRecord; readonly url: Revealed }
  /** five days after its first use, or sealed with a key that is gone */
  | { readonly kind: 'stopped'; readonly link: DownloadLinkRecord }
  /** its order was cancelled (P14) */
  | { readonly kind: 'revoked' }
  /** not a link of this person's */
  | { readonly kind: 'stale' }
  | Refusal;

export type AnewOutcome =
  | ({ readonly kind: 'issued' } & IssuedLink)
  /** it is to be had from the Partner Center pages */
  | { readonly kind: 'portal' }
  | { readonly kind: 'not-offered' | 'revoked' | 'stale' }
  | Refusal;

export type BringOutcome =
  | ({ readonly kind: 'issued' } & IssuedLink)
  | { readonly kind: 'already' }
  | { readonly kind: 'invalid'; readonly problems: readonly (BroughtProblem | DownloadProblem)[] }
  | Refusal;

/** What becomes of a link after it was made: it is opened or copied, grows old, and is made anew. */
export function createLinkUse(parts: DownloadParts) {
  const { database, directory, ledger, links, media, software, partnerCenter, queues, clock } = parts;

  async function theirs(
    person: Person,
    linkId: string,
  ): Promise<DownloadLinkRecord | { readonly kind: 'stale' | 'revoked' } | Refusal> {
    const link = await links.find(linkId);
    const desk = { subject: 'desk', customerId: null };
    if (link?.personId !== person.id)
      return refusedOr(directory.authorize(person, 'download.link', desk), { kind: 'stale' });
    const about = { subject: `order:${link.orderId}`, customerId: link.customerId };
    const right = await directory.authorize(person, 'download.link', about);
    if (right.kind === 'refused') return right;
    const owned = await software.find(link.customerId, `${link.orderId}:${link.lineNumber}`, { fresh: true });
    return owned?.state === 'active' ? link : { kind: 'revoked' };
  }

  /** @param how the link was opened from its button, or shown to be copied */
  async function use(person: Person, linkId: string, how: 'opened' | 'copied'): Promise<UseOutcome> {
    const link = await theirs(person, linkId);
    if ('kind' in link) return link;
    const url = links.open(link);
    if (!url || hasStopped(link, clock.now())) return { kind: 'stopped', link };
    await database.transaction(async (tx) => {
      const first = await links.use(tx, link.id);
      await note(tx, person, link, { action: 'download.link', outcome: how });
      if (first) await queues.warn.enqueue(tx, link.id, { linkId: link.id }, warnAt(clock.now()));
    });
    return { kind: 'link', link: { ...link, usedAt: link.usedAt ?? clock.now() }, url };
  }

  /** The same file once more. @throws PartnerCenterFailure where no link could be made */
  async function issueAnew(person: Person, linkId: string): Promise<AnewOutcome> {
    const link = await theirs(person, linkId);
    if ('kind' in link) return link;
    if (parts.route === 'portal') return { kind: 'portal' };
    const owned = await software.find(link.customerId, `${link.orderId}:${link.lineNumber}`);
    const files = owned ? await media.files(link.customerId, owned) : [];
    const wanted = fileOf(link);
    const option = files.find(
      ({ version, languageCode, bit, fileType }) =>
        version === wanted.version &&
        languageCode === wanted.languageCode &&
        bit === wanted.bit &&
        fileType === wanted.fileType,
    );
    if (!option) return { kind: 'not-offered' };
    const { url } = await partnerCenter.downloads.link(option);
    const made = await database.transaction(async (tx) => {
      const kept = await links.keep(tx, person, { ...link, file: option, sha256: null }, url);
      await note(tx, person, kept, { action: 'download.link', outcome: 'issued' });
      return kept;
    });
    return { kind: 'issued', link: made, url };
  }

  /** Seals a link that an Admin agent took from the Partner Center pages. */
  async function bring(
    person: Person,
    form: DownloadForm,
    brought: BroughtLink,
    viewKey: string,
    find: () => Promise<Omit<LinkSubject, 'file' | 'sha256'> | readonly DownloadProblem[]>,
  ): Promise<BringOutcome> {
    const about = {
      subject: form.customerId ? `customer:${form.customerId}` : 'desk',
      customerId: form.customerId ?? null,
    };
    const right = await directory.authorize(person, 'download.handIn', about);
    if (right.kind === 'refused') return right;
    const subject = await find();
    const checked = checkBrought(brought);
    const missing = 'customerId' in subject ? [] : subject;
    if (checked.kind === 'invalid' || !('customerId' in subject))
      return { kind: 'invalid', problems: [...missing, ...(checked.kind === 'invalid' ? checked.problems : [])] };
    const url = revealed(checked.url);
    const file = { version: checked.file, language: '', languageCode: '' };
    const made = await database.transaction(async (tx) => {
      if (!(await parts.claim(tx, viewKey))) return null;
      const kept = await links.keep(tx, person, { ...subject, file, sha256: checked.sha256 }, url);
      await note(tx, person, kept, { action: 'download.handIn', outcome: 'sealed' });
      return kept;
    });
    return made ? { kind: 'issued', link: made, url } : { kind: 'already' };
  }

  function note(tx: Transaction, person: Person, link: DownloadLinkRecord, deed: Deed) {
    const { id, orderId, customerId, version, languageCode: language, bit, fileType } = link;
    const details = { link: id, line: link.lineNumber, version, language, bit, fileType };
    return ledger.append(tx, { actor: person.id, ...deed, subject: `order:${orderId}`, customerId, details });
  }

  /** The link with that ID; asks nobody's right, and opens nothing. */
  const find = (linkId: string) => links.find(linkId);

  return { use, issueAnew, bring, find };
}
