import type { NoticeKind } from '../jobs/notices.ts';
import type { CallOutcome } from '../partner-center/errors.ts';
import { watchJobs } from './jobs.ts';
import type { JobParts } from './jobs.ts';
import { watchProcess } from './process.ts';
import { createRegistry } from './registry.ts';

const GESTURES = ['command', 'block_actions', 'view_submission', 'view_closed', 'block_suggestion', 'event_callback'];
const CALL_OUTCOMES = [
  'ok',
  'refused',
  'not-found',
  'conflict',
  'throttled',
  'unreachable',
  'uncertain',
  'unauthorized',
  'malformed',
] as const satisfies readonly CallOutcome[];
const REVEALS = ['opening', 'shown', 'interrupted', 'undelivered', 'failed', 'refused', 'too-many', 'revoked'];
const PAGES = [
  'made',
  'opening',
  'opened',
  'undelivered',
  'failed',
  'wrong-passphrase',
  'locked',
  'too-late',
  'refused',
];
const MESSAGES = [
  'refund-reminder',
  'security-alert',
  'purchase',
  'ticket',
  'approval',
] as const satisfies readonly NoticeKind[];

const SECONDS = 1_000;

export type DeskMetrics = ReturnType<typeof createDeskMetrics>;

type Parts = JobParts & { readonly ready: () => Promise<boolean> };

/** What the desk measures of itself. Each metric, and what to do about it, is explained in docs/operations.md. */
export function createDeskMetrics({ ready, ...jobParts }: Parts) {
  const registry = createRegistry();
  const acknowledged = registry.histogram({
    name: 'csp_desk_ack_seconds',
    help: 'From the arrival of a gesture until Slack has its answer; Slack waits three seconds.',
    labels: { gesture: GESTURES },
    bounds: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3],
  });
  const modals = registry.histogram({
    name: 'csp_desk_modal_seconds',
    help: 'From the arrival of a gesture until its modal is open, and until it is filled.',
    labels: { stage: ['opened', 'filled'] },
    bounds: [0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30],
  });
  const busy = registry.counter({
    name: 'csp_desk_refused_busy_total',
    help: 'Gestures that were not taken because too much was under way.',
    labels: { gesture: GESTURES },
  });
  const calls = registry.histogram({
    name: 'csp_desk_partner_center_seconds',
    help: 'Calls to Partner Center with all their repetitions, by how they ended.',
    labels: { outcome: CALL_OUTCOMES },
    bounds: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60],
  });
  const reveals = registry.counter({
    name: 'csp_desk_reveals_total',
    help: 'What the ledger says of showing product keys.',
    labels: { outcome: REVEALS },
  });
  const pages = registry.counter({
    name: 'csp_desk_one_time_pages_total',
    help: 'What the ledger says of one-time pages for customers.',
    labels: { outcome: PAGES },
  });
  const messages = registry.counter({
    name: 'csp_desk_messages_total',
    help: 'Messages posted to Slack, by what they tell of.',
    labels: { kind: MESSAGES },
  });
  registry.gauge(
    {
      name: 'csp_desk_ready',
      help: '1 where Slack is connected, the database answers and every migration is done.',
      labels: {},
    },
    async () => [{ labels: {}, value: (await ready()) ? 1 : 0 }],
  );
  registry.gauge(
    {
      name: 'csp_desk_disk_free_bytes',
      help: 'Room for the embedded database; nothing is recorded below 64 MB.',
      labels: {},
    },
    () => {
      const free = jobParts.database.disk?.freeBytes() ?? Infinity;
      return Number.isFinite(free) ? [{ labels: {}, value: free }] : [];
    },
  );
  const close = watchProcess(registry);

  return {
    render: registry.render,
    close,
    jobs: watchJobs(registry, jobParts),
    acknowledged: (gesture: string, milliseconds: number) => acknowledged.observe({ gesture }, milliseconds / SECONDS),
    refusedBusy: (gesture: string) => busy.add({ gesture }),
    modalShown: (stage: 'opened' | 'filled', milliseconds: number) => modals.observe({ stage }, milliseconds / SECONDS),
    partnerCenterCalled: (outcome: CallOutcome, milliseconds: number) =>
      calls.observe({ outcome }, milliseconds / SECONDS),
    recorded: ({ action, outcome }: { readonly action: string; readonly outcome: string }) => {
      if (action === 'key.reveal') reveals.add({ outcome });
      if (action === 'key.handOver') pages.add({ outcome });
    },
    messagePosted: (kind: string) => messages.add({ kind }),
  };
}
