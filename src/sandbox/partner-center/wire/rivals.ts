/** Calls that are being worked on, by path: two checkouts of one cart at the same time are rivals. */
export type Rivals = {
  /** `rivalled`: a call to this path under another MS-RequestId came first and has not been answered yet */
  readonly enter: (path: string, requestId: string | undefined) => { rivalled: boolean; leave: () => void };
};

export function createRivals(): Rivals {
  const waiting: { readonly path: string; readonly requestId: string | undefined }[] = [];
  return {
    enter: (path, requestId) => {
      const entry = { path, requestId };
      const rivalled = waiting.some((other) => other.path === path && other.requestId !== requestId);
      waiting.push(entry);
      return { rivalled, leave: () => void waiting.splice(waiting.indexOf(entry), 1) };
    },
  };
}
