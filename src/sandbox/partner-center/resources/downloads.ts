import { timingSafeEqual } from 'node:crypto';
import { newBytes } from '../../../kernel/ids.ts';
import { signatureOf } from '../state/derived.ts';
import type { Answer } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { later, nowText } from '../world.ts';
import type { World } from '../world.ts';

const DAY = 86_400_000;
/** "Download links expire five days after the first download" (Partner Center announcement, June 2021). */
const LIFE_AFTER_FIRST_USE = 5 * DAY;
/** A link nobody used. */
const LIFE = 60 * DAY;

/** @returns an address with its time, end, file and signature: `…/file.iso?t=&d=&e=&h=` */
export function signedDownload(world: World, file: string): string {
  const issue = newBytes(12).toString('hex');
  const ends = String(Math.floor(Date.parse(later(world, LIFE)) / 1000));
  const query = new URLSearchParams({ t: issue, d: '1', e: ends, h: sign(world, file, issue, ends) });
  return `${world.baseUrl()}/partner-center/download/${file}?${query.toString()}`;
}

/** Answers whoever has the address, until five days after its first use. Carries no software: only its name. */
export function serveDownload(world: World, call: Call): Answer {
  const file = call.path.replace(/^\//, '');
  const [issue = '', ends = '', signature = ''] = ['t', 'e', 'h'].map((name) => call.query.get(name) ?? '');
  if (!['GET', 'HEAD'].includes(call.method)) return { status: 405, headers: { allow: 'GET, HEAD' } };
  if (!equal(signature, sign(world, file, issue, ends))) return { status: 403, body: 'The signature does not fit.' };

  const now = world.clock.now().getTime();
  const use = world.state.downloadUses.get(issue);
  const stops = use ? Date.parse(use.firstUsedAt) + LIFE_AFTER_FIRST_USE : Number(ends) * 1000;
  if (now >= stops) return { status: 403, body: 'The link has expired.' };
  if (!use && call.method === 'GET') world.state.downloadUses.put(issue, { firstUsedAt: nowText(world) });
  return {
    status: 200,
    body: `Here Microsoft would send ${file}. The local Partner Center has no software to give.\n`,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'content-disposition': `attachment; filename="${file}.txt"`,
    },
  };
}

function sign(world: World, ...parts: string[]): string {
  return signatureOf(world.secret, `download ${parts.join(' ')}`).toString('hex');
}

function equal(left: string, right: string): boolean {
  return left.length === right.length && timingSafeEqual(Buffer.from(left), Buffer.from(right));
}
