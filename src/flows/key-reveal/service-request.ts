import { isDuplicate } from '../../database/database.ts';
import type { Person, Refusal } from '../../directory/directory.ts';
import { newId } from '../../kernel/ids.ts';
import { usableSoftware } from '../../owned-software/usable.ts';
import type { OwnedSoftware, SoftwareVersion } from '../software/service.ts';
import type { KeyRequestRecord } from './records.ts';
import { checkReason } from './rules.ts';
import type { ReasonCheck } from './rules.ts';
import type { KeyRevealParts } from './service.ts';

/** What stands in the form, as IDs and text; everything else is looked up anew. */
export type KeyForm = {
  readonly customerId: string | undefined;
  readonly softwareId: string | undefined;
  readonly versionId: string | undefined;
  readonly reason: string | undefined;
};

export type KeyFormOptions = {
  readonly customer: { readonly id: string; readonly name: string; readonly domain: string } | undefined;
  /** false where the customer has nothing that can be used */
  readonly any: boolean;
  readonly software: OwnedSoftware | undefined;
};

export type KeyFormProblem =
  | { readonly field: 'customer' | 'software'; readonly kind: 'missing' | 'unknown' }
  | { readonly field: 'version'; readonly kind: 'unknown' }
  | { readonly field: 'software'; readonly kind: 'cancelled' | 'pending' }
  | { readonly field: 'software' | 'version'; readonly kind: 'no-key' }
  | (Exclude<ReasonCheck, { kind: 'reason' }> & { readonly field: 'reason' });

export type RequestOutcome =
  | { readonly kind: 'requested'; readonly request: KeyRequestRecord }
  /** the same form, handed in again */
  | { readonly kind: 'already' }
  | { readonly kind: 'invalid'; readonly problems: readonly KeyFormProblem[] }
  /** recorded; another Admin agent has to agree first, and was asked */
  | { readonly kind: 'waiting'; readonly request: KeyRequestRecord }
  /** recorded; the key has to be taken from the Partner Center pages first */
  | { readonly kind: 'hand-in'; readonly request: KeyRequestRecord }
  | Refusal;

type Checked = {
  readonly kind: 'checked';
  readonly customer: NonNullable<KeyFormOptions['customer']>;
  readonly software: OwnedSoftware;
  readonly version: SoftwareVersion;
  readonly reason: string;
};

