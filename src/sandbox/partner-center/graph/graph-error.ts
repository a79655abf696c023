import { newId } from '../../../kernel/ids.ts';
import type { Answer } from '../wire/answer.ts';
import { nowText } from '../world.ts';
import type { World } from '../world.ts';

/** @returns Graph's error body ("Microsoft Graph error responses and resource types") */
export function graphError(world: World, status: number, code: string, message: string): Answer {
  const requestId = newId();
  return {
    status,
    body: {
      error: {
        code,
        message,
        innerError: { date: nowText(world), 'request-id': requestId, 'client-request-id': requestId },
      },
    },
    ...(status === 429 ? { headers: { 'retry-after': '1' } } : {}),
  };
}
