import { z } from 'zod';
import { bodyOf } from '../resources/asked.ts';
import { requestBody } from '../resources/service-request-body.ts';
import { addToRequest } from '../resources/service-requests.ts';
import type { Answer } from '../wire/answer.ts';
import { ok } from '../wire/answer.ts';
import { Refusal } from '../wire/refusal.ts';
import type { ControlOf } from './controlled.ts';

const ticketSchema = z.strictObject({
  status: z.enum(['open', 'closed', 'attention_needed']).optional(),
  note: z.string().min(1).optional(),
});

/** `PATCH /service-requests/{id} {status, note}`: what Microsoft's support would do. */
export function answerTicket({ world, call, params }: ControlOf<{ readonly requestId: string }>): Answer {
  const request = world.state.serviceRequests.get(params.requestId);
  if (!request) throw new Refusal(404, 800002, 'The service request was not found.');
  const { status, note } = bodyOf(call, ticketSchema);
  const changed = addToRequest(world, request, { status: status ?? request.status, author: 'Microsoft Support', note });
  return ok(requestBody(world, changed));
}
