import type { DirectoryUnavailable, Refusal } from '../directory/person.ts';
import type { MessageKey } from '../i18n/catalogue.ts';
import { roleName } from '../i18n/role-names.ts';
import type { Translator } from '../i18n/translator.ts';

const UNAVAILABLE: Record<DirectoryUnavailable['cause'], MessageKey> = {
  silent: 'common.refusal.directoryUnreachable',
  'not-allowed': 'common.refusal.directoryNotAllowed',
  'sign-in': 'common.refusal.directorySignIn',
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
    case 'no-email':
      return t('common.refusal.noEmail');
    case 'not-in-directory':
      return t('common.refusal.notInDirectory', whom(t, refusal.ask));
    case 'ambiguous':
      return t('common.refusal.ambiguous');
    case 'match-changed':
      return t('common.refusal.matchChanged');
    case 'group-unclear': {
      const groups = new Intl.ListFormat(t.locale).format(refusal.groups);
      return t('common.refusal.groupUnclear', { groups, count: refusal.groups.length });
    }
    case 'no-role':
      return t('common.refusal.noRole', whom(t, refusal.ask));
    case 'needs-role': {
      const [only, ...others] = refusal.needs;
      if (only === 'AdminAgent' && others.length === 0)
        return t('common.refusal.needsAdminAgent', whom(t, refusal.ask));
      const role = new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(
        refusal.needs.map((need) => roleName(t, need)),
      );
      return t('common.refusal.needsRole', { ...whom(t, refusal.ask), role });
    }
    case 'directory-unavailable':
      return t(UNAVAILABLE[refusal.cause], { reference: refusal.reference });
  }
}

/** Those who could help, by name; where nobody is known, the words say by their role whom to ask. */
function whom(t: Translator, names: readonly string[] = []) {
  return { count: names.length, people: new Intl.ListFormat(t.locale, { type: 'disjunction' }).format(names) };
}
