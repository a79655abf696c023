import type { Transaction } from '../../database/database.ts';
import { ERASED, erasedUserId } from '../../kernel/erased.ts';

/** Somebody whose data is to be erased, as it stands now. */
export type Known = {
  readonly id: string;
  readonly slackTeamId: string;
  readonly slackUserId: string;
  readonly name: string;
  readonly email: string | null;
};

/** What the erasing of somebody takes away besides their name. */
export type Extent = { readonly grants: number; readonly tickets: number };

/** What still needs them. */
export type Unfinished = { readonly purchases: number; readonly tickets: number; readonly moves: number };

/** Where nothing is to be done any more; a test compares them with the flows themselves. */
export const OVER = {
  purchases: ['drafted', 'not-approved', 'fulfilled', 'partly-fulfilled', 'refused', 'cancelled'],
  tickets: ['not-approved', 'cancelled', 'completed', 'closed', 'refused', 'withdrawn'],
  moves: ['closed'],
} as const;

const theirGrants = ({ slackUserId, email }: Known) => ({
  OR: [{ holder: slackUserId }, { boundTo: slackUserId }, ...(email === null ? [] : [{ holder: email.toLowerCase() }])],
});

/** Also those on which a colleague put them down as the contact. */
const theirTickets = ({ id, name, email }: Known) => ({
  OR: [{ personId: id }, { contactName: name }, ...(email === null ? [] : [{ contactEmail: email }])],
});

export async function extentOf(tx: Transaction, known: Known): Promise<Extent> {
  return {
    grants: await tx.localGrant.count({ where: { ...theirGrants(known), revokedAt: null } }),
    tickets: await tx.ticket.count({ where: theirTickets(known) }),
  };
}

export async function unfinishedOf(tx: Transaction, known: Known): Promise<Unfinished> {
  const over = (states: readonly string[]) => ({ state: { notIn: [...states] } });
  return {
    purchases: await tx.purchase.count({ where: { personId: known.id, ...over(OVER.purchases) } }),
    tickets: await tx.ticket.count({ where: { ...theirTickets(known), ...over(OVER.tickets) } }),
    moves: await tx.move.count({ where: { personId: known.id, ...over(OVER.moves) } }),
  };
}

/**
 * Takes away everything by which somebody can be named or found again: afterwards the ID that the ledger holds leads nowhere.
 * What they typed as the reason of something is a record of the business and stays.
 */
export async function erase(tx: Transaction, known: Known, now: Date): Promise<void> {
  const { id, slackTeamId, slackUserId, name, email } = known;
  const nobody = erasedUserId(id);
  await tx.localGrant.deleteMany({ where: theirGrants(known) });
  await tx.directoryMatch.deleteMany({ where: { slackTeamId, slackUserId } });
  await tx.ticket.updateMany({
    where: theirTickets(known),
    data: { contactName: ERASED, contactEmail: '', contactPhone: '' },
  });
  await tx.ticketNote.updateMany({ where: { author: name }, data: { author: ERASED } });
  // What was written to them stays with them in Slack; nothing is kept up to date there any more.
  await tx.slackMessage.deleteMany({ where: { teamId: slackTeamId, place: slackUserId } });
  await tx.handOver.updateMany({
    where: { recipient: { in: [name, ...(email === null ? [] : [email])] } },
    data: { recipient: null },
  });
  if (email !== null) await tx.auditArchive.updateMany({ where: { principal: email }, data: { principal: ERASED } });
  for (const [text, instead] of [
    [slackUserId, nobody],
    [name, ERASED],
    [email, ERASED],
  ] as const)
    if (text !== null) await replaceInLists(tx, text, instead);
  const data = {
    name: ERASED,
    email: null,
    slackUserId: nobody,
    locale: 'en-US',
    zone: 'UTC',
    roles: [],
    erasedAt: now,
  };
  await tx.person.update({ where: { id }, data });
}

/** In what is kept as JSON: a value that is the text, wherever it stands. */
async function replaceInLists(tx: Transaction, text: string, instead: string): Promise<void> {
  const [from, to] = [JSON.stringify(text), JSON.stringify(instead)];
  await tx.$executeRaw`
    UPDATE approval_rule SET approvers = replace(approvers::text, ${from}, ${to})::jsonb,
      escalate_to = replace(escalate_to::text, ${from}, ${to})::jsonb
    WHERE strpos(approvers::text, ${from}) > 0 OR strpos(escalate_to::text, ${from}) > 0`;
  await tx.$executeRaw`
    UPDATE approval SET approvers = replace(approvers::text, ${from}, ${to})::jsonb,
      escalate_to = replace(escalate_to::text, ${from}, ${to})::jsonb
    WHERE strpos(approvers::text, ${from}) > 0 OR strpos(escalate_to::text, ${from}) > 0`;
  await tx.$executeRaw`
    UPDATE security_alert SET details = replace(details::text, ${from}, ${to})::jsonb
    WHERE strpos(details::text, ${from}) > 0`;
  await tx.$executeRaw`
    UPDATE audit_archive SET details = replace(details::text, ${from}, ${to})::jsonb
    WHERE strpos(details::text, ${from}) > 0`;
}
