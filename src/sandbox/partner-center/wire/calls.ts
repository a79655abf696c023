/** A call that was made, for inspection: no query, no body, nothing secret. */
export type RecordedCall = {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  readonly requestId: string | undefined;
  readonly correlationId: string | undefined;
  /** undefined: the connection was dropped */
  readonly status: number | undefined;
};

export type Calls = {
  readonly record: (call: RecordedCall) => void;
  readonly list: () => readonly RecordedCall[];
  readonly clear: () => void;
};

const KEPT = 5000;

export function createCalls(): Calls {
  let calls: RecordedCall[] = [];
  return {
    record: (call) => {
      calls.push(call);
      if (calls.length > 2 * KEPT) calls = calls.slice(-KEPT);
    },
    list: () => calls.slice(-KEPT),
    clear: () => {
      calls = [];
    },
  };
}
