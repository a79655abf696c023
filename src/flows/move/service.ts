import { isDuplicate } from '../../database/database.ts';
import type { Database } from '../../database/database.ts';
import type { CustomerFacts, CustomerFinder } from '../../customers/finder.ts';
import type { Directory, Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { softwareName } from '../../owned-software/usable.ts';
import type { OwnedSoftware, Software } from '../software/service.ts';
import { editionOf } from './fleet/keys.ts';
import { kindOf } from './inventory/tokens.ts';
import { createMove, figuresOf, figuresOfOne, findMove, findMoveOfView, listMoves, moveName } from './records.ts';
import type { Figures, MoveRecord } from './records.ts';
import { keyable } from './keyable.ts';
import { activationProblems, checkZone, readActivations, readTitle } from './rules-form.ts';
import type { MoveForm, MoveFormProblem } from './rules-form.ts';
import type { Place } from './rules-machines.ts';
import { DEFAULT_SETTINGS, likelyZone, zonesLike } from './rules-settings.ts';
import type { MoveState } from './rules.ts';
import type { Bringing, Prepared, TakenIn } from './service-imports.ts';

export type { Figures, MoveRecord } from './records.ts';

export type ListedMove = { readonly move: MoveRecord; readonly figures: Figures };

export type MoveList = {
  readonly kind: 'listed';
  readonly moves: readonly ListedMove[];
  readonly customer: CustomerFacts | undefined;
  readonly place: Place;
  readonly mayManage: boolean;
};

/** What a form can offer once its customer is chosen. */
export type FormFacts = {
  readonly kind: 'form';
  readonly customer: CustomerFacts | undefined;
  readonly zone: string;
  /** the customer's software whose MAK can be used */
  readonly software: readonly OwnedSoftware[];
};

export type CreateOutcome =
  | { readonly kind: 'created'; readonly move: MoveRecord; readonly brought: TakenIn | null }
  | { readonly kind: 'already'; readonly move: MoveRecord }
  | {
      readonly kind: 'invalid';
      readonly problems: readonly MoveFormProblem[];
      readonly brought: Extract<Prepared, { kind: 'invalid' }> | null;
    }
  | { readonly kind: 'stale' }
  | Refusal;

export type Moves = ReturnType<typeof createMoves>;

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly customers: CustomerFinder;
  readonly software: Pick<Software, 'owned'>;
  readonly bringing: Bringing;
  readonly clock: Clock;
};

const DESK = { subject: 'desk', customerId: null };

