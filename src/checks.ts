import type { Database } from './database/database.ts';
import { AUDIENCE } from './directory/graph.ts';
import type { Graph } from './directory/graph.ts';
import type { Check, Dependency } from './flows/administration/service-health.ts';
import type { PartnerCenter } from './partner-center/client.ts';
import type { TokenEndpoint } from './partner-center/token-endpoint.ts';

type Parts = {
  readonly database: Database;
  readonly slack: { readonly connected: () => boolean };
  readonly endpoint: TokenEndpoint;
  readonly partnerCenter: Pick<PartnerCenter, 'customers'>;
  readonly graph: Pick<Graph, 'findGroups'>;
};

/** Something small to ask of each thing that the desk stands on. */
export function createChecks({ database, slack, endpoint, partnerCenter, graph }: Parts): Record<Dependency, Check> {
  return {
    async database() {
      await database.pool.query('SELECT 1');
    },
    async slack() {
      if (!slack.connected()) throw new Error('Slack is not connected');
    },
    async login() {
      await endpoint.request({ kind: 'application' }, AUDIENCE);
    },
    async partnerCenter() {
      for await (const _ of partnerCenter.customers.list(1)) break;
    },
    async graph() {
      await graph.findGroups('AdminAgents');
    },
  };
}
