import { addMinutes } from 'date-fns/addMinutes';
import { isBefore } from 'date-fns/isBefore';
import type { Database, Transaction } from '../database/database.ts';
import type { Log } from '../kernel/log.ts';
import { onlyForward } from '../kernel/time.ts';
import type { Clock } from '../kernel/time.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { Graph } from './graph.ts';
import type { Role } from './person.ts';

/** Built-in security groups of every partner tenant; groups, not directory roles. Source: Partner Center docs. */
const GROUPS = [
  ['AdminAgents', 'AdminAgent'],
  ['SalesAgents', 'SalesAgent'],
  ['HelpdeskAgents', 'HelpdeskAgent'],
] as const satisfies readonly (readonly [string, Role])[];

export type GroupName = (typeof GROUPS)[number][0];

export type KnownGroups = {
  /** object ID → role */
  readonly roles: ReadonlyMap<string, Role>;
  /** the groups that were never found, or of whose name there was more than one: nobody holds their role */
  readonly unclear: readonly { readonly name: GroupName; readonly role: Role }[];
};

export type PinnedGroup = { readonly name: GroupName; readonly groupId: string | null };

export type PartnerGroups = ReturnType<typeof createPartnerGroups>;

/** How long a group that is missing or not unique is not looked for again. */
const REST_MINUTES = 1;

type Parts = {
  readonly database: Database;
  readonly ledger: Ledger;
  readonly graph: Graph;
  readonly tenantId: string;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * The groups that give roles, by object ID. An ID is found by the group's name once and kept: whatever is called AdminAgents
 * later gives nobody a right, and the group itself may be renamed.
 */
export function createPartnerGroups({ database, ledger, graph, tenantId, clock, log }: Parts) {
  const time = onlyForward(clock);
  const restUntil = new Map<GroupName, Date>();

  async function pinned(): Promise<readonly PinnedGroup[]> {
    const rows = await database.read.partnerGroup.findMany({ where: { tenantId } });
    return GROUPS.map(([name]) => ({ name, groupId: rows.find((row) => row.name === name)?.groupId ?? null }));
  }

  async function pin(name: GroupName): Promise<string | null> {
    const rest = restUntil.get(name);
    if (rest && isBefore(time.now(), rest)) return null;
    const [groupId, ...others] = await graph.findGroups(name);
    // Of two groups with that name either may be anybody's: then nobody has the role, until one is gone.
    if (groupId === undefined || others.length > 0) {
      restUntil.set(name, addMinutes(time.now(), REST_MINUTES));
      const found = groupId === undefined ? 0 : others.length + 1;
      log.warn({ group: name, found }, 'A partner group is missing or not unique');
      return null;
    }
    await database.transaction(async (tx) => {
      const data = [{ tenantId, name, groupId, pinnedAt: clock.now() }];
      const { count } = await tx.partnerGroup.createMany({ data, skipDuplicates: true });
      if (count === 0) return;
      const subject = `group:${name}`;
      await ledger.append(tx, {
        actor: 'desk',
        action: 'directory.group',
        outcome: 'pinned',
        subject,
        customerId: null,
        details: { groupId },
      });
    });
    return (await pinned()).find((group) => group.name === name)?.groupId ?? null;
  }

  return {
    pinned,

    /** @throws GraphUnavailable where one has yet to be found */
    async known(): Promise<KnownGroups> {
      const roles = new Map<string, Role>();
      const unclear: { readonly name: GroupName; readonly role: Role }[] = [];
      const all = await pinned();
      for (const [name, role] of GROUPS) {
        const groupId = all.find((group) => group.name === name)?.groupId ?? (await pin(name));
        if (groupId === null) unclear.push({ name, role });
        else roles.set(groupId, role);
      }
      return { roles, unclear };
    },

    /** Forgets the IDs: the groups are looked for anew by their names, where somebody next needs a role. */
    async forget(tx: Transaction): Promise<void> {
      restUntil.clear();
      await tx.partnerGroup.deleteMany({ where: { tenantId } });
    },
  };
}
