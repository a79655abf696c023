import type { Database } from '../database/database.ts';
import { newId } from '../kernel/ids.ts';
import type { Clock } from '../kernel/time.ts';

/** Gives the roles of BOOTSTRAP_GRANTS to whoever does not have them yet. */
export async function grantAtFirstStart(
  database: Database,
  grants: readonly { readonly email: string; readonly role: string }[],
  clock: Clock,
): Promise<void> {
  const data = grants.map(({ email, role }) => ({ id: newId(), holder: email, role, grantedAt: clock.now() }));
  await database.read.localGrant.createMany({ data, skipDuplicates: true });
}
