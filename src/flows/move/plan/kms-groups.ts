import { KMS_THRESHOLDS } from './fleet.ts';
import type { Fleet, PlanMachine } from './fleet.ts';

/** `windows`: clients and servers of a host that reach a threshold together only. */
export type KmsGroupKind = 'client' | 'server' | 'windows' | 'office';

/** Machines that renew from one KMS host and need one another there. */
export type KmsGroup = {
  readonly host: string;
  readonly kind: KmsGroupKind;
  /** so many have to be left, or none */
  readonly needed: number;
  readonly size: number;
};

export type KmsGroups = {
  readonly groups: readonly KmsGroup[];
  /** of each machine, by its place, the places of its groups: at most one of Windows and one of Office */
  readonly groupsOf: readonly (readonly number[])[];
  /** groups that have too few already: their machines renew no more, so that nothing can be taken from them */
  readonly short: readonly KmsGroup[];
};

type Member = { readonly place: number; readonly host: string; readonly kind: 'client' | 'server' | 'office' };

/**
 * Who depends on whom. A host's count is of clients and servers together; they are held apart here where each is enough
 * alone, which keeps a wave from ever going under a threshold of the host.
 * @param machines without the KMS hosts themselves
 */
export function kmsGroups(machines: readonly PlanMachine[], fleet: Pick<Fleet, 'thresholds'>): KmsGroups {
  const { client, server, office } = fleet.thresholds ?? KMS_THRESHOLDS;
  const groups: KmsGroup[] = [];
  const short: KmsGroup[] = [];
  const groupsOf: number[][] = machines.map(() => []);
  const add = (host: string, kind: KmsGroupKind, needed: number, members: readonly Member[]) => {
    if (members.length === 0) return;
    const group = { host, kind, needed, size: members.length };
    if (members.length < needed) return void short.push(group);
    for (const { place } of members) groupsOf[place]?.push(groups.length);
    groups.push(group);
  };

  const byHost = Map.groupBy(machines.flatMap(membersOf), ({ host }) => host);
  for (const [host, members] of byHost) {
    const clients = members.filter(({ kind }) => kind === 'client');
    const servers = members.filter(({ kind }) => kind === 'server');
    const together = clients.length + servers.length;
    const clientsNeedServers = clients.length > 0 && clients.length < client && together >= client;
    const serversNeedClients = servers.length > 0 && servers.length < server && together >= server;
    if (clientsNeedServers) add(host, 'windows', client, [...clients, ...servers]);
    else if (serversNeedClients)
      add(host, 'windows', clients.length < client ? server : client, [...clients, ...servers]);
    else {
      add(host, 'client', client, clients);
      add(host, 'server', server, servers);
    }
    add(
      host,
      'office',
      office,
      members.filter(({ kind }) => kind === 'office'),
    );
  }
  return { groups, groupsOf, short };
}

/** Windows has one KMS host on a machine, and so has Office for all of its products. */
function membersOf({ products }: PlanMachine, place: number): Member[] {
  const renewing = products.flatMap(({ kind, kmsHost }) =>
    kmsHost === null ? [] : [{ kind, host: kmsHost.toLowerCase() }],
  );
  const windows = renewing.find(({ kind }) => kind !== 'office');
  const office = renewing.find(({ kind }) => kind === 'office');
  return [
    ...(windows
      ? [{ place, host: windows.host, kind: windows.kind === 'windows-server' ? 'server' : 'client' } as const]
      : []),
    ...(office ? [{ place, host: office.host, kind: 'office' } as const] : []),
  ];
}
