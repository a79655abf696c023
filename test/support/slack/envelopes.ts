import type { Database } from '../../../src/database/database.ts';
import { newBytes } from '../../../src/kernel/ids.ts';
import { systemClock } from '../../../src/kernel/time.ts';
import type { Clock } from '../../../src/kernel/time.ts';
import { parseKeyRing } from '../../../src/secrets/key-ring.ts';
import { createSecrets } from '../../../src/secrets/secrets.ts';
import { createEnvelopes } from '../../../src/slack/transport/envelopes.ts';

/** The record of what Slack delivered, and its round of forgetting. */
export function keptEnvelopes(database: Database, clock: Clock = systemClock) {
  const ring = parseKeyRing(`test:${newBytes(32).toString('base64')}`);
  if (ring.kind === 'unusable') throw new Error(ring.problem);
  let forget: () => Promise<unknown> = async () => undefined;
  const recurring = { every: (_minutes: number, _name: string, work: () => Promise<unknown>) => void (forget = work) };
  const envelopes = createEnvelopes({ database, secrets: createSecrets(ring), clock, recurring });
  return { ...envelopes, forget: () => forget() };
}
