import { clamp, tidy } from '../../../kernel/text.ts';
import { LONGEST_NAME } from '../licence.ts';
import type { LicenceRecord } from '../licence.ts';
import { maskKeys } from './masking.ts';
import {
  channelIn,
  guidIn,
  hostIn,
  isActivationObject,
  kindOf,
  machineName,
  momentIn,
  statusOfNumber,
} from './tokens.ts';

/** What one row of an export says, by the lower-case names of its columns. */
export type Fields = ReadonlyMap<string, string>;

/** The columns of the export the desk hands out, whose names are those of SoftwareLicensingProduct in every language. */
export const COLUMNS = [
  'Machine',
  'CapturedAt',
  'Name',
  'Description',
  'ID',
  'ApplicationID',
  'LicenseStatus',
  'LicenseStatusReason',
  'GracePeriodRemaining',
  'PartialProductKey',
  'ProductKeyChannel',
  'KeyManagementServiceMachine',
  'DiscoveredKeyManagementServiceMachineName',
  'VLActivationType',
  'ADActivationObjectDN',
] as const;

const MACHINE = ['machine', 'computer', 'pscomputername', 'computername', 'fullyqualifieddomainname', 'systemname'];
const PRODUCT = ['name', 'productname'];

/** @returns the record of a row, or null where the row names no product */
export function recordOf(fields: Fields): LicenceRecord | null {
  const first = (names: readonly string[]) => names.map((name) => fields.get(name)?.trim()).find(Boolean) ?? '';
  // A text of JSON may spell a key in escapes, which nobody sees before it is read.
  const product = clamp(tidy(maskKeys(first(PRODUCT) || first(['description'])).text), LONGEST_NAME);
  const channelText = `${first(['productkeychannel', 'productkeytype'])} ${first(['description'])}`;
  if (product === '' || !isLicence(fields)) return null;
  const minutes = Number(first(['graceperiodremaining']) || Number.NaN);
  const status = statusOfNumber(first(['licensestatus']));
  const ending = first(['partialproductkey']).toUpperCase();
  return {
    machine: machineName(first(MACHINE)) ?? '',
    kind: kindOf(product, first(['applicationid']) || null),
    product,
    activationId: guidIn(first(['id', 'activationid', 'skuid'])),
    channel: isByDirectory(fields) ? 'ad-based' : (channelIn(channelText) ?? channelIn(product) ?? 'unknown'),
    status,
    // None is left of a licence that does not expire: CIM says 0 for it.
    minutesLeft:
      Number.isSafeInteger(minutes) && minutes >= 0 && (minutes > 0 || status !== 'licensed') ? minutes : null,
    partialKey: /^[A-Z0-9]{5}$/.test(ending) ? ending : null,
    kmsHost: hostIn(first(['keymanagementservicemachine', 'discoveredkeymanagementservicemachinename'])),
    reason: reasonOf(first(['licensestatusreason'])),
    capturedAt: momentIn(first(['capturedat', 'captured'])),
  };
}

/** A KMS client that Active Directory activated last. `VLActivationType`: 1 Active Directory, 2 KMS, 3 token. */
function isByDirectory(fields: Fields): boolean {
  const type = fields.get('vlactivationtype')?.trim() ?? '';
  return type === '1' || (!/^[23]$/.test(type) && isActivationObject(fields.get('adactivationobjectdn') ?? ''));
}

function isLicence(fields: Fields): boolean {
  return ['licensestatus', 'productkeychannel', 'productkeytype', 'graceperiodremaining'].some((name) =>
    fields.has(name),
  );
}

/** CIM gives the code as a number, others as they write it; a code that only says "licensed" is none. */
function reasonOf(text: string): string | null {
  const value = /^(?:0x[0-9a-f]{1,8}|\d{1,10})$/i.test(text) ? Number(text) : 0;
  const isError = value >= 0x8000_0000 && value <= 0xffff_ffff;
  return isError ? `0x${value.toString(16).toUpperCase().padStart(8, '0')}` : null;
}

/** @returns whether a line is the header of an export, and what parts its columns */
export function delimiterOf(header: string): string | null {
  const names = header.toLowerCase();
  if (!names.includes('licensestatus') && !names.includes('graceperiodremaining')) return null;
  const [best] = [',', ';', '\t'].toSorted((left, right) => header.split(right).length - header.split(left).length);
  return best !== undefined && header.split(best).length >= 3 ? best : null;
}

/** The fields of one line, as `Export-Csv` quotes them. @returns null where a quotation is not closed */
export function splitRow(line: string, delimiter: string): string[] | null {
  const fields: string[] = [];
  for (let at = 0; ; at += delimiter.length) {
    const pieces: string[] = [];
    while (line[at] === '"') {
      const closed = line.indexOf('"', at + 1);
      if (closed < 0) return null;
      pieces.push(line.slice(at + 1, closed));
      at = closed + 1;
    }
    const end = line.indexOf(delimiter, at);
    fields.push(pieces.join('"') + line.slice(at, end < 0 ? undefined : end));
    if (end < 0) return fields;
    at = end;
  }
}
