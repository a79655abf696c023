/** What a machine says in the export that the desk hands out. */
export type Said = {
  readonly machine: string;
  readonly at: Date;
  readonly minutes?: number;
  /** the end of its MAK; without one it is a KMS client */
  readonly mak?: string;
  readonly product?: string;
};

const HEADER =
  'Machine,CapturedAt,Name,Description,LicenseStatus,LicenseStatusReason,GracePeriodRemaining,PartialProductKey';
export const SERVER = 'Windows(R), ServerStandard edition';

export function exported(...said: readonly Said[]): string {
  return [HEADER, ...said.map(lineOf)].join('\n');
}

function lineOf({ machine, at, minutes = 43_200, mak, product = SERVER }: Said): string {
  const channel = mak === undefined ? 'VOLUME_KMSCLIENT' : 'VOLUME_MAK';
  const left = mak === undefined ? minutes : 0;
  return `${machine},${at.toISOString()},"${product}","Windows(R) Operating System, ${channel} channel",1,0,${left},${mak ?? 'VDYBN'}`;
}

const RESULTS = 'machine,product,activationId,partialKey,channel,status,code,capturedAt,step,minutesLeft';

/** A row of the results file of the kit. */
export function result(said: Said & { readonly code?: string; readonly step?: string }): string {
  const { machine, at, mak, product = SERVER, code = '', step = 'verify', minutes = 43_200 } = said;
  const channel = mak === undefined ? 'Volume:GVLK' : 'Volume:MAK';
  return `${machine},"${product}",,${mak ?? 'VDYBN'},${channel},1,${code},${at.toISOString()},${step},${mak ? '' : minutes}`;
}

export const results = (...rows: readonly Parameters<typeof result>[0][]) => [RESULTS, ...rows.map(result)].join('\n');
