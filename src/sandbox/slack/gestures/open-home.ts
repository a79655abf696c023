import { newId } from '../../../kernel/ids.ts';
import { eventCallback } from '../delivery/payloads.ts';
import { viewOnWire } from '../web-api/wire.ts';
import type { Actor, Client, Outcome } from './client.ts';

/** Somebody opens the app's Home tab; the app hears of it where it subscribed to app_home_opened. */
export function openHome({ state, link }: Client, { person }: Actor): Outcome {
  if (!state.manifest.homeTab) return { kind: 'refused', reason: 'not_enabled' };
  if (!state.manifest.botEvents.includes('app_home_opened')) return { kind: 'done' };
  const view = state.views.home(person.id);
  const opened = {
    type: 'app_home_opened',
    user: person.id,
    channel: state.channels.directWith(person.id)?.id ?? '',
    tab: 'home',
    event_ts: state.timestamps.next(),
    ...(view ? { view: viewOnWire(state, view) } : {}),
  };
  void link.announce(eventCallback(state, `Ev${newId()}`, opened), person.id);
  return { kind: 'done' };
}
