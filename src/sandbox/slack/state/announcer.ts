/** Tells the open clients that what they show has changed. */
export type Announcer = {
  /** @param personId whose screen changed; none means everybody's */
  readonly changed: (personId?: string) => void;
  readonly listen: (listener: (personId: string | undefined) => void) => () => void;
};

export function createAnnouncer(): Announcer {
  const listeners = new Set<(personId: string | undefined) => void>();
  return {
    changed: (personId) => {
      for (const listener of listeners) listener(personId);
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
