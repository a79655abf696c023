import type { Config } from './config.ts';
import { defineCustomerSync } from './customers/sync.ts';
import { afterCommit } from './database/database.ts';
import { assembleApproval } from './flows/approval/assembly.ts';
import { createAssistance } from './flows/assistance/service.ts';
import { assembleAudit } from './flows/audit/assembly.ts';
import { assembleCancellation } from './flows/cancellation/assembly.ts';
import { readReturnPolicy } from './flows/cancellation/return-policy.ts';
import type { ReturnPolicy } from './flows/cancellation/return-policy.ts';
import { refundUntil, returnWindow } from './flows/cancellation/rules-return-policy/window.ts';
import { createAfterwards } from './flows/cancellation/service-after.ts';
import { assembleDownloads } from './flows/download-link/assembly.ts';
import { defineDriftDigest } from './flows/drift/digest.ts';
import { defineDriftJobs } from './flows/drift/jobs.ts';
import type { CancelledThere } from './flows/drift/service.ts';
import { createTeamDigestSettings } from './flows/drift/service-team.ts';
import { defineTeamDigest } from './flows/drift/team-digest.ts';
import { defineHandOverJobs } from './flows/hand-over/jobs.ts';
import { createHandOver } from './flows/hand-over/service.ts';
import { defineKeyAudit } from './flows/key-audit/jobs.ts';
import { assembleKeys } from './flows/key-reveal/assembly.ts';
import { createKeyScreen } from './flows/key-reveal/screen.ts';
import { createAlerts } from './flows/key-rules/service-alerts.ts';
import { createLimits } from './flows/key-rules/service-limits.ts';
import { watchRefusals } from './flows/key-rules/service-refusals.ts';
import { createKeyRules } from './flows/key-rules/service.ts';
import { assembleMove } from './flows/move/assembly.ts';
import { definePriceJobs } from './flows/pricing/jobs.ts';
import { createPrices } from './flows/pricing/service.ts';
import { createAgreements } from './flows/purchase/agreements.ts';
import { assemblePurchase } from './flows/purchase/assembly.ts';
import { createCatalogue } from './flows/purchase/catalogue.ts';
import { defineReminderJobs } from './flows/reminders/jobs.ts';
import { createReminderSettings } from './flows/reminders/service-times.ts';
import { createReminders } from './flows/reminders/service.ts';
import { defineExportJob } from './flows/software/jobs.ts';
import { createSoftwareExports } from './flows/software/service-export.ts';
import { createSoftware } from './flows/software/service.ts';
import type { GroundOfTheDesk } from './ground-of-the-desk.ts';
import { defineRetention } from './retention.ts';
import { sealedColumns } from './sealed-columns.ts';
import { defineResealing } from './secrets/reseal-job.ts';
import { createChannels } from './slack/channels.ts';
import { createDirectSender } from './slack/direct.ts';
import { createReplies } from './slack/replies.ts';
import { createUserGroups } from './slack/user-groups.ts';

/** The JSON file of CANCELLATION_POLICY is not one. */
export class PolicyUnusable extends Error {}

export type FlowsOfTheDesk = Awaited<ReturnType<typeof assembleFlows>>;

/**
 * The services of every flow, with their jobs, and what each has to do with another's.
 * @param pages where one-time pages are found, once that is known
 * @throws PolicyUnusable
 */
