import { createContext, use } from 'react';
import type { Place } from '../../gestures/client.ts';
import type { Inputs } from '../../state/inputs.ts';

/** Where blocks stand: a message, a modal or the home tab, with what was entered there and what is wrong with it. */
export type Standing = {
  readonly place: Place;
  readonly inputs: Inputs;
  readonly errors: Readonly<Record<string, string>>;
  /** Enter in a field hands the form in. */
  readonly submit?: () => void;
};

const StandingContext = createContext<Standing | null>(null);

export const StandingProvider = StandingContext.Provider;

export function useStanding(): Standing {
  const standing = use(StandingContext);
  if (!standing) throw new Error('A block stands nowhere.');
  return standing;
}
