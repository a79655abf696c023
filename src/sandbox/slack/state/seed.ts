import type { Person } from './people.ts';
import type { UserGroup } from './user-groups.ts';

export const FOREIGN_TEAM_ID = 'T0FOREIGN01';

type SeededPerson = Omit<Person, 'teamId'> & { readonly foreign: boolean };

function person(
  name: string,
  realName: string,
  mailbox: string,
  [locale, tz]: readonly [string, string],
  differs: Partial<SeededPerson> = {},
): SeededPerson {
  return {
    id: `U0${name.toUpperCase().padEnd(9, '0')}`,
    name,
    realName,
    email: `${mailbox}@csp-desk.example`,
    locale,
    tz,
    restricted: false,
    deleted: false,
    foreign: false,
    ...differs,
  };
}

/** A partner's team: one person a role, several locales and zones, and those who must get nothing. */
export const SEEDED_PEOPLE: readonly SeededPerson[] = [
  person('ann', 'Ann Whitfield', 'sales.agent', ['en-GB', 'Europe/London']),
  person('kim', 'Kim Alvarez', 'admin.agent', ['en-US', 'America/New_York'], { phone: '+1 212 555 0142' }),
  person('bas', 'Bas de Vries', 'beheeragent', ['nl-NL', 'Europe/Amsterdam']),
  person('bo', 'Bo Lindqvist', 'approver', ['en-GB', 'Europe/Stockholm']),
  person('hana', 'Hana Sato', 'helpdesk.agent', ['en-US', 'Asia/Tokyo']),
  person('gil', 'Gil Moreau', 'global.admin', ['en-US', 'America/Los_Angeles']),
  person('ines', 'Ines Carvalho', 'auditor', ['en-GB', 'Europe/Lisbon']),
  person('noor', 'Noor Bakker', 'newcomer', ['nl-NL', 'Europe/Amsterdam']),
  person('gus', 'Gus Guest', 'guest', ['en-US', 'America/Chicago'], { restricted: true }),
  person('dana', 'Dana Gone', 'deactivated', ['en-US', 'America/Denver'], { deleted: true }),
  person('sam', 'Sam Stranger', 'stranger', ['en-GB', 'Europe/Dublin'], { foreign: true }),
];

export const SEEDED_CHANNELS = [
  { id: 'C0GENERAL01', name: 'general', shared: false, withApp: true },
  { id: 'C0SALES0001', name: 'sales', shared: false, withApp: true },
  { id: 'C0LICENSING', name: 'licensing', shared: false, withApp: true },
  { id: 'C0RANDOM001', name: 'random', shared: false, withApp: false },
  { id: 'C0SHARED001', name: 'fabrikam-shared', shared: true, withApp: true },
] as const;

export const SEEDED_USER_GROUPS: readonly UserGroup[] = [
  { id: 'S0APPROVERS', handle: 'order-approvers', name: 'Order approvers', members: ['U0BO0000000'], disabled: false },
  { id: 'S0SALESTEAM', handle: 'sales', name: 'Sales team', members: ['U0ANN000000', 'U0BO0000000'], disabled: false },
  { id: 'S0OLDTEAM00', handle: 'old-approvers', name: 'Old approvers', members: ['U0DANA00000'], disabled: false },
];

/** A guest sees one channel, somebody of another company the shared one, everybody else all of them. */
export function seededMember(person: Person, channel: { readonly name: string; readonly shared: boolean }): boolean {
  if (person.teamId === FOREIGN_TEAM_ID) return channel.shared;
  return !person.restricted || channel.name === 'sales';
}