/** Asking for a key: what may be chosen, and the request. */
export function createAsking(parts: KeyRevealParts) {
  const { database, directory, ledger, customers, software, handedIn, endings, agreement, route, clock } = parts;

  /** May this person ask for a key at all? P7: Admin agents. */
  const begin = (person: Person) => directory.authorize(person, 'key.reveal', { subject: 'desk', customerId: null });

  /** May they still, while they fill the form in? */
  const goOn = (person: Person) =>
    directory.authorizeToLook(person, 'key.reveal', { subject: 'desk', customerId: null });

  /** What can be chosen next, for a form in which so much is chosen already. What does not fit together is left out. */
  async function options(person: Person, form: KeyForm): Promise<KeyFormOptions> {
    const may = await directory.allowed(person);
    const known = may.has('key.reveal') && form.customerId ? await customers.get(form.customerId) : null;
    if (!known) return { customer: undefined, any: true, software: undefined };
    const owned = await software.owned(known.id);
    const chosen = owned.find(({ id }) => id === form.softwareId);
    return { customer: known, any: usableSoftware(owned).length > 0, software: chosen };
  }

  /** Software of a customer whose name or order contains the text, or whose key ends in it, for a menu. */
  async function menu(person: Person, customerId: string, text: string): Promise<readonly OwnedSoftware[]> {
    const may = await directory.allowed(person);
    if (!may.has('key.reveal')) return [];
    const owned = await software.owned(customerId);
    const ending = await endings.find(customerId, text);
    return [...new Set([...usableSoftware(owned).filter(({ id }) => ending.has(id)), ...usableSoftware(owned, text)])];
  }

  /**
   * Records that this person asks for a key, and why. Nothing is shown yet: that takes one more press.
   * @param place the view it came from (handed in twice it is one request) and the channel
   */
  async function request(
    person: Person,
    form: KeyForm,
    place: { readonly viewKey: string; readonly channelId: string },
  ): Promise<RequestOutcome> {
    const about = {
      subject: form.customerId ? `customer:${form.customerId}` : 'desk',
      customerId: form.customerId ?? null,
    };
    const right = await directory.authorize(person, 'key.reveal', about);
    if (right.kind === 'refused') return right;
    const checked = check(form, await options(person, form), route);
    if (checked.kind === 'invalid') return checked;
    const made = await keep(person, checked, place);
    if (!made) return { kind: 'already' };
    if (made.state === 'waiting') return { kind: 'waiting', request: made };
    const ready = route === 'api' || (await handedIn.has(made));
    return { kind: ready ? 'requested' : 'hand-in', request: made };
  }

  async function keep(
    person: Person,
    { customer, software: owned, version, reason }: Checked,
    place: { readonly viewKey: string; readonly channelId: string },
  ): Promise<KeyRequestRecord | null> {
    const row = {
      id: newId(),
      personId: person.id,
      customerId: customer.id,
      customerName: customer.name,
      orderId: owned.orderId,
      lineItemId: String(owned.lineNumber),
      productId: version.productId,
      skuId: version.skuId,
      title: version.title,
      reason,
      requestedAt: clock.now(),
      ...place,
    };
    try {
      return await database.transaction(async (tx) => {
        const channelId = await agreement.needed(tx);
        const state = channelId === null ? 'requested' : 'waiting';
        const made = await tx.keyRequest.create({ data: { ...row, state }, include: { person: true } });
        if (channelId !== null) await agreement.ask(tx, made, channelId);
        await ledger.append(tx, {
          actor: person.id,
          action: 'key.request',
          outcome: state,
          subject: `order:${owned.orderId}`,
          customerId: customer.id,
          details: { request: row.id, software: version.title, line: row.lineItemId, reason },
        });
        return made;
      });
    } catch (error) {
      if (isDuplicate(error)) return null;
      throw error;
    }
  }

  return { begin, goOn, options, menu, request };
}

function check(
  form: KeyForm,
  { customer, software }: KeyFormOptions,
  route: 'api' | 'portal',
): Checked | { readonly kind: 'invalid'; readonly problems: readonly KeyFormProblem[] } {
  const problems: KeyFormProblem[] = [];
  const version = software && versionOf(software, form.versionId);
  if (!customer) problems.push({ field: 'customer', kind: form.customerId ? 'unknown' : 'missing' });
  else if (!software) problems.push({ field: 'software', kind: form.softwareId ? 'unknown' : 'missing' });
  else problems.push(...problemsOf(software, version, route));

  const reason = checkReason(form.reason);
  if (reason.kind !== 'reason') problems.push({ field: 'reason', ...reason });
  if (problems.length > 0 || !customer || !software || !version || reason.kind !== 'reason')
    return { kind: 'invalid', problems };
  return { kind: 'checked', customer, software, version, reason: reason.reason };
}

/** The one that was chosen; where none was, the one that was bought. */
function versionOf({ versions }: OwnedSoftware, versionId: string | undefined): SoftwareVersion | undefined {
  return versionId === undefined ? versions[0] : versions.find(({ id }) => id === versionId);
}

function problemsOf(
  { state, versions }: OwnedSoftware,
  version: SoftwareVersion | undefined,
  route: 'api' | 'portal',
): KeyFormProblem[] {
  if (state !== 'active') return [{ field: 'software', kind: state }];
  const [bought] = versions;
  if (!bought) return [{ field: 'software', kind: 'no-key' }];
  if (!version) return [{ field: 'version', kind: 'unknown' }];
  if (version.key.kind === 'revoked') return [{ field: 'software', kind: 'cancelled' }];
  // Only its pages tell there whether software has a key.
  if (route === 'portal') return [];
  const field = version === bought ? 'software' : 'version';
  return version.key.kind === 'none' ? [{ field, kind: 'no-key' }] : [];
}