export async function assembleFlows(config: Config, desk: GroundOfTheDesk, pages: () => string | null) {
  const { ground, slack, recurring, gallery, fileTaker } = desk;
  const { database, directory, clock, partnerCenter } = ground;
  const account = config.partnerCenter;
  const policy = await readReturnPolicy(config.cancellationPolicy);
  if ('problem' in policy) throw new PolicyUnusable(policy.problem);

  const customerSync = defineCustomerSync(ground);
  const priceQueues = definePriceJobs({ ...ground, takeFile: fileTaker.take });
  const prices = createPrices({ ...ground, queues: priceQueues });
  const reminderTimes = createReminderSettings({ ...ground, usualClosing: config.refundReminders });
  const common = { ...ground, recurring, prices, reminderTimes };
  const catalogue = createCatalogue({ partnerCenter, clock });
  const windows = { catalogue, agreements: createAgreements({ partnerCenter, clock }), ...windowsOf(policy) };
  const channels = createChannels(slack.client);
  const sendDirectly = createDirectSender(slack.client);
  const replies = createReplies({ ...common, client: slack.client });

  defineRetention({ database, recurring, clock, days: config.retentionDays });
  const resealing = defineResealing({ ...common, columns: sealedColumns(account.tenantId) });

  const alerts = createAlerts(common);
  defineKeyAudit({ ...common, alerts, clientId: account.clientId });
  const keyRules = createKeyRules({ ...common, channels, alerts });
  const limits = createLimits({ alerts, read: keyRules.read, clock });
  const watched = { ...common, directory: watchRefusals(directory, { database, alerts, clock }) };
  const approving = assembleApproval({ ...common, userGroups: createUserGroups(slack.client), channels });
  const { approvals } = approving;

  const purchases = assemblePurchase({ ...common, ...windows, approvals });
  approving.register('purchase', purchases.approval.handler);
  const software = createSoftware({ ...common, ...windows, keys: account.keys });
  const exportQueue = defineExportJob({ ...common, software, send: sendDirectly });
  const exports = createSoftwareExports({ ...common, software, queue: exportQueue });

  const giving = { ...watched, software, claim: replies.claim, route: account.keys };
  const screen = createKeyScreen(replies);
  const { keys, source, handedIn, endings } = assembleKeys({ ...giving, limits, screen, rules: keyRules.read });
  const handOver = createHandOver({
    ...{ ...watched, limits, alerts, keys, source },
    queues: defineHandOverJobs(common),
    publicUrl: pages,
  });
  const downloads = assembleDownloads(giving);
  const moving = assembleMove({
    ...{ ...common, gallery, software, sendDirectly },
    keyEndings: endings,
    takeFile: fileTaker.take,
  });
  const { movesUsingKey } = moving;

  const reminders = createReminders(common);
  defineReminderJobs(common);
  const afterwards = createAfterwards({ ...common, movesUsingKey });
  const orderCancelled: typeof purchases.orderCancelled = async (tx, order, where) => {
    await purchases.orderCancelled(tx, order, where);
    await handedIn.forget(tx, order.orderId, order.lines);
    await reminders.orderCancelled(tx, order);
    await moving.orderCancelled(tx, order);
    afterCommit(tx, () => software.forget(order.customerId));
  };
  const cancelledThere: CancelledThere = async (tx, order) => {
    await orderCancelled(tx, order, 'there');
    await keys.revoke(tx, order.orderId, order.lines);
    await afterwards.cancelledThere(tx, order);
  };
  const admins = { teamId: slack.teamId, userIds: config.bootstrapAdmins };
  const digests = defineDriftDigest({ ...common, admins });
  const drift = defineDriftJobs({ ...common, titles: catalogue.products, cancelledThere, report: digests.report });
  const cancelling = assembleCancellation({
    ...{ ...common, afterwards, catalogue, approvals, policy, sendDirectly, orderCancelled, movesUsingKey },
    takeFile: fileTaker.take,
    peekAtFile: fileTaker.peek,
    tickets: account.tickets,
    keysRevoked: keys.revoke,
  });
  approving.register('cancellation', cancelling.approvalHandler);

  return {
    common,
    ...{ policy, priceQueues, alerts, keyRules, approving, approvals, purchases, software, exports, replies },
    ...{ keys, handOver, downloads, moving, reminders, digests, cancelling, sendDirectly },
    ...{ customerSync, drift, resealing },
    teamDigests: defineTeamDigest(common),
    teamSettings: createTeamDigestSettings({ ...common, channels }),
    auditing: assembleAudit({ ...common, ...config.checkpoints, teamId: slack.teamId, send: sendDirectly }),
    assistance: createAssistance({ directory }),
  };
}

/** What the policy says of one order. */
function windowsOf(policy: ReturnPolicy) {
  return {
    refundUntil: (facts: Parameters<typeof refundUntil>[1]) => refundUntil(policy, facts),
    returnTerms: ({ perpetual, orderedAt }: Parameters<typeof refundUntil>[1]) =>
      returnWindow(policy, { kind: perpetual ? 'perpetual' : 'subscription', orderedAt }),
  };
}
