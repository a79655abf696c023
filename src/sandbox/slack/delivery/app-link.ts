import { monotonic, pause } from '../../../kernel/time.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import type { Answer, Envelope } from './answer.ts';
import { provesUrl, sendSigned } from './signed-http.ts';
import type { SocketMode } from './socket-mode.ts';

/** The way to the app: a Socket Mode connection where there is one, otherwise signed HTTP to its request URL. */
export type AppLink = {
  readonly deliver: (envelope: Envelope, personId: string | null) => Promise<Answer>;
  /** Delivers an event; one that is not acknowledged comes again at once, after a minute and after five. */
  readonly announce: (payload: Envelope['payload'], personId: string | null) => Promise<void>;
  readonly requestUrl: () => string | null;
  /** @returns false where the app did not prove that the URL is its own; the URL is then not taken */
  readonly useRequestUrl: (url: string | null) => Promise<boolean>;
  /** The next envelopes come twice; 0 orders none any more. */
  readonly duplicateNext: (times: number) => void;
  readonly duplicating: () => number;
  readonly close: () => void;
};

const RETRY_AFTER_MILLISECONDS = [0, 60_000, 300_000] as const;

export function createAppLink(state: WorkspaceState, sockets: SocketMode): AppLink {
  const closing = new AbortController();
  let requestUrl: string | null = null;
  let duplicates = 0;

  const copies = () => {
    if (duplicates === 0) return 1;
    duplicates -= 1;
    return 2;
  };

  const send = async (envelope: Envelope): Promise<Answer> => {
    if (envelope.type === 'interactive' && !state.manifest.interactivity) return { kind: 'unreachable' };
    if (sockets.connections() > 0) return sockets.send(envelope, copies());
    if (requestUrl === null) return { kind: 'unreachable' };
    const url = requestUrl;
    const answers = Array.from({ length: copies() }, () => sendSigned(state.identity, url, envelope));
    return (await Promise.all(answers)).at(0) ?? { kind: 'unreachable' };
  };

  const deliver: AppLink['deliver'] = async (envelope, personId) => {
    const route = sockets.connections() > 0 ? 'socket' : requestUrl === null ? 'none' : 'http';
    const started = monotonic();
    const answer = await send(envelope);
    const milliseconds = Math.round(monotonic() - started);
    const outcome = answer.kind === 'failed' ? `failed: ${answer.status}` : answer.kind;
    state.inspector.envelope({
      type: envelope.type,
      route,
      personId,
      payload: envelope.payload,
      outcome,
      milliseconds,
    });
    return answer;
  };

  const announce: AppLink['announce'] = async (payload, personId) => {
    let answer = await deliver({ type: 'events_api', payload }, personId);
    for (const [index, wait] of RETRY_AFTER_MILLISECONDS.entries()) {
      if (answer.kind === 'acknowledged' || closing.signal.aborted) return;
      const reason = answer.kind === 'timeout' ? 'timeout' : 'http_error';
      await pause(wait, closing.signal);
      answer = await deliver({ type: 'events_api', payload, retry: { attempt: index + 1, reason } }, personId);
    }
  };

  return {
    deliver,
    announce,
    requestUrl: () => requestUrl,
    useRequestUrl: async (url) => {
      if (url !== null && !(await provesUrl(state.identity, url))) return false;
      requestUrl = url;
      return true;
    },
    duplicateNext: (times) => void (duplicates = times),
    duplicating: () => duplicates,
    close: () => closing.abort(),
  };
}
