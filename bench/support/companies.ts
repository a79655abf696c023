import { createHash } from 'node:crypto';

const SYLLABLES =
  'ba be bo bra cor da del dor el en fa fen gar gor ha hel in ka ken la lin lo mar mel mo na nor o or pa per qua ra ril ro sa sel so ta ter ti to tri u va ven ver vi vo wa wel wi xa yo za zen'.split(
    ' ',
  );
const TRADES =
  'Consulting Logistics Media Partners Research Retail Systems Travel Works Bouw Techniek Zorg Advies Transport Bakkerij Pharma Energy Foods Motors Design Finance Legal Academy Studios Metals Optics Farms Homes'.split(
    ' ',
  );
const FORMS = ['B.V.', 'GmbH', 'Ltd', 'Inc.', 'AG', 'S.A.', 'AB', 'N.V.', '', ''];
const ENDINGS = ['nl', 'com', 'de', 'co.uk', 'example'];

export type Company = { readonly id: string; readonly name: string; readonly domain: string };

/** The company of that number, the same on every machine; half a million different words in a million names. */
export function inventCompany(number: number): Company {
  const hash = createHash('sha256').update(`company ${number}`).digest();
  const pick = (list: readonly string[], at: number) => list[hash.readUInt16BE(at) % list.length] ?? '';
  const syllables = Array.from({ length: 2 + (hash.readUInt8(30) % 3) }, (_, at) => pick(SYLLABLES, 2 * at)).join('');
  const word = syllables.charAt(0).toUpperCase() + syllables.slice(1);
  const trade = pick(TRADES, 10);
  const name = [word, trade, pick(FORMS, 12)].filter((part) => part !== '').join(' ');
  const domain = `${word}-${trade}${hash.readUInt8(14) % 7}.${pick(ENDINGS, 16)}`.toLowerCase();
  const hex = hash.toString('hex');
  const id = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
  return { id, name, domain };
}
