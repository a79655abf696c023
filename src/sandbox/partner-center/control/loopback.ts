import type { Call } from '../wire/call.ts';
import { header } from '../wire/call.ts';
import { Refusal } from '../wire/refusal.ts';

const OWN_NAMES: readonly string[] = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Lets in only who names this machine as itself: a page of another site, or a name that was made to resolve to this
 * machine (DNS rebinding), stays outside. @throws Refusal 403
 */
export function refuseStranger(call: Call): void {
  const origin = header(call.headers, 'origin');
  const own = isOwn(`http://${header(call.headers, 'host') ?? ''}`) && (origin === undefined || isOwn(origin));
  if (!own) throw new Refusal(403, 2032, 'The control interface answers this machine only.');
}

function isOwn(origin: string): boolean {
  return URL.canParse(origin) && OWN_NAMES.includes(new URL(origin).hostname);
}
