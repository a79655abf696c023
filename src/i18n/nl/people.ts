import type { people as en } from '../en/people.ts';

export const people: Record<keyof typeof en, string> = {
  'people.title': 'Mensen',
  'people.summary': 'Wie wie is, wie welke rol heeft en waarom, en de rollen die deze desk geeft',
  'people.back': '‹ Mensen',
  'people.yes': 'Ja',
  'people.find': 'Persoon',
  'people.choose': 'Kies iemand',
  'people.find.hint': 'Toont wie het is in de partnerdirectory, welke rollen deze persoon heeft, en waardoor.',
  'people.grants': 'Rollen die hier gegeven zijn',
  'people.grants.none':
    'Geen. Goedkeurder, auditor en globale beheerder van de desk kun je geven aan iedereen die je hierboven vindt.',
  'people.groups': 'Groepen die de andere rollen geven',
  'people.group.known': '• {name} – bekend met ID {id}',
  'people.group.unknown': '• {name} – nog niet gevonden, of er zijn er meer met die naam: niemand heeft nu die rol',
  'people.groups.about':
    'Elke groep is één keer op naam gevonden en sindsdien bekend met een eigen ID: een tweede groep met die naam geeft niemand een rol.',
  'people.groups.again': 'Opnieuw zoeken',
  'people.groups.againText':
    'De ID’s worden vergeten en de groepen worden op naam gezocht zodra iemand weer een rol nodig heeft. Doe dit alleen als een groep opnieuw is gemaakt, en kijk eerst of er van elke naam één is.',
  'people.groups.againYes': 'Zoeken',
  'people.groups.done': 'De ID’s zijn vergeten. De groepen worden gezocht zodra iemand weer een rol nodig heeft.',

  'people.standing.member': 'Lid van deze werkruimte',
  'people.standing.guest': 'Gast van deze werkruimte: mag hier niets, welke rol er ook is',
  'people.standing.deactivated': 'Gedeactiveerd in Slack: mag hier niets, welke rol er ook is',
  'people.standing.foreign': 'Van een andere organisatie: mag hier niets, welke rol er ook is',

  'people.match': 'In de partnerdirectory',
  'people.match.email': '{name} ({mail}), gevonden op e-mailadres. ID {id}',
  'people.match.link': '{name} ({mail}), hier gekoppeld. ID {id}',
  'people.match.unavailable':
    'De directory antwoordt niet, dus dit is nu niet bekend. Probeer het over een paar minuten opnieuw.',
  'people.match.no-email': 'Niet bekend: het Slack-account toont geen bevestigd e-mailadres.',
  'people.match.not-in-directory':
    'Niet bekend: geen ingeschakeld account heeft het adres {email}, of het gekoppelde account is er niet meer.',
  'people.match.ambiguous': 'Niet bekend: meer dan één account heeft het adres {email}. Koppel het juiste.',
  'people.match.match-changed':
    'Niet zeker: het adres {email} leidt nu naar een ander account dan eerst. Is dat account van deze persoon, bevestig het dan.',

  'people.roles': 'Rollen',
  'people.roles.none': 'Geen.',
  'people.roles.unavailable': 'De directory antwoordt niet, dus de rollen zijn nu niet bekend.',
  'people.role.group': '• {role} – lid van de groep {group}',
  'people.role.entraAdmin': '• {role} – globale beheerder in de partnerdirectory',
  'people.role.bootstrap': '• {role} – genoemd in BOOTSTRAP_ADMINS, en alleen daar te wijzigen',
  'people.role.firstStart': '• {role} – gegeven bij de eerste start, {at}',
  'people.role.granted': '• {role} – hier gegeven, {at}',

  'people.own':
    'Wat je zelf bent, moet een andere globale beheerder wijzigen. Wat hier wordt gewijzigd, staat in het grootboek.',
  'people.about':
    'Beheeragent, verkoopagent en helpdeskagent worden alleen in de partnerdirectory gegeven. Wat hier wordt gewijzigd, geldt meteen en staat in het grootboek.',

  'people.grant': '{role} maken',
  'people.grantText.approver': '{name} kan dan goedkeuren wat anderen aanvragen.',
  'people.grantText.auditor': '{name} kan dan het grootboek lezen: wie wat deed en wie welke code zag.',
  'people.grantText.globalAdmin':
    '{name} kan dan alle instellingen van deze desk wijzigen, en de rollen die de desk geeft. Het geeft geen recht op codes of op annuleren.',
  'people.revoke': '{role} intrekken',
  'people.revokeText.approver': '{name} keurt dan niets meer goed met deze rol, ook niet wat nu op goedkeuring wacht.',
  'people.revokeText.auditor': '{name} leest het grootboek dan niet meer met deze rol.',
  'people.revokeText.globalAdmin': '{name} wijzigt dan geen instellingen van deze desk meer met deze rol.',
  'people.link': 'Aan een account koppelen…',
  'people.unlink': 'Koppeling ongedaan maken',
  'people.unlinkText': 'Het e-mailadres in Slack bepaalt dan weer wie deze persoon is in de partnerdirectory.',
  'people.rematch': 'Nieuw account bevestigen',
  'people.rematchText': 'Deze persoon heeft dan de rollen van het account met het huidige e-mailadres.',

  'people.link.title': 'Koppelen aan account',
  'people.link.about':
    'Welk account in de partnerdirectory is {name}? Alleen nodig als het e-mailadres in Slack een ander is.',
  'people.link.account': 'E-mailadres van het account',
  'people.link.hint': 'Het adres of de aanmeldnaam in de partnerdirectory.',
  'people.link.next': 'Volgende',
  'people.link.review': '*{name}* wordt het account *{account}* ({mail}).',
  'people.link.roles': 'Dat geeft: {roles}.',
  'people.link.noRoles': 'Dat account heeft nu geen rol en geeft dus nog niets.',
  'people.link.recorded': 'Het geldt meteen, staat in het grootboek en wordt in het beveiligingskanaal gemeld.',
  'people.link.yes': 'Koppelen',

  'people.done.linked': 'Gekoppeld. Het geldt vanaf nu.',
  'people.done.unlinked': 'Gedaan. Vanaf nu bepaalt het e-mailadres in Slack.',
  'people.done.granted': 'Gegeven. Het geldt vanaf nu.',
  'people.done.revoked': 'Ingetrokken. Het geldt niet meer.',

  'people.not.unknown': 'Slack kent zo iemand niet meer. Er is niets gewijzigd.',
  'people.not.own': 'Wat je zelf bent, moet een andere globale beheerder wijzigen. Er is niets gewijzigd.',
  'people.not.not-a-member':
    'Alleen leden van deze werkruimte kunnen een rol hebben of gekoppeld worden. Er is niets gewijzigd.',
  'people.not.last-admin':
    'Dit is de laatste globale beheerder van de desk, dus er is niets gewijzigd. Maak eerst iemand anders globale beheerder.',
  'people.not.already': 'Dat was al zo. Er is niets gewijzigd.',
  'people.not.no-account':
    'Geen ingeschakeld account in de partnerdirectory heeft dit adres. Schrijf het adres of de aanmeldnaam van een account dat is ingeschakeld.',
  'people.not.several-accounts':
    'Meer dan één account in de partnerdirectory heeft dit adres. Schrijf de aanmeldnaam van het account dat je bedoelt.',
  'people.not.taken': 'Er is al iemand anders aan dit account gekoppeld. Maak die koppeling eerst ongedaan.',
  'people.not.takenBy': '{name} is dit account al. Maak die koppeling eerst ongedaan.',
};
