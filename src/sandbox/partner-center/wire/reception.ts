import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../../kernel/log.ts';
import { pause } from '../../../kernel/time.ts';
import type { Clock } from '../../../kernel/time.ts';
import type { KeptDisk } from '../../kept-disk.ts';
import { send } from './answer.ts';
import type { Answer } from './answer.ts';
import { header, readBody, splitTarget } from './call.ts';
import type { Call } from './call.ts';
import type { Calls } from './calls.ts';
import type { Fault, Faults } from './faults.ts';
import { answerOfFault } from './faulty.ts';
import type { Failures } from './faulty.ts';
import { createRivals } from './rivals.ts';

/** One of the services behind the one address. Without `failures` no fault can be ordered for it. */
export type Service = {
  readonly prefix: string;
  /** works at once and whole: no other call comes in between */
  readonly answer: (call: Call) => Answer;
  readonly failures: Failures | null;
};

export type Reception = {
  readonly handle: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly close: () => Promise<void>;
};

type Parts = {
  readonly services: readonly Service[];
  readonly faults: Faults;
  readonly calls: Calls;
  readonly disk: KeptDisk;
  readonly clock: Clock;
  readonly log: Log;
};

/** Milliseconds given to what is under way at the end; a request whose body never ends is not waited for. */
const PATIENCE = 1_000;

/** Takes requests in, meets them with the faults that were ordered, and hands them to the service they are for. */
export function createReception({ services, faults, calls, disk, clock, log }: Parts): Reception {
  const closing = new AbortController();
  const underWay = new Set<Promise<void>>();
  const rivals = createRivals();

  async function receive(service: Service, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { path: fullPath, query } = splitTarget(request.url ?? '/');
    const method = request.method ?? 'GET';
    const text = await readBody(request);
    if (text === null) return send(response, { status: 413 }, false);

    const fault = service.failures ? faults.take(method, fullPath) : undefined;
    const requestId = header(request.headers, 'ms-requestid');
    const { rivalled, leave } = rivals.enter(fullPath, requestId);
    try {
      if (fault?.kind === 'latency') await pause(fault.milliseconds, closing.signal);
      const path = fullPath.slice(service.prefix.length) || '/';
      const call: Call = {
        method,
        path,
        fullPath,
        query,
        headers: request.headers,
        text,
        rivalled,
        ...(fault ? { fault } : {}),
      };
      const answer = closing.signal.aborted ? undefined : answerWith(service, call, fault, { disk, log });
      const dropped = answer === undefined || fault?.kind === 'drop-after';
      if (service.failures) {
        calls.record({
          at: clock.now().toISOString(),
          method,
          path: fullPath,
          requestId,
          correlationId: header(request.headers, 'ms-correlationid'),
          status: dropped ? undefined : answer.status,
        });
      }
      if (dropped) response.destroy();
      else send(response, answer, fault?.kind === 'truncate-body');
    } finally {
      leave();
    }
  }

  return {
    handle: (request, response) => {
      const { path } = splitTarget(request.url ?? '/');
      const service = services.find(({ prefix }) => path === prefix || path.startsWith(`${prefix}/`));
      if (!service) return false;
      const work = receive(service, request, response).catch((error: unknown) => {
        log.debug({ err: error, method: request.method, path }, 'A request to the local Partner Center broke off');
        response.destroy();
      });
      underWay.add(work);
      void work.finally(() => underWay.delete(work));
      return true;
    },
    close: async () => {
      closing.abort();
      const patience = new AbortController();
      await Promise.race([Promise.all(underWay), pause(PATIENCE, patience.signal)]);
      patience.abort();
    },
  };
}

/** @returns undefined where the connection is to be dropped before any work */
function answerWith(
  service: Service,
  call: Call,
  fault: Fault | undefined,
  { disk, log }: Pick<Parts, 'disk' | 'log'>,
): Answer | undefined {
  if (fault?.kind === 'drop-before') return undefined;
  try {
    const answer = (service.failures && answerOfFault(fault, service.failures)) ?? service.answer(call);
    return fault?.kind === 'status-500-after' && service.failures ? service.failures.broken() : answer;
  } catch (error) {
    if (!disk.isFullBy(error))
      log.error({ err: error, method: call.method, path: call.fullPath }, 'The local Partner Center failed to answer');
    return service.failures?.broken() ?? { status: 500 };
  }
}
