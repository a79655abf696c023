import type { Role } from '../directory/person.ts';
import { codesOf } from '../ledger/codes.ts';
import type { Code } from '../ledger/codes.ts';
import { roleName } from './role-names.ts';
import type { Translator } from './translator.ts';

const ROLES: Readonly<Record<Role, true>> = {
  ...{ GlobalAdmin: true, AdminAgent: true, SalesAgent: true, HelpdeskAgent: true, Approver: true, Auditor: true },
};

/** What a detail of an entry of the ledger says in the reader's words, where it holds a code; null where it does not. */
export function codeWords(
  t: Translator,
  entry: { readonly action: string; readonly outcome: string },
  detail: string,
  value: string,
): string | null {
  const code = codesOf(entry, detail).find((known) => known === value);
  if (code === undefined) return null;
  return isRole(code) ? roleName(t, code) : t(`audit.code.${code}`);
}

function isRole(code: Code): code is Code & Role {
  return Object.hasOwn(ROLES, code);
}
