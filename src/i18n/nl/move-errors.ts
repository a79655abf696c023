import type { moveErrors as english } from '../en/move-errors.ts';

export const moveErrors: Record<keyof typeof english, string> = {
  'moveError.mak-limit.what': 'De MAK heeft geen activeringen meer over.',
  'moveError.mak-limit.next':
    'Stop de golf: elke volgende machine zou zijn activering verliezen. Zet deze machine terug op KMS, en vraag Microsoft om meer activeringen (Partner Center › Ondersteuning) of koop licenties bij.',
  'moveError.mak-extension-limit.what': 'De MAK heeft ook zijn extra activeringen verbruikt.',
  'moveError.mak-extension-limit.next':
    'Stop de golf en zet deze machine terug op KMS. Vraag Microsoft om meer activeringen (Partner Center › Ondersteuning); vaker proberen helpt niet.',
  'moveError.blocked-key.what': 'De productcode is geblokkeerd.',
  'moveError.blocked-key.next':
    'Kijk of de order is geannuleerd, want dan wordt de code ingetrokken. Neem de code van een order die nog staat, en zet deze machine tot dan terug op KMS.',
  'moveError.invalid-key.what': 'De licentieservice accepteert de productcode niet.',
  'moveError.invalid-key.next':
    'Vergelijk de laatste vijf tekens met die in CSP Desk; misschien is hij verkeerd getypt. Is hij goed, dan is hij voor een ander product of een andere versie.',
  'moveError.wrong-edition.what':
    'De productcode is voor een andere editie, versie of een ander kanaal dan wat is geïnstalleerd.',
  'moveError.wrong-edition.next':
    'Neem de MAK van de geïnstalleerde editie en versie; codes van de twee versies daarvoor zijn er ook. Een evaluatieversie moet eerst worden omgezet. De oude code staat er nog.',
  'moveError.refused.what': 'De activeringsserver weigerde te activeren.',
  'moveError.refused.next':
    'Probeer het na een uur nog één keer. Blijft het zo, activeer dan per telefoon (slmgr.vbs /dti, /atp) of vraag het Microsoft.',
  'moveError.no-way-out.what':
    'De activeringsserver was niet te bereiken, vaak omdat een proxy om een gebruikersnaam vraagt.',
  'moveError.no-way-out.next':
    'Laat de activeringsservers zonder aanmelden door de proxy en de firewall, en activeer opnieuw. Anders per telefoon of met VAMT.',
  'moveError.not-elevated.what': 'Toegang geweigerd: het werd niet als administrator uitgevoerd.',
  'moveError.not-elevated.next':
    'Voer het opnieuw uit als administrator, met een account dat administrator is op die machine.',
  'moveError.no-kms.what': 'Er was geen KMS-host te bereiken.',
  'moveError.no-kms.next':
    'Hij is nog KMS-client: de MAK is niet geïnstalleerd. Controleer het netwerk en de klok, of installeer de MAK.',
  'moveError.kms-count.what': 'De KMS-host heeft te weinig clients: er zijn er 25 nodig, of 5 servers of Office.',
  'moveError.kms-count.next':
    'Machines die over zijn tellen niet meer mee. Zijn 180 dagen lopen nog: installeer de MAK voordat ze om zijn.',
  'moveError.kms-host-off.what': 'De KMS-host staat niet aan, is niet geactiveerd of niet bruikbaar.',
  'moveError.kms-host-off.next': 'Installeer de MAK, of breng de KMS-host in orde als er nog machines van afhangen.',
  'moveError.kms-host-limit.what': 'De code van de KMS-host heeft geen activeringen meer over. Dit is niet de MAK.',
  'moveError.kms-host-limit.next':
    'Er is een code voor een KMS-host geïnstalleerd: zet er de KMS-clientcode of de MAK voor in de plaats.',
  'moveError.dns.what': 'De KMS-host is niet op naam gevonden.',
  'moveError.dns.next': 'Hij is nog KMS-client. Controleer DNS, of installeer de MAK, die geen KMS-host nodig heeft.',
  'moveError.rpc.what': 'De machine, of zijn KMS-host, gaf geen antwoord (RPC).',
  'moveError.rpc.next':
    'Controleer of hij aanstaat, in het netwerk zit en niet achter een firewall; voer het script dan opnieuw uit.',
  'moveError.clock.what': 'Zijn klok wijkt te veel af van die van de KMS-host.',
  'moveError.clock.next': 'Zet zijn klok gelijk (w32tm /resync) en probeer het opnieuw.',
  'moveError.hardware.what': 'Zijn hardware is te veel veranderd sinds hij werd geactiveerd.',
  'moveError.hardware.next': 'Activeer hem opnieuw; dat telt als nog een activering van de MAK.',
  'moveError.grace-over.what': 'Zijn respijtperiode is om.',
  'moveError.grace-over.next': 'Installeer en activeer de MAK nu.',
  'moveError.not-activated.what': 'Er is een productcode geïnstalleerd die niet is geactiveerd.',
  'moveError.not-activated.next':
    'Activeer nu (slmgr.vbs /ato, ospp.vbs /act). Lukt dat niet, zet hem dan terug op KMS zolang de KMS-host draait.',
  'moveError.confirmation-id.what': 'Het bevestigings-ID klopt niet.',
  'moveError.confirmation-id.next':
    'Lees het opnieuw; het past alleen bij het installatie-ID dat is opgegeven, en dat verandert met de productcode.',
  'moveError.unknown.what': 'Deze foutcode is hier niet bekend.',
  'moveError.unknown.next':
    'Voer op een Windows-machine slui.exe 0x2a uit met de code erachter voor wat Microsoft ervan zegt, en probeer het nog één keer.',
};
