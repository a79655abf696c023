import type { FaultKind } from './fault-kinds.ts';

/**
 * A fault ordered for the next calls of one Web API method, or of `response_url`. `drop-after` does the work and then
 * breaks the connection, so that the caller cannot know.
 */
export type Fault = {
  readonly method: string;
  readonly kind: FaultKind;
  readonly times: number;
  readonly milliseconds?: number | undefined;
  readonly retryAfterSeconds?: number | undefined;
};

export type Faults = {
  readonly order: (fault: Fault) => void;
  readonly clear: () => void;
  readonly pending: () => readonly Fault[];
  /** Takes one occurrence of the first fault ordered for the method. */
  readonly take: (method: string) => Fault | undefined;
};

export function createFaults(): Faults {
  let ordered: readonly Fault[] = [];
  return {
    order: (fault) => void (ordered = [...ordered, fault]),
    clear: () => void (ordered = []),
    pending: () => ordered,
    take: (method) => {
      const fault = ordered.find((one) => one.method === method);
      if (!fault) return undefined;
      ordered = ordered.flatMap((one) => {
        if (one !== fault) return [one];
        return one.times > 1 ? [{ ...one, times: one.times - 1 }] : [];
      });
      return fault;
    },
  };
}
