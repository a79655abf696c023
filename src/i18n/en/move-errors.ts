export const moveErrors = {
  'moveError.mak-limit.what': 'The MAK has no activations left.',
  'moveError.mak-limit.next':
    'Stop the wave: each further machine would lose its activation. Put this machine back on KMS, and ask Microsoft for more activations (Partner Center › Support) or buy more licences.',
  'moveError.mak-extension-limit.what': 'The MAK has used up its extra activations as well.',
  'moveError.mak-extension-limit.next':
    'Stop the wave and put this machine back on KMS. Ask Microsoft for more activations (Partner Center › Support); more tries do not help.',
  'moveError.blocked-key.what': 'The key is blocked.',
  'moveError.blocked-key.next':
    'Look whether its order was cancelled, which revokes the key. Take the key of an order that stands, and put this machine back on KMS until then.',
  'moveError.invalid-key.what': 'The licensing service does not take the key.',
  'moveError.invalid-key.next':
    'Compare its last five characters with those in CSP Desk; it may have been mistyped. If it is the right one, it is for another product or version.',
  'moveError.wrong-edition.what': 'The key is for another edition, version or channel than the one installed.',
  'moveError.wrong-edition.next':
    'Take the MAK of the installed edition and version; keys of the two versions before are there, too. An evaluation has to be converted first. The old key is still in place.',
  'moveError.refused.what': 'The activation server refused to activate.',
  'moveError.refused.next':
    'Try once more after an hour. If it stays, activate by telephone (slmgr.vbs /dti, /atp) or ask Microsoft.',
  'moveError.no-way-out.what':
    'The activation server could not be reached, often because a proxy asks for a user name.',
  'moveError.no-way-out.next':
    'Let the activation servers through the proxy and the firewall without signing in, then activate again. Otherwise activate by telephone or with VAMT.',
  'moveError.not-elevated.what': 'Access was denied: it was not run as administrator.',
  'moveError.not-elevated.next':
    'Run it again as administrator, with an account that is an administrator of that machine.',
  'moveError.no-kms.what': 'No KMS host could be reached.',
  'moveError.no-kms.next':
    'It is still a KMS client: the MAK was not installed. Check the network and the clock, or install the MAK.',
  'moveError.kms-count.what': 'The KMS host has too few clients: 25 are needed, or 5 servers or Office.',
  'moveError.kms-count.next':
    'Machines that moved no longer count. Its 180 days still run: install the MAK before they are over.',
  'moveError.kms-host-off.what': 'The KMS host is not enabled, not activated or not usable.',
  'moveError.kms-host-off.next': 'Install the MAK, or put the KMS host right if machines still depend on it.',
  'moveError.kms-host-limit.what': 'The key of the KMS host has no activations left. This is not the MAK.',
  'moveError.kms-host-limit.next': 'A KMS host key was installed: put the KMS client key or the MAK in its place.',
  'moveError.dns.what': 'The KMS host was not found by its name.',
  'moveError.dns.next': 'It is still a KMS client. Check DNS, or install the MAK, which needs no KMS host.',
  'moveError.rpc.what': 'The machine, or its KMS host, did not answer (RPC).',
  'moveError.rpc.next': 'Check that it is on, in the network, and not behind a firewall; then run the script again.',
  'moveError.clock.what': 'Its clock differs too much from that of the KMS host.',
  'moveError.clock.next': 'Set its clock (w32tm /resync), then try again.',
  'moveError.hardware.what': 'Its hardware changed too much since it was activated.',
  'moveError.hardware.next': 'Activate it again; that counts as one more activation of the MAK.',
  'moveError.grace-over.what': 'Its grace period is over.',
  'moveError.grace-over.next': 'Install and activate the MAK now.',
  'moveError.not-activated.what': 'A key is installed and not activated.',
  'moveError.not-activated.next':
    'Activate now (slmgr.vbs /ato, ospp.vbs /act). If that fails, put it back on KMS while the KMS host runs.',
  'moveError.confirmation-id.what': 'The Confirmation ID is wrong.',
  'moveError.confirmation-id.next':
    'Read it again; it fits only the Installation ID that was given, and that changes with the key.',
  'moveError.unknown.what': 'This code is not known here.',
  'moveError.unknown.next':
    'Run slui.exe 0x2a followed by the code on a Windows machine for what Microsoft says of it, and try once more.',
} as const satisfies Record<string, string>;
