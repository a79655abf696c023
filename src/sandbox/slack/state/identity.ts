import { newBytes } from '../../../kernel/ids.ts';
import { textOf } from './storage.ts';
import type { Storage } from './storage.ts';

/** Who the workspace and the app in it are, and the secrets with which they know each other. */
export type Identity = {
  readonly teamId: string;
  readonly teamDomain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly verificationToken: string;
};

/** Reads the identity of the workspace; secrets are made at the first opening and kept. */
export function readIdentity(storage: Storage): Identity {
  const secret = (name: string, length: number) => keptSecret(storage, name, length);
  const appId = 'A0CSPDESK01';
  return {
    teamId: 'T0CSPDESK01',
    teamDomain: 'csp-desk',
    appId,
    botId: 'B0CSPDESK01',
    botUserId: 'U0CSPDESK01',
    botToken: `xoxb-1000000000001-${secret('bot token', 18)}`,
    appToken: `xapp-1-${appId}-1000000000001-${secret('app token', 32)}`,
    signingSecret: secret('signing secret', 16),
    verificationToken: secret('verification token', 12),
  };
}

function keptSecret(storage: Storage, name: string, length: number): string {
  const made = newBytes(length).toString('hex');
  storage.run('insert into settings (name, value) values (?, ?) on conflict do nothing', name, made);
  const [row] = storage.rows('select value from settings where name = ?', name);
  return row ? textOf(row, 'value') : made;
}
