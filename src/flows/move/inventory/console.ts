import type { Pieces } from '../../../kernel/pieces.ts';
import { clamp } from '../../../kernel/text.ts';
import { LONGEST_NAME } from '../licence.ts';
import type { LicenceRecord } from '../licence.ts';
import { LINES_AT_ONCE } from './cleaning.ts';
import type { Line } from './cleaning.ts';
import { minutesUntilDateIn } from './expiry.ts';
import {
  channelIn,
  guidIn,
  isActivationObject,
  kindOf,
  kmsHostIn,
  machineName,
  minutesIn,
  momentIn,
  partialKeyIn,
  reasonIn,
  statusIn,
} from './tokens.ts';

/** One product as it is read: the lines say more and more about it. */
type Draft = { -readonly [Name in keyof LicenceRecord]: LicenceRecord[Name] };

export type ReadConsole = { readonly records: LicenceRecord[]; readonly notUnderstood: Line[] };

const MACHINE_LINE =
  /^\s*(?:machine|computer(?: ?name)?|pscomputername|host(?: ?name)?|server|rechner|gerät|ordinateur)\s*[:=]\s*(\S{1,253})\s*$/iu;
const HEADING =
  /^\s*(?:={2,}|-{2,}|#{1,6}|\*{2,})\s*([\p{L}\p{N}_](?:[\p{L}\p{N}_.-]{0,251}[\p{L}\p{N}_])?)\s*(?:={2,}|-{2,}|#{0,6}|\*{2,})\s*$/u;
const REMOTE_PROMPT = /^\s*\[([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,252})\]: PS /u;
const SLMGR_OF = /\bslmgr(?:\.vbs)?["']?\s+([^\s/"'-][^\s"']{0,252})\s+[/-](?:dl[iv]|xpr)/i;
const OSPP_OF = /\bospp(?:\.vbs)?["']?\s+[/-]dstatus(?:all)?\s+([^\s/"']{1,253})/i;
const HOSTNAME_ASKED = /[>#]\s*hostname\s*$/i;
const PROMPT = /^\s*(?:\[[^\]]{1,253}\]: )?(?:PS )?[A-Z]:\\[^>]{0,260}>/i;
const CAPTURED = /^\s*(?:captured ?at|captured|date|datum|aufgenommen|opgenomen)\s*[:=]\s*(\S.{0,40}?)\s*$/i;
const VALUE = /^[^:]{1,80}:\s{0,60}(\S.*)$/u;
const XPR_EDITION = /^\s*(Windows\(R\),.{1,120}):\s*$/i;
const PERMANENT = /\bpermanent|dauerhaft|définitiv|définitif|blijvend|definitiv/i;
const DASHES = /^\s*[-=_*]{5,}\s*$/;
/** The IDs of the two applications, not of a product. */
const APPLICATION = /^55c92734-d682-|-a989-479d-af46-f275c6370663$/;
const OSPP_FRAME = /^\s*-{2,}\s*(?:processing|exiting)/i;
/** Lines that tell nothing of a licence: banners, separators, what else slmgr and ospp write of each product. */
const SAID_NOTHING = [
  OSPP_FRAME,
  DASHES,
  PROMPT,
  /microsoft \(r\) windows script host|copyright|^\s*```|all rights reserved|alle rechte/i,
  /https?:\/\//i,
  /\b\d{5}-\d{5}-\d{3}-/,
  /^[\s\d.:-]+$/,
  /Key Management Service|\bKMS\b|Active Directory/i,
];

/**
 * What `slmgr /dli`, `/dlv`, `/xpr` and `ospp /dstatus` wrote, in any language: read by what is never translated.
 * @param asked when it was captured, where the lines do not say it
 */
export function* readConsole(lines: readonly Line[], asked: Date | null = null): Pieces<ReadConsole> {
  const records: LicenceRecord[] = [];
  const notUnderstood: Line[] = [];
  let machine = '';
  let capturedAt: Date | null = null;
  let current: Draft | null = null;
  /** what came before the line that says it is a product */
  let before: { name: Line | null; activationId: string | null } = { name: null, activationId: null };
  let hostnameNext = false;
  /** what is read is of `/xpr`, which tells a date in place of minutes */
  let isExpiry = false;

  const close = () => {
    if (current) records.push(current);
    current = null;
  };
  const leave = () => {
    if (before.name && !isFamiliar(before.name.text)) notUnderstood.push(before.name);
    before = { ...before, name: null };
  };
  const open = (product: string, channel: LicenceRecord['channel']): Draft => {
    close();
    isExpiry = false;
    const status = 'unknown';
    const found = { minutesLeft: null, partialKey: null, kmsHost: null, reason: null };
    const draft: Draft = {
      machine,
      kind: kindOf(product),
      product: clamp(product, LONGEST_NAME),
      activationId: before.activationId,
      channel,
      status,
      ...found,
      capturedAt,
    };
    before = { name: null, activationId: null };
    current = draft;
    return draft;
  };

  for (const [at, line] of lines.entries()) {
    if (at % LINES_AT_ONCE === 0) yield;
    const { text } = line;
    if (text.trim() === '') continue;
    const told = machineIn(text) ?? (hostnameNext ? machineName(text) : null);
    hostnameNext = HOSTNAME_ASKED.test(text.slice(0, 400));
    const captured = momentIn(CAPTURED.exec(text.slice(0, 200))?.[1] ?? '');
    if (told !== null || captured) {
      close();
      leave();
      if (told !== null && told !== machine) [machine, capturedAt] = [told, null];
      if (captured) capturedAt = captured;
      continue;
    }
    const [, edition] = XPR_EDITION.exec(text.slice(0, 200)) ?? [];
    if (edition !== undefined) {
      leave();
      open(edition, 'unknown');
      isExpiry = true;
      continue;
    }
    const value = VALUE.exec(text.slice(0, 2_000))?.[1]?.trim();
    const channel = channelIn(text);
    if (channel && !/Volume:|Retail:|OEM:/i.test(text)) {
      // The line that describes a product follows the one that names it, in every language.
      const name = before.name
        ? (VALUE.exec(before.name.text)?.[1]?.trim() ?? before.name.text.trim())
        : (value ?? text.trim());
      open(name, channel);
      continue;
    }
    if (DASHES.test(text)) close();
    const guid = guidIn(text);
    if (current && add(current, text, guid, channel)) continue;
    if (guid && /^[^:]{1,60}:\s*[0-9a-f-]{36}\s*$/i.test(text)) {
      before.activationId = guid;
      continue;
    }
    leave();
    before = { name: isFamiliar(text) && value === undefined ? null : line, activationId: before.activationId };
  }
  close();
  leave();
  return { records, notUnderstood };

  /** @returns whether the line said something of the product */
  function add(draft: Draft, text: string, guid: string | null, channel: LicenceRecord['channel'] | null): boolean {
    const since = capturedAt ?? asked;
    const known = {
      minutes: minutesIn(text) ?? (isExpiry && since ? minutesUntilDateIn(text, since) : null),
      ending: partialKeyIn(text),
      host: kmsHostIn(text),
      reason: reasonIn(text),
    };
    const status = /ERROR|0x/i.test(text) ? null : statusIn(text);
    if (channel && draft.channel === 'unknown') draft.channel = channel;
    if (guid && APPLICATION.test(guid)) draft.kind = kindOf(draft.product, guid);
    else if (guid) draft.activationId ??= guid;
    if (known.minutes !== null) draft.minutesLeft ??= known.minutes;
    if (known.ending !== null) draft.partialKey ??= known.ending;
    if (known.host !== null) draft.kmsHost ??= known.host;
    // 0x4004… informs; what begins with 8 or C is an error.
    if (known.reason !== null && /^0x[8C]/.test(known.reason)) draft.reason ??= known.reason;
    if (status && draft.status === 'unknown') draft.status = status;
    const isByDirectory = isActivationObject(text) && draft.channel === 'kms-client';
    if (isByDirectory) draft.channel = 'ad-based';
    if (PERMANENT.test(text) && draft.status === 'unknown') draft.status = 'licensed';
    if (channel === null && draft.channel === 'unknown' && /volum/i.test(text)) draft.channel = 'kms-client';
    return (
      Boolean(guid ?? channel ?? known.ending ?? known.host ?? known.reason ?? status) ||
      known.minutes !== null ||
      isByDirectory ||
      PERMANENT.test(text)
    );
  }
}

function machineIn(text: string): string | null {
  if (OSPP_FRAME.test(text)) return null;
  const [line, start] = [text.slice(0, 600), text.slice(0, 300)];
  const found =
    MACHINE_LINE.exec(start) ??
    HEADING.exec(start) ??
    REMOTE_PROMPT.exec(start) ??
    SLMGR_OF.exec(line) ??
    OSPP_OF.exec(line);
  return found?.[1] === undefined ? null : machineName(found[1]);
}

/** A line of such an output that tells nothing of what is looked for, by its shape. */
function isFamiliar(text: string): boolean {
  return (
    SAID_NOTHING.some((shape) => shape.test(text.slice(0, 400))) || /^[^:]{2,80}:(?:\s|$)/.test(text.slice(0, 100))
  );
}
