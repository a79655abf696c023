import type { reminderTimes as english } from '../en/reminder-times.ts';

export const reminderTimes: Record<keyof typeof english, string> = {
  'reminderTimes.title': 'Herinneringen',
  'reminderTimes.summary': 'Wanneer mensen herinnerd worden aan retourperiodes, codes, tickets en machines',
  'reminderTimes.about':
    'Deze tijden gelden voor iedereen. Wat ze veranderen zie je nog één keer voordat het geldt, en het staat in het grootboek.',
  'reminderTimes.closing': 'Voordat een retourperiode sluit',
  'reminderTimes.closing.hint':
    'Dagen (d) of uren (u), zoals 7d, 2d, 4u. De kortste is de laatste kans, die op elk uur apart komt; de andere komen in het bericht van de dag.',
  'reminderTimes.closing.no-times': 'Schrijf tijden in dagen (d) of uren (u), zoals 7d, 2d, 4u.',
  'reminderTimes.closing.too-many': 'Schrijf hooguit tien tijden. Laat er een paar weg.',
  'reminderTimes.closing.too-long': 'Geen retourperiode duurt langer dan 60 dagen. Schrijf kortere tijden.',
  'reminderTimes.typed.days': '{count, number}d',
  'reminderTimes.typed.hours': '{count, number}u',
  'reminderTimes.idleDays': 'Dagen tot een niet-opgehaalde code wordt gemeld',
  'reminderTimes.morningHour': 'Uur van de dagelijkse berichten',
  'reminderTimes.riskDays': 'Dagen voor de uiterste datum van een machine',
  'reminderTimes.ticketHours': 'Uren dat een ticket op het team mag wachten',
  'reminderTimes.microsoftDays': 'Dagen dat een ticket bij Microsoft mag liggen',
  'reminderTimes.next': 'Verder',
  'reminderTimes.save': 'Tijden opslaan',
  'reminderTimes.oClock': '{hour, number}.00 uur, in de tijdzone van wie het leest',
  'reminderTimes.effect':
    'Geldt meteen, ook voor retourperiodes, tickets en overstappen die al lopen. Wat al gezegd is, wordt niet nog eens gezegd.',
  'reminderTimes.saved': '✅ Opgeslagen. Het geldt vanaf nu.',
  'reminderTimes.unchanged': 'Deze tijden gelden al. Er is niets gewijzigd.',
  'reminderTimes.overtaken':
    'Iemand anders heeft de tijden intussen gewijzigd; van jouw wijziging is niets opgeslagen. Deze gelden nu; wijzig ze zo nodig opnieuw.',
  'reminderTimes.gone': 'Deze wijziging is niet bewaard. Er is niets gewijzigd. Deze tijden gelden nu.',
};
