export const downloadLink = {
  'downloadLink.title': 'Get a download',
  'downloadLink.submit': 'Get link',
  'downloadLink.version.label': 'Version',
  'downloadLink.language.label': 'Language',
  'downloadLink.bit.label': 'Bit',
  'downloadLink.bit.known': '{bit, number}-bit',
  'downloadLink.bit.unknown': 'not stated',
  'downloadLink.size': '{gigabytes, number, ::.0} GB',
  'downloadLink.choose.placeholder': 'Type a part of its name',
  'downloadLink.risk':
    '⚠ Anyone who has the link can download with it, and nothing tells who did. Hand it only to those who may have the software. It stops working about five days after first use.',
  'downloadLink.none': 'Partner Center has no download for this software. Choose other software.',
  'downloadLink.problem.customerUnknown':
    'Partner Center does not know this customer as yours. Choose it from the list.',
  'downloadLink.problem.softwareUnknown': 'This customer does not own this software. Choose it from the list.',
  'downloadLink.problem.cancelled': 'This order was cancelled, so its downloads are gone. No link was made.',
  'downloadLink.problem.pending':
    'This order is not fulfilled yet, so there is no download yet. Try again when Partner Center has completed it.',
  'downloadLink.problem.notOffered': 'Partner Center does not offer this combination. Choose from the list.',
  'downloadLink.busy': 'Partner Center is making the link…',
  'downloadLink.made': 'Your link is ready. Close this: it is in the channel, for your eyes only.',
  'downloadLink.already':
    'This form was handed in already, or was open for too long. No other link was made. Start again with /csp-download.',
  'downloadLink.undeliverable':
    'CSP Desk cannot write to you where you opened the form, so the link was thrown away. Type /csp-download again in a channel, and hand the form in within half an hour.',
  'downloadLink.ready.notification': 'A download link is ready for you',
  'downloadLink.ready.onlyYou': 'Only visible to you',
  'downloadLink.ready.what': '{version} – {customer}',
  'downloadLink.ready.file': '{language} · {bit}',
  'downloadLink.ready.risk': '⚠ Anyone with this link can download. It stops working about five days after first use.',
  'downloadLink.ready.copy': 'To send it, copy the link:',
  'downloadLink.ready.customer':
    'The customer can also download it themselves: Microsoft 365 admin center › Billing › Your products › Software.',
  'downloadLink.download': 'Download',
  'downloadLink.portal.where':
    'Here download links are taken from the pages of Partner Center, because Partner Center does not give them to other programs. That needs an Admin agent, which you are.',
  'downloadLink.portal.get':
    '*Download* gives the file, *Copy link* a link to send. Partner Center records that you asked for it.',
  'downloadLink.takeNote': 'By getting a link you take note of this. That is recorded with your name, once a month.',
  'downloadLink.copy': 'Copy link',
  'downloadLink.anew': 'Get a new link',
  'downloadLink.sha256': 'SHA-256 {hash}',
  'downloadLink.age.used': 'Made {issued}, first used here {used}: it stops working about {stops}.',
  'downloadLink.age.unused': 'Made {issued}, not used here yet.',
  'downloadLink.warning.notification': 'A download link stops working soon',
  'downloadLink.warning.text':
    'Your download link for {version} ({customer}) stops working about {stops}, five days after its first use.',
  'downloadLink.stopped.notification': 'A download link no longer works',
  'downloadLink.stopped.text':
    'Your download link for {version} ({customer}) stopped working about {stops}, or can no longer be opened. Nothing was shown.',
  'downloadLink.anew.notOffered':
    'Partner Center no longer offers this file. No link was made. Choose another with /csp-download.',
  'downloadLink.anew.portal':
    'Here download links are taken from the Partner Center pages. Hand in a new one with /csp-download.',
  'downloadLink.portal.submit': 'Hand in',
  'downloadLink.portal.link': 'Download link',
  'downloadLink.portal.file': 'What it gives',
  'downloadLink.portal.filePlaceholder': 'Version, language and bit',
  'downloadLink.portal.sha256Hint': 'As the page shows it, 64 characters; it is shown with the link.',
  'downloadLink.portal.notALink': 'This is not a link. Copy it from the page; it begins with https://.',
  'downloadLink.portal.notAHash': 'This is not a SHA-256: those are 64 digits and letters a to f.',
} as const satisfies Record<string, string>;
