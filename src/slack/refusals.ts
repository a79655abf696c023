import type { Refusal, Role } from '../directory/person.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import type { Translator } from '../i18n/translator.ts';

const ROLE_NAMES: Record<Role, MessageKey> = {
  GlobalAdmin: 'common.role.globalAdmin',
  AdminAgent: 'common.role.adminAgent',
  SalesAgent: 'common.role.salesAgent',
  HelpdeskAgent: 'common.role.helpdeskAgent',
  Approver: 'common.role.approver',
  Auditor: 'common.role.auditor',
};

/** Why not, and whom to ask. */
export function refusalWords(t: Translator, refusal: Refusal): string {
  switch (refusal.why) {
    case 'guest':
      return t('common.refusal.guest');
    case 'deactivated':
      return t('common.refusal.deactivated');
    case 'foreign':
      return t('common.refusal.foreignTeam');
    case 'no-role':
      return t('common.refusal.noRole', { count: 0, people: '' });
    case 'needs-role': {
      const [only, ...others] = refusal.needs;
      if (only === 'AdminAgent' && others.length === 0)
        return t('common.refusal.needsAdminAgent', { count: 0, people: '' });
      const role = new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(
        refusal.needs.map((need) => roleName(t, need)),
      );
      return t('common.refusal.needsRole', { count: 0, people: '', role });
    }
    case 'directory-unavailable':
      return t('common.refusal.directoryUnreachable', { reference: refusal.reference });
  }
}

export function roleName(t: Translator, role: Role): string {
  return t(ROLE_NAMES[role]);
}
