import type { Role } from '../directory/person.ts';
import type { MessageKey } from './catalogue.ts';
import type { Translator } from './translator.ts';

const ROLE_NAMES: Record<Role, MessageKey> = {
  GlobalAdmin: 'common.role.globalAdmin',
  AdminAgent: 'common.role.adminAgent',
  SalesAgent: 'common.role.salesAgent',
  HelpdeskAgent: 'common.role.helpdeskAgent',
  Approver: 'common.role.approver',
  Auditor: 'common.role.auditor',
};

/** What a role is called in the language of the reader. */
export function roleName(t: Translator, role: Role): string {
  return t(ROLE_NAMES[role]);
}
