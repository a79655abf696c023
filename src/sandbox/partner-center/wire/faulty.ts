import type { Answer } from './answer.ts';
import type { Fault } from './faults.ts';
import { Refusal, refusalAnswer, throttledAnswer } from './refusal.ts';

/** How each service words its 429 and 500; Entra's and Graph's bodies are not Partner Center's. */
export type Failures = {
  readonly throttled: (seconds: number) => Answer;
  readonly broken: () => Answer;
  /** an answer that was ordered to the letter; Partner Center's own where there is none */
  readonly refused?: (fault: Fault) => Answer;
};

export const partnerCenterFailures: Failures = {
  throttled: throttledAnswer,
  broken: () => refusalAnswer(new Refusal(500, 800003, 'An unexpected error occurred.')),
};

/** @returns the answer a fault gives in place of the service's own, or undefined if the service answers itself */
export function answerOfFault(fault: Fault | undefined, failures: Failures): Answer | undefined {
  switch (fault?.kind) {
    case 'status-429':
      return failures.throttled(fault.retryAfterSeconds);
    case 'status-500':
      return failures.broken();
    case 'empty-error':
      return { status: 500 };
    case 'text-error':
      return { status: 503, body: '<html><body><h2>Our services are not available right now</h2></body></html>' };
    case 'refuse':
      return failures.refused?.(fault) ?? refusalAnswer(new Refusal(fault.status, fault.code, fault.description));
    case 'latency':
    case 'drop-before':
    case 'drop-after':
    case 'status-500-after':
    case 'truncate-body':
    case 'expired-token':
    case 'revoked-role':
    case 'without-mfa':
    case 'order-error':
    case undefined:
      return undefined;
  }
}
