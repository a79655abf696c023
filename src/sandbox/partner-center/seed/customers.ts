import { marketOf } from '../catalogue/markets.ts';
import { guidOf, hexOf } from '../state/derived.ts';
import type { Agreement, Contact, Customer, Segment } from '../state/model.ts';
import { customerLines } from './customer-lines.ts';

const FIRST_NAMES =
  'Anna Bram Chloé Daan Elif Femke Gijs Hugo Ines Jonas Kaya Lotte Milan Nora Omar Pia Quinn Rosa Sem Tess'.split(' ');
const LAST_NAMES =
  'Bakker Clarke Dubois Eriksen Fischer Garcia Hughes Ito Janssen Kowalski Larsen Meyer Novák Olsen Peters Rossi Smit Tanaka Visser Wright'.split(
    ' ',
  );
const DAY = 86_400_000;

/** @returns the customers of the seed; `now` dates the agreements that are not dated themselves */
export function seededCustomers(now: string): Customer[] {
  return customerLines.map((line) => {
    const [companyName = '', domain = '', country = '', city = '', addressLine = '', postalCode = '', marks = ''] =
      line.split('|');
    return customer({ companyName, domain, country, city, addressLine, postalCode }, new Set(marks.split(' ')), now);
  });
}

/** @returns a customer nobody wrote down, for where thousands are wanted */
export function inventedCustomer(number: number, now: string): Customer {
  const words = [
    'Adventure',
    'Alpine',
    'Blue Yonder',
    'Coho',
    'Humongous',
    'Lucerne',
    'Margie',
    'Proseware',
    'Trey',
    'Woodgrove',
  ];
  const trades = [
    'Consulting',
    'Logistics',
    'Media',
    'Partners',
    'Research',
    'Retail',
    'Systems',
    'Travel',
    'Works',
    'Vineyards',
  ];
  const countries = ['NL', 'GB', 'US', 'DE', 'FR', 'BE', 'SE'];
  const pick = (list: readonly string[], place: number) => list[place % list.length] ?? '';
  const companyName = `${pick(words, number)} ${pick(trades, Math.floor(number / 10))} ${number}`;
  const domain = `${companyName.toLowerCase().replaceAll(' ', '-')}.example`;
  const place = {
    country: pick(countries, number),
    city: 'Springfield',
    addressLine: `${number} Main Street`,
    postalCode: '12345',
  };
  return customer({ companyName, domain, ...place }, new Set(number % 5 === 0 ? ['unsigned'] : []), now);
}

type Place = Pick<Customer, 'companyName' | 'domain' | 'country' | 'city' | 'addressLine' | 'postalCode'>;

function customer(place: Place, marks: ReadonlySet<string>, now: string): Customer {
  const contact = contactOf(place);
  return {
    id: guidOf(`customer ${place.domain}`),
    ...place,
    onmicrosoftDomain: `${place.domain.replace(/\..*$/, '').replaceAll('-', '')}.onmicrosoft.com`,
    segment:
      (['education', 'government', 'nonprofit'] as const).find((segment: Segment) => marks.has(segment)) ??
      'commercial',
    relationship: marks.has('ended') ? 'none' : 'reseller',
    contact,
    agreement: agreementOf(place, marks, contact, now),
  };
}

function agreementOf(place: Place, marks: ReadonlySet<string>, contact: Contact, now: string): Agreement {
  if (marks.has('unsigned')) return { kind: 'none' };
  const daysAgo = 100 + (parseInt(hexOf(`agreed ${place.domain}`, 4), 16) % 900);
  const on = new Date(Date.parse(now) - daysAgo * DAY).toISOString();
  return marks.has('direct') ? { kind: 'direct', on } : { kind: 'confirmed', on, contact };
}

function contactOf({ domain, country }: Place): Contact {
  const number = parseInt(hexOf(`contact ${domain}`, 6), 16);
  const firstName = FIRST_NAMES[number % FIRST_NAMES.length] ?? '';
  const lastName = LAST_NAMES[Math.floor(number / 20) % LAST_NAMES.length] ?? '';
  const mailbox = `${firstName}.${lastName}`
    .normalize('NFD')
    .replace(/[^A-Za-z.]/g, '')
    .toLowerCase();
  const phoneNumber = `${marketOf(country)?.dialling ?? '+1'} 5550 ${String(1000 + (number % 9000))}`;
  return { firstName, lastName, email: `${mailbox}@${domain}`, phoneNumber };
}
