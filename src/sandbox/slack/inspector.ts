import { newId } from '../../kernel/ids.ts';
import type { Clock } from '../../kernel/time.ts';
import type { JsonObject } from './json.ts';

/** What was sent to the app, and how it answered. The payload is kept so that it can be sent again. */
export type EnvelopeRecord = {
  readonly id: string;
  readonly at: string;
  readonly type: string;
  readonly route: 'socket' | 'http' | 'none';
  readonly personId: string | null;
  readonly payload: JsonObject;
  readonly outcome: string;
  readonly milliseconds: number;
};

/** A call of the app. Its arguments are not kept: an ephemeral message may carry what nobody else may read. */
export type ApiCallRecord = {
  readonly id: string;
  readonly at: string;
  readonly method: string;
  readonly target: string;
  readonly outcome: string;
  readonly problems: readonly string[];
  readonly milliseconds: number;
};

export type Inspector = {
  readonly envelope: (record: Omit<EnvelopeRecord, 'id' | 'at'>) => void;
  readonly call: (record: Omit<ApiCallRecord, 'id' | 'at'>) => void;
  readonly envelopes: () => readonly EnvelopeRecord[];
  readonly calls: () => readonly ApiCallRecord[];
};

const KEPT = 100;

/** The last hundred envelopes and calls, for a developer who asks why. */
export function createInspector(clock: Clock): Inspector {
  let envelopes: readonly EnvelopeRecord[] = [];
  let calls: readonly ApiCallRecord[] = [];
  const stamped = <Seen>(seen: Seen) => ({ ...seen, id: newId(), at: clock.now().toISOString() });
  return {
    envelope: (record) => void (envelopes = [...envelopes, stamped(record)].slice(-KEPT)),
    call: (record) => void (calls = [...calls, stamped(record)].slice(-KEPT)),
    envelopes: () => envelopes,
    calls: () => calls,
  };
}
