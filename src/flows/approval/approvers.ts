import type { Directory, Person, Role } from '../../directory/directory.ts';
import type { UserGroups } from '../../directory/user-groups.ts';
import type { Approver } from './rules.ts';

/** Somebody a rule names, and whether they may approve at all: a full member of the workspace with a role at the desk. */
export type Candidate = { readonly person: Person; readonly able: boolean };

export type ApproverFinder = {
  /**
   * @returns everybody these approvers stand for now, each once
   * @throws where Slack or Entra does not answer
   */
  readonly candidates: (approvers: readonly Approver[]) => Promise<readonly Candidate[]>;
  /**
   * Is this person one of them? @param roles that they hold now
   * @throws where Slack does not answer
   */
  readonly includes: (approvers: readonly Approver[], person: Person, roles: ReadonlySet<Role>) => Promise<boolean>;
};

const MAX_CANDIDATES = 100;

/** Who is behind the people, user groups and roles of a rule; looked up anew each time, because groups and roles change. */
export function createApproverFinder(parts: {
  readonly directory: Directory;
  readonly userGroups: UserGroups;
}): ApproverFinder {
  const { directory, userGroups } = parts;

  async function peopleOf(approver: Approver): Promise<readonly Person[]> {
    switch (approver.kind) {
      case 'person': {
        const person = await directory.findInSlack(approver.id);
        return person ? [person] : [];
      }
      case 'group': {
        const members = (await userGroups.members(approver.id)).slice(0, MAX_CANDIDATES);
        const people: Person[] = [];
        for (const id of members) {
          const person = await directory.findInSlack(id);
          if (person) people.push(person);
        }
        return people;
      }
      case 'role':
        return directory.holders(approver.role);
    }
  }

  return {
    async candidates(approvers) {
      const people = new Map<string, Person>();
      for (const approver of approvers) for (const person of await peopleOf(approver)) people.set(person.id, person);
      const found: Candidate[] = [];
      for (const person of [...people.values()].slice(0, MAX_CANDIDATES)) {
        const right = await directory.check(person, 'approval.decide');
        if (right.kind === 'refused' && right.why === 'directory-unavailable')
          throw new Error('Whether somebody may approve could not be found out');
        found.push({ person, able: right.kind === 'granted' });
      }
      return found;
    },

    async includes(approvers, person, roles) {
      for (const approver of approvers) {
        if (approver.kind === 'person' && approver.id === person.userId) return true;
        if (approver.kind === 'role' && roles.has(approver.role)) return true;
        if (approver.kind === 'group' && (await userGroups.members(approver.id)).includes(person.userId)) return true;
      }
      return false;
    },
  };
}
