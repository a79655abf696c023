import type { App } from '@slack/bolt';
import type { Directory } from '../../directory/directory.ts';
import type { Clock } from '../../kernel/time.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Visitors } from '../../slack/visitor.ts';
import { registerMoveCheck } from './listeners.ts';
import { createMoveCheck } from './service.ts';

type Parts = {
  readonly directory: Directory;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly clock: Clock;
};

/** Everything of the move, put together and listening. */
export function registerMove(app: App, { directory, visitors, counter, clock }: Parts): void {
  registerMoveCheck(app, { moveCheck: createMoveCheck({ directory, clock }), visitors, counter });
}
