import { createHash } from 'node:crypto';
import { newBytes } from '../../../kernel/ids.ts';
import { nowText } from '../world.ts';
import type { World } from '../world.ts';

/** Gives out a refresh token for the service account, as a consent does. Only its hash is kept. */
export function issueRefreshToken(world: World): string {
  const token = `0.A${newBytes(48).toString('base64url')}`;
  world.state.refreshTokens.put(hashOf(token), { issuedAt: nowText(world) });
  return token;
}

/**
 * Takes a refresh token and gives the next. The one it replaces dies, after a grace of one use: an answer may have been
 * lost on its way to the client.
 * @returns the next token, or null if this one is unknown or dead
 */
export function rotateRefreshToken(world: World, token: string): string | null {
  const hash = hashOf(token);
  const record = world.state.refreshTokens.get(hash);
  if (!record) return null;

  if (record.replacedAt === undefined) {
    world.state.refreshTokens.put(hash, { ...record, replacedAt: nowText(world) });
    return issueRefreshToken(world);
  }
  const age = world.clock.now().getTime() - Date.parse(record.replacedAt);
  if (record.graceUsed || age > world.settings.read().delays.refreshGrace) return null;
  world.state.refreshTokens.put(hash, { ...record, graceUsed: true });
  return issueRefreshToken(world);
}

/** Kills every refresh token, as a changed password of the service account does. */
export function revokeRefreshTokens(world: World): void {
  world.state.refreshTokens.clear();
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