/** Moves of customers from KMS to a MAK (P10): what there are, how they stand, and beginning one. */
export function createMoves(parts: Parts) {
  const { database, directory, ledger, notices, customers, software, bringing, clock } = parts;

  /** @param page from 0; one that is not there (any more) gives the nearest */
  async function list(person: Person, customerId: string | undefined, page: number): Promise<MoveList | Refusal> {
    const right = await directory.authorize(person, 'move.view', aboutCustomer(customerId));
    if (right.kind === 'refused') return right;
    const customer = customerId === undefined ? null : await customers.get(customerId);
    const { moves: found, place } = await listMoves(database.read, { customerId, page });
    const figures = await figuresOf(
      database.read,
      found.map(({ id }) => id),
    );
    const moves = found.flatMap((move) => {
      const own = figures.get(move.id);
      return own ? [{ move, figures: own }] : [];
    });
    const mayManage = (await directory.allowed(person)).has('move.manage');
    return { kind: 'listed', moves, customer: customer ?? undefined, place, mayManage };
  }

  /** One move with its figures, for whoever may look. */
  async function show(
    person: Person,
    moveId: string,
  ): Promise<
    | { readonly kind: 'shown'; readonly move: MoveRecord; readonly figures: Figures }
    | { readonly kind: 'stale' }
    | Refusal
  > {
    const move = await findMove(database.read, moveId);
    const right = await directory.authorize(person, 'move.view', move ? aboutMove(move) : DESK);
    if (right.kind === 'refused') return right;
    return move ? { kind: 'shown', move, figures: await figuresOfOne(database.read, moveId) } : { kind: 'stale' };
  }

  /** What the form of a new move can offer. Without a customer nothing but a zone. */
  async function draft(person: Person, customerId: string | undefined): Promise<FormFacts | Refusal> {
    const right = await directory.authorize(person, 'move.manage', aboutCustomer(customerId));
    if (right.kind === 'refused') return right;
    return factsOf(person, customerId);
  }

  async function factsOf(person: Person, customerId: string | undefined): Promise<FormFacts> {
    const customer = customerId === undefined ? null : await customers.get(customerId);
    const owned = customer ? keyable(await software.owned(customer.id)) : [];
    return {
      kind: 'form',
      customer: customer ?? undefined,
      zone: likelyZone(customer?.country, person.zone),
      software: owned,
    };
  }

  /** Zones for the menu of a form. Whoever may not manage moves is told none. */
  async function zones(person: Person, text: string, customerId: string | undefined): Promise<readonly string[]> {
    if (!(await directory.allowed(person)).has('move.manage')) return [];
    const customer = customerId === undefined ? null : await customers.get(customerId);
    return zonesLike(text, customer?.country);
  }

  /**
   * Begins a move with what was brought along: recorded with its ledger entry and message; once, however often handed in.
   * Full product keys in what was brought are masked before anything is kept.
   */
  async function create(
    person: Person,
    form: MoveForm,
    brought: Parameters<Bringing['prepare']>[1],
    { viewKey, channelId }: { readonly viewKey: string; readonly channelId: string },
  ): Promise<CreateOutcome> {
    const standing = await findMoveOfView(database.read, viewKey);
    if (standing) return standing.personId === person.id ? { kind: 'already', move: standing } : { kind: 'stale' };
    const right = await directory.authorize(person, 'move.manage', aboutCustomer(form.customerId));
    if (right.kind === 'refused') return right;
    const checked = await check(person, form);
    const prepared = await bringing.prepare(person, brought);
    if ('problems' in checked || prepared.kind === 'invalid')
      return {
        kind: 'invalid',
        problems: 'problems' in checked ? checked.problems : [],
        brought: prepared.kind === 'invalid' ? prepared : null,
      };
    const { customer, title, zone, chosen } = checked;
    const now = clock.now();
    const keys = chosen.map((one) => ({
      ...keyOf(one),
      activationsKnown: activationsIn(form, one.id),
      activationsAt: now,
    }));
    const take = await bringing.asker(customer.id, keys, prepared);
    const id = newId();
    try {
      return await database.transaction(async (tx): Promise<CreateOutcome> => {
        const move = await createMove(tx, {
          ...DEFAULT_SETTINGS,
          ...{ id, viewKey, title, zone, channelId, createdAt: now, updatedAt: now },
          ...{ personId: person.id, teamId: person.teamId, customerId: customer.id, customerName: customer.name },
          workDays: [...DEFAULT_SETTINGS.workDays],
          state: 'gathering' satisfies MoveState,
          keys: { create: keys.map((key) => ({ id: newId(), ...key })) },
        });
        await ledger.append(tx, {
          ...{ actor: person.id, action: 'move.create', outcome: 'created', ...aboutMove(move) },
          details: { move: moveName(move.number), title, zone, keys: keys.length },
        });
        await notices.tell(tx, { kind: 'move', subjectId: id, teamId: person.teamId, place: channelId });
        return { kind: 'created', move, brought: await take(tx, person, move, viewKey) };
      });
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const mine = await findMoveOfView(database.read, viewKey);
      return mine?.personId === person.id ? { kind: 'already', move: mine } : { kind: 'stale' };
    }
  }

  type Checked = {
    readonly customer: CustomerFacts;
    readonly title: string;
    readonly zone: string;
    readonly chosen: readonly OwnedSoftware[];
  };

  async function check(
    person: Person,
    form: MoveForm,
  ): Promise<Checked | { readonly problems: readonly MoveFormProblem[] }> {
    const { customer, software: offered } = await factsOf(person, form.customerId);
    const title = readTitle(form.title);
    const zone = checkZone(form.zone);
    const chosen = offered.filter(({ id }) => form.keys.includes(id));
    const problems: MoveFormProblem[] = [
      ...(title === '' ? [{ field: 'title', kind: 'missing' } as const] : []),
      ...(customer ? [] : [{ field: 'customer', kind: form.customerId ? 'unknown' : 'missing' } as const]),
      ...('field' in zone ? [zone] : []),
      ...(customer && chosen.length < new Set(form.keys).size ? [{ field: 'keys', kind: 'not-owned' } as const] : []),
      ...activationProblems(form),
    ];
    if (problems.length > 0 || !customer || 'field' in zone) return { problems };
    return { customer, title, zone: zone.zone, chosen };
  }

  /** The move as it stands with its figures, for the message that tells of it. */
  async function find(moveId: string): Promise<ListedMove | null> {
    const move = await findMove(database.read, moveId);
    return move && { move, figures: await figuresOfOne(database.read, moveId) };
  }

  return { list, show, draft, zones, create, find };
}

const activationsIn = ({ activations }: MoveForm, softwareId: string): number | null => {
  const read = readActivations(activations.get(softwareId));
  return read === 'wrong' ? null : read;
};

/** A key of a move as it is kept, from the software whose MAK it is. */
export function keyOf(software: OwnedSoftware) {
  const title = softwareName(software);
  const { orderId, lineNumber } = software;
  return { orderId, lineNumber, title, productKind: kindOf(title), edition: editionOf(title) };
}

export function aboutMove({ id, customerId }: Pick<MoveRecord, 'id' | 'customerId'>) {
  return { subject: `move:${id}`, customerId };
}

function aboutCustomer(customerId: string | undefined) {
  return customerId === undefined ? DESK : { subject: `customer:${customerId}`, customerId };
}
