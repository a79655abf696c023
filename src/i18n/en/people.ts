export const people = {
  'people.title': 'People',
  'people.summary': 'Who is who, who holds which role and why, and the roles this desk gives',
  'people.back': '‹ People',
  'people.yes': 'Yes',
  'people.find': 'Person',
  'people.choose': 'Choose somebody',
  'people.find.hint': 'Shows who they are in the partner directory, which roles they hold, and by what.',
  'people.grants': 'Roles given at this desk',
  'people.grants.none':
    'None. Approver, Auditor and Global admin of the desk can be given to anybody who is found above.',
  'people.groups': 'Groups that give the other roles',
  'people.group.known': '• {name} – known by its ID {id}',
  'people.group.unknown': '• {name} – not found yet, or there are several of that name: nobody has its role now',
  'people.groups.about':
    'Each group was found by its name once and is known by its ID since then: a second group of that name gives nobody a role.',
  'people.groups.again': 'Find them again',
  'people.groups.againText':
    'The IDs are forgotten, and the groups are found by their names when somebody next needs a role. Do this only after a group was made anew, and see first that there is one of each name.',
  'people.groups.againYes': 'Find again',
  'people.groups.done': 'The IDs are forgotten. The groups are found again when somebody next needs a role.',

  'people.standing.member': 'Member of this workspace',
  'people.standing.guest': 'Guest of this workspace: may do nothing here, whatever their roles',
  'people.standing.deactivated': 'Deactivated in Slack: may do nothing here, whatever their roles',
  'people.standing.foreign': 'Of another organisation: may do nothing here, whatever their roles',

  'people.match': 'In the partner directory',
  'people.match.email': '{name} ({mail}), found by e-mail address. ID {id}',
  'people.match.link': '{name} ({mail}), linked here. ID {id}',
  'people.match.unavailable': 'The directory does not answer, so this is not known now. Try again in a few minutes.',
  'people.match.no-email': 'Not known: their Slack account shows no verified e-mail address.',
  'people.match.not-in-directory':
    'Not known: no enabled account has the address {email}, or the linked account is gone.',
  'people.match.ambiguous': 'Not known: several accounts have the address {email}. Link theirs.',
  'people.match.match-changed':
    'Not sure: their address {email} now leads to another account than before. If that account is theirs, confirm it.',

  'people.roles': 'Roles',
  'people.roles.none': 'None.',
  'people.roles.unavailable': 'The directory does not answer, so they are not known now.',
  'people.role.group': '• {role} – member of the group {group}',
  'people.role.entraAdmin': '• {role} – Global Administrator in the partner directory',
  'people.role.bootstrap': '• {role} – named in BOOTSTRAP_ADMINS, and only there to be changed',
  'people.role.firstStart': '• {role} – given at the first start, {at}',
  'people.role.granted': '• {role} – given here, {at}',

  'people.own': 'What you are yourself, another Global admin has to change. What is changed here is in the ledger.',
  'people.about':
    'Admin agent, Sales agent and Helpdesk agent are given in the partner directory only. What is changed here counts at once and is in the ledger.',

  'people.grant': 'Make {role}',
  'people.grantText.approver': '{name} can then approve what others ask for.',
  'people.grantText.auditor': '{name} can then read the ledger: who did what, and who saw which key.',
  'people.grantText.globalAdmin':
    '{name} can then change all settings of this desk and the roles it gives. It gives no right to keys or to cancelling.',
  'people.revoke': 'Take back {role}',
  'people.revokeText.approver': '{name} then no longer approves by this role, also what waits for them now.',
  'people.revokeText.auditor': '{name} then no longer reads the ledger by this role.',
  'people.revokeText.globalAdmin': '{name} then no longer changes the settings of this desk by this role.',
  'people.link': 'Link to an account…',
  'people.unlink': 'Undo the link',
  'people.unlinkText': 'Their e-mail address in Slack then decides again who they are in the partner directory.',
  'people.rematch': 'Confirm the new account',
  'people.rematchText': 'They then have the roles of the account that has their present e-mail address.',

  'people.link.title': 'Link to an account',
  'people.link.about':
    'Which account in the partner directory is {name}? Needed only where the e-mail address in Slack is another one.',
  'people.link.account': 'E-mail address of the account',
  'people.link.hint': 'The address or sign-in name in the partner directory.',
  'people.link.next': 'Next',
  'people.link.review': '*{name}* is to be the account *{account}* ({mail}).',
  'people.link.roles': 'That gives them: {roles}.',
  'people.link.noRoles': 'That account has no role now, so it gives them nothing yet.',
  'people.link.recorded': 'It counts at once, is in the ledger, and is told in the security channel.',
  'people.link.yes': 'Link',

  'people.done.linked': 'Linked. It counts from now on.',
  'people.done.unlinked': 'Done. Their e-mail address in Slack decides from now on.',
  'people.done.granted': 'Given. It counts from now on.',
  'people.done.revoked': 'Taken back. It no longer counts.',

  'people.not.unknown': 'Slack knows nobody like that any more. Nothing was changed.',
  'people.not.own': 'What you are yourself, another Global admin has to change. Nothing was changed.',
  'people.not.not-a-member': 'Only members of this workspace can hold a role or be linked. Nothing was changed.',
  'people.not.last-admin':
    'This is the last Global admin of the desk, so nothing was changed. Make somebody else Global admin first.',
  'people.not.already': 'That was so already. Nothing was changed.',
  'people.not.no-account':
    'No enabled account in the partner directory has this address. Write the address or sign-in name of one that is enabled.',
  'people.not.several-accounts':
    'Several accounts in the partner directory have this address. Write the sign-in name of the one you mean.',
  'people.not.taken': 'Somebody else is already linked to this account. Undo that link first.',
  'people.not.takenBy': '{name} is already this account. Undo that link first.',
} as const satisfies Record<string, string>;
