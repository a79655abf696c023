export const moveKit = {
  'moveKit.readme.title': 'Wave {number} of {move} “{title}”',
  'moveKit.readme.titleOfAll': 'Machines left to move of {move} “{title}”',
  'moveKit.readme.customer': 'Customer: {customer}',
  'moveKit.readme.machines': '{count, plural, one {One machine} other {# machines}}, listed in machines.csv.',
  'moveKit.readme.when': 'Planned from {from, date} until {until, date}.',
  'moveKit.readme.leftOut':
    'Not the name of a machine, and therefore in no file of this kit; put them right in the move and ask for a new kit: {names}',
  'moveKit.readme.keys': 'Which key',
  'moveKit.readme.keysAbout':
    'Each product has a MAK of its own: that of its edition and version. Have these keys at hand before you begin, from CSP Desk (/csp-key) or on a one-time page.',
  'moveKit.readme.keyOf': '* {product}: {order}',
  'moveKit.readme.noOrder': 'no order chosen yet; choose one in the move',
  'moveKit.readme.steps': 'What to do, in this order',
  'moveKit.step.key':
    'Take the key of each product above shortly before you begin. Do not put it into an e-mail, a chat, a script or a file. A one-time page is safest: roll-out.ps1 -OneTimePage reads the key from it, and nobody sees it.',
  'moveKit.step.unpack':
    'Unpack this kit on a computer from which you manage the machines. Read the scripts; they are short. Then open PowerShell as administrator in that folder and run: Get-ChildItem | Unblock-File',
  'moveKit.step.verify':
    'Run .\\verify.ps1: it changes nothing and shows whether every machine can be reached. Ask each machine that has little time left to renew once against the KMS host (slmgr.vbs /ato), while that runs: it then has 180 days again.',
  'moveKit.step.first':
    'Try it on one machine: copy the folder there and run .\\roll-out.ps1 -Here as administrator. It has to say that the machine is done.',
  'moveKit.step.rest':
    'Run .\\roll-out.ps1 for the wave. It asks for the key of each product, does one machine after the other, and writes each result at once to results-….csv. Press Enter without a key to leave a product for later.',
  'moveKit.step.back':
    'Bring the file of results back with “Bring results” in the move. It holds no key. Machines that failed may be tried again: those that are done are left alone.',
  'moveKit.step.undo':
    'If a machine has lost its activation and cannot be helped at once, run .\\roll-back.ps1 for it: it goes back to KMS. It asks for the KMS client key (GVLK) of the edition, which Microsoft publishes under “KMS client activation and product keys”.',
  'moveKit.readme.rules': 'What the scripts take care of',
  'moveKit.rule.secret':
    'No file of this kit holds a key. It is asked for masked, handed to Windows by CIM (InstallProductKey), and is on no command line, in no output and in no file. slmgr.vbs /ipk would print the whole key.',
  'moveKit.rule.atOnce':
    'Between the installation of a key and its activation a machine is not activated. So it is activated at once; begin only where the machines reach the activation servers of Microsoft over HTTPS.',
  'moveKit.rule.again':
    'A machine that has the MAK and is activated is left alone: running a script again uses up no activation.',
  'moveKit.rule.count':
    'Each activation counts, and one that was used is not given back. Machines that are rebuilt often, such as virtual desktops, need a way of their own.',
  'moveKit.rule.stops':
    'The scripts stop when the key has no activations left or is refused, and after three machines in a row that failed (-MostFailures).',
  'moveKit.readme.notes': 'Notes',
  'moveKit.note.prompt':
    'Without PowerShell: roll-out.cmd windows or roll-out.cmd office, as administrator on the machine itself. The key is then seen while it is typed, and stands on the command line of cscript for a moment; where command lines are logged, do not use it. roll-back.cmd is the way back.',
  'moveKit.note.dcom':
    'Without PowerShell remoting: roll-out.ps1 -Dcom reaches machines by DCOM (TCP 135 and dynamic ports).',
  'moveKit.note.intune':
    'Intune: do not put the key into a script, whose text every administrator can read and every machine logs. A policy of its own (edition upgrade, or the WindowsLicensing CSP with ChangeProductKey) takes the key as a setting. Remove policies that would put the KMS client key back.',
  'moveKit.note.configMgr':
    'Configuration Manager: use the policy for edition upgrades with a product key, or Run Scripts in which somebody enters the key; not a task sequence variable that is shown. Take the KMS client key out of images and task sequences.',
  'moveKit.note.gpo':
    'Group Policy: never a key in a start-up script or in SYSVOL, which every user can read. Use Group Policy only to take away the settings of KMS, after the last wave.',
  'moveKit.note.proxy':
    'Proxy: one that asks for a user name stops the activation (0x80072EE2, 0x8004FE33). Let the activation servers through without it, or use the telephone or VAMT.',
  'moveKit.note.phone':
    'By telephone: slmgr.vbs /dti shows the Installation ID, slmgr.vbs /atp with the Confirmation ID activates; for Office ospp.vbs /dinstid and /actcid.',
  'moveKit.note.offline':
    'Without any network: VAMT activates by proxy, with a file that is carried to a computer with internet and back (.cilx). The desk reads that file as an inventory, too.',
  'moveKit.note.office':
    'Office keeps the old key beside the new one; roll-out.ps1 takes it away once the new one is active. roll-out.cmd says how. Microsoft 365 Apps have no MAK and are not part of this.',
  'moveKit.note.cleanUp':
    'When every wave is done: take away KMS host names that were set (slmgr.vbs /ckms) and the policy for them. Leave the KMS host running until the move is closed: it is the way back.',
  'moveKit.readme.codes': 'When it fails: what the code says, and what to do',
  'moveKit.readme.entitlement':
    'Activation is technical and says nothing of the licences: who may use the software follows from what was bought.',
  'moveKit.said.wrongFile': 'The file of machines has no column {column}. Take machines.csv of the kit again.',
  'moveKit.said.notAMachine': 'A line of the file of machines was left out: it names no machine or no product.',
  'moveKit.said.noMachines': 'The file of machines names no machine to do here.',
  'moveKit.said.notAKey':
    'That is not a product key: five groups of five, with hyphens. Press Enter to leave it for later.',
  'moveKit.said.askKey': 'MAK for {product} (Enter: later)',
  'moveKit.said.askClientKey': 'KMS client key (GVLK) for {product} (Enter: later)',
  'moveKit.said.askLink': 'Link of the one-time page',
  'moveKit.said.askPassphrase': 'Passphrase of the one-time page',
  'moveKit.said.notALink': 'That is not the link of a one-time page. Nothing was done.',
  'moveKit.said.noKeyOnPage':
    'The one-time page showed no key: the passphrase is wrong, the page has been used, or it cannot be reached. Nothing was done.',
  'moveKit.said.product': '{product} – order: {order} – machines: {count}',
  'moveKit.said.done': 'done       {machine}  (key …{ending})',
  'moveKit.said.notDone': 'not done   {machine}  ({step}) {code}',
  'moveKit.said.looked': 'looked at  {machine}',
  'moveKit.said.stoppedByKey':
    'Stopped: the key has no activations left or is refused. Go on with no machine; bring the results back to CSP Desk.',
  'moveKit.said.stoppedByFailures':
    'Stopped after {count} failures in a row. Look the code up in README.txt, and run the script again when its cause is gone.',
  'moveKit.said.results': 'Bring this file back to CSP Desk: {file}',
  'moveKit.said.nothingDone': 'Nothing was done.',
  'moveKit.shown.askKey': 'MAK, with hyphens (it is seen while you type):',
  'moveKit.shown.askClientKey': 'KMS client key (GVLK), with hyphens:',
  'moveKit.shown.look': 'Look above: it has to say that the licence is active. If it does not, run roll-back.cmd.',
  'moveKit.shown.oldKey':
    'Once it is active take the old key away: cscript ospp.vbs /unpkey: with its last five characters.',
  'moveKit.shown.result': 'Bring this file back to CSP Desk. It holds no key:',
  'moveKit.shown.notDone':
    'The key was not installed. Look the code up in README.txt, and bring this file back to CSP Desk:',
  'moveKit.shown.notElevated': 'Run this as administrator. Nothing was done.',
  'moveKit.shown.notListed': 'This machine is not in machines.csv of this wave. Nothing was done.',
  'moveKit.shown.noOffice': 'There is no ospp.vbs: this Office cannot be activated here. Nothing was done.',
  'moveKit.shown.nothing': 'No key was entered. Nothing was done.',
  'moveKit.shown.notAKey': 'That is not a product key: five groups of five, with hyphens. Nothing was done.',
  'moveKit.note.host':
    'The KMS host itself: leave it until every client has moved. Then slmgr.vbs /cdns, remove the DNS record _vlmcs._tcp, and run roll-out.cmd windows on the host.',

  'moveKit.button': 'Wave kit',
  'moveKit.form.title': 'Wave kit',
  'moveKit.form.submit': 'Send me the kit',
  'moveKit.form.about':
    'A zip with instructions, the machines as a table, and scripts that install, activate and verify a MAK, or go back to KMS. It holds no product key: each script asks for it.',
  'moveKit.form.machines': 'Machines',
  'moveKit.form.wave': 'Wave {number}: {count, plural, one {one machine} other {# machines}}, {from, date}',
  'moveKit.form.waveUnplanned': 'Wave {number}: {count, plural, one {one machine} other {# machines}}',
  'moveKit.form.all': 'All that are left to move: {count, plural, one {one machine} other {# machines}}',
  'moveKit.form.none': 'There is no machine that still has to move.',
  'moveKit.form.gone': 'No machine of that wave has to move any more. Choose another.',
  'moveKit.asked': 'The kit is being made and comes to you by direct message.',
  'moveKit.what.wave': 'wave {number} of “{title}”',
  'moveKit.what.all': 'all machines of “{title}” that are left to move',
  'moveKit.message.notification': 'The kit for {what}',
  'moveKit.message.waiting': '⏳ The kit for {what} is being made.',
  'moveKit.message.sent':
    '📦 The kit for {what} is here: {count, plural, one {one machine} other {# machines}}. It holds no product key.',
  'moveKit.message.leftOut':
    '⚠ {count, plural, one {One name is not that of a machine and is} other {# names are not those of machines and are}} not in it; README.txt says which.',
  'moveKit.message.empty': 'No machine of {what} has to move any more. No kit was made.',
  'moveKit.message.failed':
    'The kit for {what} could not be made or sent. Nothing else has happened; ask for it again. ref {reference}',
  'moveKit.message.key': '{title} · {count, plural, one {one product} other {# products}}',
  'moveKit.message.keyCancelled':
    '{title} · its order is cancelled and the key revoked: choose another in the settings',
  'moveKit.message.noKey':
    '⚠ No key is chosen for {products}. Choose one in the settings of the move, or get it with /csp-key.',
  'moveKit.message.getKey': 'Get key',
  'moveKit.message.getKeyOf': 'Get the key of {title}',
  'moveKit.message.fromThere':
    'From the key you can make a one-time page; roll-out.ps1 -OneTimePage reads the key from it, so that nobody sees it.',
  'moveKit.message.notYou': 'Product keys are shown to Admin agents; ask one for a one-time page.',
  'moveKit.file': 'The kit for {what}.',
  'moveKit.orderLine': '{title} – order {order}, line {line}',
} as const satisfies Record<string, string>;
