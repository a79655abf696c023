import type { Database } from '../../database/database.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Channels } from '../../directory/channels.ts';
import type { UserGroups } from '../../directory/user-groups.ts';
import type { Jobs } from '../../jobs/jobs.ts';
import type { Notices } from '../../jobs/notices.ts';
import type { Log } from '../../kernel/log.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { createApproverFinder } from './approvers.ts';
import { createApprovalHandlers } from './handlers.ts';
import { defineApprovalJobs } from './jobs.ts';
import { createApprovalMoves } from './moves.ts';
import { createApprovalRules } from './service-rules.ts';
import { createApprovals } from './service.ts';

type Parts = {
  readonly database: Database;
  readonly directory: Directory;
  readonly userGroups: UserGroups;
  readonly channels: Channels;
  readonly jobs: Pick<Jobs, 'define'>;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
};

/** The flow put together. The flows whose things need approvals register their handlers before anything is asked. */
export function assembleApproval(parts: Parts) {
  const handlers = createApprovalHandlers();
  const approvers = createApproverFinder(parts);
  const inner = { ...parts, handlers, approvers, moves: createApprovalMoves({ ...parts, handlers }) };
  const approvals = createApprovals({ ...inner, queues: defineApprovalJobs(inner) });
  return { approvals, rules: createApprovalRules(inner), register: handlers.register };
}
