import { createHash } from 'node:crypto';
import type { Replay } from '../state/state.ts';
import type { Answer } from '../wire/answer.ts';
import type { Call } from '../wire/call.ts';
import { invalidInput } from '../wire/refusal.ts';
import { nowText } from '../world.ts';
import type { World } from '../world.ts';

/** Reads are simply read again: only a write is answered from memory, and so no key ever gets there. */
export function isWrite(call: Call): boolean {
  return call.method !== 'GET' && call.method !== 'HEAD';
}

/**
 * What this very call was answered before, under the same MS-RequestId.
 * @throws Refusal 800002 if the id was used for another call: it names one attempt of one call
 */
export function replayOf(world: World, call: Call, requestId: string): Answer | undefined {
  const replay = world.state.replays.get(requestId);
  if (!replay) return undefined;
  if (isForgotten(world, replay)) return undefined;
  if (replay.call !== fingerprint(call)) throw invalidInput('The MS-RequestId was used for another call.');
  return replay.answer;
}

export function rememberAnswer(world: World, call: Call, requestId: string, answer: Answer): void {
  world.state.replays.put(requestId, { call: fingerprint(call), answer, at: nowText(world) });
}

/** Drops the answers that would not be given again anyway; done at each start. */
export function forgetOldAnswers(world: World): void {
  const old = world.state.replays.entries().filter(([, replay]) => isForgotten(world, replay));
  for (const [requestId] of old) world.state.replays.remove(requestId);
}

function isForgotten(world: World, replay: Replay): boolean {
  const age = world.clock.now().getTime() - Date.parse(replay.at);
  return age > world.settings.read().delays.replayMemory;
}

function fingerprint(call: Call): string {
  const body = createHash('sha256').update(call.text).digest('hex');
  return `${call.method} ${call.path.toLowerCase()} ${body}`;
}
