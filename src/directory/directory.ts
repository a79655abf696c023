import { newId, newReference } from '../kernel/ids.ts';
import { PartnerCenterFailure } from '../partner-center/errors.ts';
import { actions, isEnough } from './actions.ts';
import type { Action } from './actions.ts';
import { GraphUnavailable } from './graph.ts';
import type { DirectoryUnavailable, Person, Refusal, Right, Role, SlackUser } from './person.ts';
import { createPeopleAdministration } from './people.ts';
import type { PeopleAdministration } from './people.ts';
import { createRoles } from './roles.ts';
import type { HeldRoles, RoleParts } from './roles.ts';
import { createWhomToAsk } from './whom-to-ask.ts';

export type { Action } from './actions.ts';
export type { Person, Refusal, Right, Role, SlackUser } from './person.ts';

/** What Slack knows; implemented by the Slack adapter. `fresh` never answers from memory. */
export type SlackUsers = {
  readonly get: (teamId: string, userId: string, fresh: boolean) => Promise<SlackUser>;
  /** @returns whoever has that e-mail or user ID in the workspace of the desk, as Slack knows them now, or null */
  readonly find: (emailOrUserId: string) => Promise<SlackUser | null>;
};

/** What an action is about, for the ledger: `purchase:…`, `order:…`, `customer:…`. */
export type Subject = { readonly subject: string; readonly customerId: string | null };

export type Directory = {
  /** @returns the person behind a Slack user, known from now on by an ID of our own */
  readonly identify: (teamId: string, userId: string) => Promise<Person>;
  /** @returns the person with that ID as Slack knows them now, for jobs that speak to somebody later */
  readonly find: (personId: string) => Promise<Person>;
  /**
   * May this person do this? Asked of Slack and Entra anew where it cannot be taken back. A refusal is recorded in the ledger.
   * Where Entra does not answer, the answer is no.
   */
  readonly authorize: (person: Person, action: Action, about: Subject) => Promise<Right>;
  /** The same for what only fills a form in: what is remembered of somebody is enough for a yes. A refusal is recorded. */
  readonly authorizeToLook: (person: Person, action: Action, about: Subject) => Promise<Right>;
  /** The same question, asked anew of Slack and Entra, for somebody who does not ask it: nothing is recorded. */
  readonly check: (person: Person, action: Action) => Promise<Right>;
  /**
   * @returns those who hold the role now and can be written to in Slack
   * @throws where Entra or Slack does not answer
   */
  readonly holders: (role: Role) => Promise<readonly Person[]>;
  /** @returns whoever has that Slack user ID in the workspace of the desk, as Slack knows them now, or null */
  readonly findInSlack: (userId: string) => Promise<Person | null>;
  /** @returns what this person may do, for help and for which buttons to show; decides nothing */
  readonly allowed: (person: Person) => Promise<ReadonlySet<Action>>;
  /** who is matched with whom and holds what, for whoever administers the desk */
  readonly people: PeopleAdministration;
};

type Parts = RoleParts & { readonly slackUsers: SlackUsers };

