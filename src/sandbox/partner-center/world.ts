import type { Clock } from '../../kernel/time.ts';
import type { Log } from '../../kernel/log.ts';
import type { SettingsHolder } from './settings.ts';
import type { State } from './state/state.ts';

/** Everything the handlers of the local Partner Center, login and Graph stand on. */
export type World = {
  readonly state: State;
  readonly settings: SettingsHolder;
  readonly clock: Clock;
  readonly log: Log;
  readonly baseUrl: () => string;
  /** keys, tokens and download links are derived from it; made once, kept with the state */
  readonly secret: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/** @returns the present instant as the state keeps it */
export function nowText(world: World): string {
  return world.clock.now().toISOString();
}

/** @returns the instant `milliseconds` from now */
export function later(world: World, milliseconds: number): string {
  return new Date(world.clock.now().getTime() + milliseconds).toISOString();
}

/** Has that instant come? */
export function hasCome(world: World, instant: string): boolean {
  return Date.parse(instant) <= world.clock.now().getTime();
}
