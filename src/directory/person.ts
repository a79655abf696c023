/**
 * Roles. The first four are those of the partner's Entra tenant (P7: "Admin agent and Global admin"; keys, download links and
 * cancelling need Admin agent); Approver and Auditor are given in the desk itself.
 */
export type Role = 'GlobalAdmin' | 'AdminAgent' | 'SalesAgent' | 'HelpdeskAgent' | 'Approver' | 'Auditor';

/** What Slack says of somebody who uses the desk. */
export type SlackUser = {
  readonly teamId: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string | undefined;
  /** as typed into the profile */
  readonly phone?: string | undefined;
  /** BCP 47, such as `nl-NL` */
  readonly locale: string;
  /** IANA, such as `Europe/Amsterdam` */
  readonly zone: string;
  readonly standing: 'member' | 'guest' | 'deactivated' | 'foreign';
};

/** Somebody who uses the desk, behind an ID of our own. */
export type Person = SlackUser & { readonly id: string };

/** Those that the desk itself can give. */
export type LocalRole = Extract<Role, 'Approver' | 'Auditor' | 'GlobalAdmin'>;
export const LOCAL_ROLES: readonly LocalRole[] = ['Approver', 'Auditor', 'GlobalAdmin'];

/** Why somebody may not. */
export type Refusal =
  | { readonly kind: 'refused'; readonly why: 'guest' | 'deactivated' | 'foreign' }
  /** nobody knows who they are in Entra; `match-changed`: their e-mail now leads to somebody else than before */
  | { readonly kind: 'refused'; readonly why: 'no-email' | 'ambiguous' | 'match-changed' }
  /** `ask`: names of those who could help */
  | { readonly kind: 'refused'; readonly why: 'not-in-directory'; readonly ask?: readonly string[] }
  | {
      readonly kind: 'refused';
      readonly why: 'no-role' | 'needs-role';
      readonly needs: readonly Role[];
      readonly ask?: readonly string[];
    }
  /** the group that gives the role is missing, or there is more than one of that name: nobody has the role */
  | { readonly kind: 'refused'; readonly why: 'group-unclear'; readonly groups: readonly string[] }
  | DirectoryUnavailable;

/**
 * Entra could not be asked: nobody gains a right by that. `silent`: it does not answer; `not-allowed`: the app lacks a
 * permission; `sign-in`: the app itself is not let in.
 */
export type DirectoryUnavailable = {
  readonly kind: 'refused';
  readonly why: 'directory-unavailable';
  readonly cause: 'silent' | 'not-allowed' | 'sign-in';
  readonly reference: string;
};

export type Right = { readonly kind: 'granted'; readonly roles: ReadonlySet<Role> } | Refusal;