export function createDirectory(parts: Parts): Directory {
  const { database, ledger, slackUsers, clock, log } = parts;
  const roles = createRoles(parts);
  const whomToAsk = createWhomToAsk(parts);

  async function remember(user: SlackUser): Promise<Person> {
    const { teamId, userId, name, email, locale, zone } = user;
    const known = { name, email: email ?? null, locale, zone, seenAt: clock.now() };
    const { id } = await database.read.person.upsert({
      where: { slackTeamId_slackUserId: { slackTeamId: teamId, slackUserId: userId } },
      create: { id: newId(), slackTeamId: teamId, slackUserId: userId, ...known },
      update: known,
    });
    return { id, ...user };
  }

  async function decide(person: Person, action: Action, fresh: boolean): Promise<Right> {
    const needs: readonly Role[] = actions[action].roles;
    const user = await slackUsers.get(person.teamId, person.userId, fresh);
    if (user.standing !== 'member') {
      await whomToAsk.remember(person, new Set());
      return { kind: 'refused', why: user.standing };
    }
    const enough = (held: ReadonlySet<Role>) => needs.some((role) => held.has(role));
    try {
      const held = await roles.of(user, fresh);
      await whomToAsk.remember(person, held.roles);
      return enough(held.roles) ? { kind: 'granted', roles: held.roles } : refusalOf(held, needs);
    } catch (error) {
      // What the desk itself gave does not hang on Entra: whoever administers it can still look what is wrong.
      const local = await roles.local(user);
      if (enough(local)) return { kind: 'granted', roles: local };
      throw error;
    }
  }

  async function rightOf(person: Person, action: Action, fresh: boolean): Promise<Right> {
    try {
      const right = await decide(person, action, fresh);
      // Memory may say yes, but only Slack and Entra say no: a role that was just given works at once.
      return right.kind === 'granted' || fresh ? right : await decide(person, action, true);
    } catch (error) {
      const reference = newReference();
      log.error(
        { reference, action, err: error instanceof Error ? error.message : 'unknown' },
        'The directory could not be asked',
      );
      return { kind: 'refused', why: 'directory-unavailable', cause: causeOf(error), reference };
    }
  }

  async function record(person: Person, action: Action, about: Subject, refusal: Refusal): Promise<void> {
    await database.transaction((tx) =>
      ledger.append(tx, { actor: person.id, action, outcome: 'refused', ...about, details: { why: refusal.why } }),
    );
  }

  async function ask(person: Person, action: Action, about: Subject, fresh: boolean): Promise<Right> {
    const right = await rightOf(person, action, fresh);
    if (right.kind === 'granted') return right;
    await record(person, action, about, right);
    return whomToAsk.advise(person, right);
  }

  return {
    identify: async (teamId, userId) => remember(await slackUsers.get(teamId, userId, false)),

    async find(personId) {
      const row = await database.read.person.findUniqueOrThrow({ where: { id: personId } });
      const { slackTeamId, slackUserId } = row;
      if (row.erasedAt !== null) return erasedPerson(row);
      return remember(await slackUsers.get(slackTeamId, slackUserId, false));
    },

    authorize: (person, action, about) => ask(person, action, about, actions[action].fresh),
    authorizeToLook: (person, action, about) => ask(person, action, about, false),

    check: (person, action) => rightOf(person, action, true),

    async holders(role) {
      const found: Person[] = [];
      for (const holder of await roles.holders(role)) {
        const user = await slackUsers.find(holder);
        if (user?.standing === 'member') found.push(await remember(user));
      }
      return found;
    },

    async findInSlack(userId) {
      const user = await slackUsers.find(userId);
      return user && remember(user);
    },

    async allowed(person) {
      const user = await slackUsers.get(person.teamId, person.userId, false);
      if (user.standing !== 'member') return new Set();
      const { roles: held }: { readonly roles: ReadonlySet<Role> } = await roles.of(user, false);
      const names = Object.keys(actions) as Action[];
      return new Set(names.filter((action) => isEnough(held, action)));
    },

    people: createPeopleAdministration({ ...parts, roles, remember }),
  };
}

/** Whoever was erased is like somebody who left: nobody in Slack is asked about them, and nothing is written to them. */
function erasedPerson({
  id,
  slackTeamId: teamId,
  slackUserId: userId,
  name,
  locale,
  zone,
}: Omit<SlackUser, 'teamId' | 'userId' | 'email' | 'standing'> & {
  id: string;
  slackTeamId: string;
  slackUserId: string;
}): Person {
  return { id, teamId, userId, name, email: undefined, locale, zone, standing: 'deactivated' };
}

/** Why somebody has none of the roles, so that they hear what would mend it. */
function refusalOf({ roles, match, unclear }: HeldRoles, needs: readonly Role[]): Refusal {
  if (match.kind === 'unmatched' && (roles.size === 0 || match.why === 'match-changed'))
    return { kind: 'refused', why: match.why };
  const groups = unclear.filter(({ role }) => needs.includes(role)).map(({ name }) => name);
  if (groups.length > 0) return { kind: 'refused', why: 'group-unclear', groups };
  return { kind: 'refused', why: roles.size === 0 ? 'no-role' : 'needs-role', needs };
}

function causeOf(error: unknown): DirectoryUnavailable['cause'] {
  if (!(error instanceof GraphUnavailable)) return 'silent';
  if (error.status === 401 || (error.cause instanceof PartnerCenterFailure && error.cause.kind === 'unauthorized'))
    return 'sign-in';
  return error.status === 403 ? 'not-allowed' : 'silent';
}
