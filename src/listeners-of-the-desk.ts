import { createChecks } from './checks.ts';
import { registerCustomers } from './customers/listeners.ts';
import type { FlowsOfTheDesk } from './flows-of-the-desk.ts';
import { registerApproval } from './flows/approval/listeners.ts';
import { approvalViews } from './flows/approval/views-message.ts';
import { registerAssistance } from './flows/assistance/listeners.ts';
import { guideBlocks } from './flows/assistance/views.ts';
import { registerDownloadLink } from './flows/download-link/listeners.ts';
import { registerTeamDigest } from './flows/drift/listeners-team.ts';
import { registerDrift } from './flows/drift/listeners.ts';
import { registerHandOver } from './flows/hand-over/listeners.ts';
import { registerKeyReveal } from './flows/key-reveal/listeners.ts';
import { registerPurchase } from './flows/purchase/listeners.ts';
import { registerReminders } from './flows/reminders/listeners.ts';
import { registerSoftware } from './flows/software/listeners.ts';
import type { GroundOfTheDesk } from './ground-of-the-desk.ts';
import { assembleHome } from './home-of-the-desk.ts';
import { registerSettings } from './settings-of-the-desk.ts';
import { createChannelTrust } from './slack/channel-trust.ts';
import { answerFailures } from './slack/failures.ts';
import { createHomeTab } from './slack/home-tab.ts';
import { watchInFlight } from './slack/in-flight.ts';
import type { InFlight } from './slack/in-flight.ts';
import { createPermalinks } from './slack/permalinks.ts';
import { createRefusal } from './slack/refusing.ts';
import { createTeller } from './slack/telling.ts';
import { createEnvelopes } from './slack/transport/envelopes.ts';

/** Everything that listens to Slack. @returns the gestures that are under way */
export function registerListeners(desk: GroundOfTheDesk, flows: FlowsOfTheDesk): InFlight {
  const { front, slack, tracing, metrics, gallery, endpoint, graph } = desk;
  const { app, client } = slack;
  const { common, approvals, replies } = flows;
  const { log, visitors } = front;
  const { traced } = common;
  const inFlight = watchInFlight(app, {
    ...{ log, tracing, rightOfWay: desk.rightOfWay },
    onAnswered: metrics.acknowledged,
    onRefused: metrics.refusedBusy,
    envelopes: createEnvelopes(common),
    refuse: createRefusal({ visitors, tell: createTeller({ client, log }), log }),
    conclude: answerFailures(app, { visitors, client, log }),
  });
  const homeTab = createHomeTab({ client, forgetPictures: gallery.forget, log });

  registerCustomers(app, front);
  registerApproval(app, { ...front, approvals: traced('approval', approvals), homeTab });
  registerPurchase(app, { ...front, purchases: traced('purchase', flows.purchases), approvalViews });
  registerSoftware(app, { ...front, software: traced('software', flows.software), exports: flows.exports, replies });
  registerKeyReveal(app, {
    ...{ ...front, replies },
    keys: traced('key', flows.keys),
    channels: createChannelTrust({ client, log }),
  });
  registerHandOver(app, { ...front, handOver: traced('hand-over', flows.handOver) });
  registerDownloadLink(app, { ...front, downloads: traced('download', flows.downloads), replies });
  registerDrift({ delivery: front.delivery, digests: flows.digests });
  const teamDigest = registerTeamDigest(app, {
    ...front,
    teamDigests: flows.teamDigests,
    teamSettings: flows.teamSettings,
  });
  flows.cancelling.register(app, { ...front, approvalViews, tell: replies.tell });
  flows.moving.register(app, front);
  registerReminders(app, { ...front, reminders: flows.reminders, homeTab });
  registerSettings(app, {
    ...{ ...common, ...front },
    more: [teamDigest, ...flows.auditing.register(app, front)],
    rules: flows.approving.rules,
    queues: flows.priceQueues,
    ...{ keyRules: flows.keyRules, alerts: flows.alerts, policy: flows.policy },
    checks: createChecks({ database: common.database, slack, endpoint, partnerCenter: common.partnerCenter, graph }),
  });
  registerAssistance(app, { ...front, assistance: flows.assistance });
  assembleHome(app, {
    ...{ ...common, ...front, ...{ approvals, approvalViews, guideBlocks, homeTab, gallery } },
    assistance: flows.assistance,
    permalinks: createPermalinks({ database: common.database, teamUrl: slack.teamUrl }),
    send: flows.sendDirectly,
  });
  return inFlight;
}
