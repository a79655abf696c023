import type { assistance as english } from '../en/assistance.ts';

export const assistance: Record<keyof typeof english, string> = {
  'assistance.title': 'Wat je kunt doen',
  'assistance.roles': 'Je rol: {roles}',
  'assistance.others': 'Voor collega’s',
  'assistance.forWhom': 'voor {roles}',
  'assistance.hint.customer': '[klant]',
  'assistance.hint.order': '[order-ID of abonnements-ID]',
  'assistance.hint.tickets': '[mine | open | klant]',
  'assistance.buy': 'software kopen voor een klant; er wordt niets besteld voordat je alles hebt gecontroleerd',
  'assistance.software': 'zien wat een klant heeft, en hoelang er nog restitutie mogelijk is',
  'assistance.key': 'een productcode bekijken; alleen jij ziet hem, en hij verbergt zichzelf',
  'assistance.download': 'een downloadlink ophalen voor een versie, taal en bitversie',
  'assistance.cancel': 'een order annuleren met restitutie; de productcodes worden ingetrokken',
  'assistance.tickets': 'annuleringen zien en hoe het ermee staat',
  'assistance.move':
    'machines van een klant overzetten van KMS naar een MAK: welke, uiterlijk wanneer, en wat er nog moet',
  'assistance.hint.audit': '[klant, persoon of order]',
  'assistance.audit': 'zie wie wat deed en zag',
  'assistance.admin': 'instellingen van de desk: mensen, goedkeuringen, productcodes, prijzen, toestand',
  'assistance.help': 'dit overzicht',
  'assistance.kms.question': 'Kan ik een KMS-sleutel krijgen?',
  'assistance.kms.answer':
    'Nee: software uit CSP wordt geactiveerd met een MAK (meervoudige activeringssleutel); KMS-sleutels worden nooit gegeven, ook niet op verzoek. Machines die door een KMS zijn geactiveerd, blijven dat in de regel 180 dagen: rol de MAK in die tijd uit, met de hand of met slmgr.vbs, en er valt niets stil. Microsoft helpt daarbij via een aanvraag voor technische presales- en implementatieservices.',
  'assistance.customers.question': 'Kunnen klanten hun eigen productcodes opzoeken?',
  'assistance.customers.answer':
    'Ja: hun eigen globale beheerder vindt productcodes en downloads in het Microsoft 365-beheercentrum › Facturering › Uw producten › Software. Partners gebruiken Partner Center, en dat doet deze desk voor je.',
};
