import type { Transaction } from '../../database/database.ts';
import type { Person, Refusal } from '../../directory/directory.ts';
import type { Notices } from '../../jobs/notices.ts';
import { advance, findKeyRequest, stateOf, subjectOf } from './records.ts';
import type { KeyRequestRecord } from './records.ts';
import { decideAgreement } from './rules.ts';
import type { Agreement } from './rules.ts';
import type { KeyRevealParts } from './service.ts';

/** Asking a second person, where the rules for keys want one. */
export type Asking = {
  /** @returns the channel in which one is asked; null where none is needed */
  readonly needed: (tx: Transaction) => Promise<string | null>;
  readonly ask: (tx: Transaction, request: KeyRequestRecord, channelId: string) => Promise<void>;
};

type AskingParts = {
  readonly notices: Notices;
  readonly rules: (tx: Transaction) => Promise<{ readonly secondPerson: boolean; readonly channelId: string | null }>;
};

export function createAgreement({ notices, rules }: AskingParts): Asking {
  return {
    async needed(tx) {
      const { secondPerson, channelId } = await rules(tx);
      return secondPerson ? channelId : null;
    },
    ask: (tx, { id, person }, place) =>
      notices.tell(tx, { kind: 'key-agreement', subjectId: id, teamId: person.slackTeamId, place }),
  };
}

export type AgreeOutcome =
  | { readonly kind: 'done' }
  | Exclude<Agreement, { kind: 'may' }>
  | { readonly kind: 'stale' }
  | Refusal;

/** What the second person decides. */
export function createAgreeing({ database, directory, ledger, notices, clock }: KeyRevealParts) {
  /** Lets a request be answered, or not; by an Admin agent who is not the one that asked. */
  async function decide(person: Person, requestId: string, verdict: 'agreed' | 'refused'): Promise<AgreeOutcome> {
    const request = await findKeyRequest(database.read, requestId);
    const about = request ? subjectOf(request) : { subject: 'desk', customerId: null };
    const right = await directory.authorize(person, 'key.reveal', about);
    if (right.kind === 'refused') return right;
    if (!request) return { kind: 'stale' };
    const decision = decideAgreement({ ...request, state: stateOf(request) }, person.id, clock.now());
    if (decision.kind !== 'may') return decision;
    const now = clock.now();
    const agreed = { agreedBy: person.id, agreedAt: now };
    // The button works from now on: what counts is when it could first be pressed.
    const data = verdict === 'agreed' ? { ...agreed, requestedAt: now } : agreed;
    const moved = await database.transaction(async (tx) => {
      if (!(await advance(tx, request.id, 'waiting', verdict === 'agreed' ? 'requested' : 'refused', data)))
        return false;
      const details = { request: request.id, software: request.title, asked: request.personId };
      await ledger.append(tx, {
        actor: person.id,
        action: 'key.agree',
        outcome: verdict,
        ...subjectOf(request),
        details,
      });
      await notices.changed(tx, 'key-agreement', request.id);
      const { slackTeamId: teamId, slackUserId } = request.person;
      await notices.tell(tx, { kind: 'key-agreed', subjectId: request.id, teamId, place: slackUserId });
      return true;
    });
    return { kind: moved ? 'done' : 'decided' };
  }

  /** The second person's name, for whoever reads of it. */
  async function secondPerson({ agreedBy }: KeyRequestRecord): Promise<string> {
    const person = agreedBy && (await database.read.person.findUnique({ where: { id: agreedBy } }));
    return person ? person.name : '–';
  }

  return { decide, secondPerson };
}
