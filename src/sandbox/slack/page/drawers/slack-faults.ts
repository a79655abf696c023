import type { Fault } from '../../faults.ts';

/** An order to the control interface of the workspace, below `/workspace/control`. */
export type SlackOrder = { readonly path: string; readonly body: object };

const fault = (body: Partial<Fault>): SlackOrder => ({ path: 'faults', body });

/** What Slack does to every app sooner or later. */
export const SLACK_SWITCHES: readonly { readonly words: string; readonly order: SlackOrder }[] = [
  {
    words: 'Too many messages: the next one answers 429',
    order: fault({ method: 'chat.postMessage', kind: 'status-429', retryAfterSeconds: 3 }),
  },
  { words: 'The next message answers 500', order: fault({ method: 'chat.postMessage', kind: 'status-500' }) },
  {
    words: 'The next message is posted, then the line breaks',
    order: fault({ method: 'chat.postMessage', kind: 'drop-after' }),
  },
  { words: 'The next change of a message answers 500', order: fault({ method: 'chat.update', kind: 'status-500' }) },
  { words: 'The next change of a form answers 500', order: fault({ method: 'views.update', kind: 'status-500' }) },
  {
    words: 'The next answer by response_url is given, then the line breaks',
    order: fault({ method: 'response_url', kind: 'drop-after' }),
  },
  { words: 'The next trigger is too old to open a form', order: { path: 'triggers/expire', body: { times: 1 } } },
  { words: 'The next five envelopes come twice', order: { path: 'envelopes/duplicate', body: { times: 5 } } },
  {
    words: 'Slack asks for a new connection',
    order: { path: 'sockets/disconnect', body: { reason: 'refresh_requested' } },
  },
  { words: 'The connection breaks', order: { path: 'sockets/drop', body: {} } },
];
