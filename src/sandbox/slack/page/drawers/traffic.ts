import type { ApiCallRecord, EnvelopeRecord } from '../../inspector.ts';
import { asObject, asObjects, asText } from '../../json.ts';

/** One line of the inspector: something sent to the app, or asked by it. */
export type Line = {
  readonly id: string;
  readonly at: string;
  readonly towards: 'app' | 'slack';
  readonly what: string;
  readonly about: string;
  readonly outcome: string;
  readonly milliseconds: number;
  readonly trouble: boolean;
  readonly problems: readonly string[];
  readonly envelope: EnvelopeRecord | null;
};

export type Traffic = { readonly envelopes: readonly EnvelopeRecord[]; readonly calls: readonly ApiCallRecord[] };

/** Slack gives an app three seconds; two are a warning. */
export const SLOW_MILLISECONDS = 2_000;

/** @returns both directions together, the newest first */
export function linesOf({ envelopes, calls }: Traffic): readonly Line[] {
  return [...envelopes.map(sent), ...calls.map(asked)].sort((left, right) => (left.at < right.at ? 1 : -1));
}

function sent(envelope: EnvelopeRecord): Line {
  const { id, at, outcome, milliseconds, personId, route } = envelope;
  return {
    id,
    at,
    outcome,
    milliseconds,
    envelope,
    towards: 'app',
    what: nameOf(envelope),
    about: [personId, route === 'none' ? 'nobody connected' : route].filter(Boolean).join(' · '),
    trouble: outcome !== 'acknowledged' || milliseconds > SLOW_MILLISECONDS,
    problems: [],
  };
}

function asked({ id, at, method, target, outcome, problems, milliseconds }: ApiCallRecord): Line {
  const trouble = outcome !== 'ok' || problems.length > 0;
  return {
    id,
    at,
    outcome,
    milliseconds,
    problems,
    trouble,
    towards: 'slack',
    what: method,
    about: target,
    envelope: null,
  };
}

/** What somebody did, in a few words. */
function nameOf({ type, payload }: EnvelopeRecord): string {
  if (type === 'slash_commands') return `${asText(payload['command'])} ${asText(payload['text'])}`.trim();
  if (type === 'events_api') return `event ${asText(asObject(payload['event'])['type'])}`;
  const [action] = asObjects(payload['actions']);
  const subject = action
    ? asText(action['action_id'])
    : asText(payload['action_id']) || asText(asObject(payload['view'])['callback_id']);
  return `${asText(payload['type'])} ${subject}`;
}
