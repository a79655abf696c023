import { createContext, use } from 'react';
import type { ChannelOnScreen } from '../../protocol/screen.ts';
import type { Person } from '../../state/people.ts';
import type { Workspace } from './ask.ts';
import type { Gestures } from './gestures.ts';

/** What every part of the page may need to know. */
export type Around = {
  readonly workspace: Workspace;
  readonly people: readonly Person[];
  readonly person: Person;
  readonly channels: readonly ChannelOnScreen[];
  readonly gestures: Gestures;
  /** the workspace's time when the screen was drawn, which may have been moved */
  readonly now: Date;
};

const Surroundings = createContext<Around | null>(null);

export const AroundProvider = Surroundings.Provider;

export function useAround(): Around {
  const around = use(Surroundings);
  if (!around) throw new Error('A part of the client stands outside of it.');
  return around;
}
