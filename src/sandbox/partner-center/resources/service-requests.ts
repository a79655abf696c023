import { z } from 'zod';
import { digitsOf } from '../state/derived.ts';
import type { Customer, ServiceRequest } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { created, ok } from '../wire/answer.ts';
import { collection } from '../wire/collection.ts';
import { invalidInput, Refusal } from '../wire/refusal.ts';
import { nowText } from '../world.ts';
import type { World } from '../world.ts';
import { bodyOf, customerOf, wholeNumber } from './asked.ts';
import type { AskedOf, OfCustomer } from './asked.ts';
import { requestBody, requestSummary } from './service-request-body.ts';
import { SUPPORT_TOPICS } from './support-topics.ts';
import { newId } from '../../../kernel/ids.ts';

type OfRequest = { readonly requestId: string };

/** `GET /servicerequests/supporttopics` ("Get a list of service request support topics"). */
export function listSupportTopics(): Answer {
  return ok(collection(SUPPORT_TOPICS.map((topic) => ({ ...topic, attributes: { objectType: 'SupportTopic' } }))));
}

const creationSchema = z.object({
  title: z.string().min(1).max(255),
  description: z.string().min(1).max(10_000),
  severity: z.enum(['critical', 'moderate', 'minimal']),
  supportTopicId: z.union([z.string(), z.int().transform(String)]),
  organization: z.object({ id: z.string() }).nullish(),
});

/**
 * `POST /servicerequests/{agentLocale}` ("Create a service request"). The ticket belongs to the customer named as
 * organization, else to the one whose tenant id or domain the description carries (P13), as an agent would file it.
 */
export function createServiceRequest({ world, caller, call, params }: AskedOf<{ readonly locale: string }>): Answer {
  if (!/^[a-z]{2}-[a-z]{2}$/i.test(params.locale)) throw invalidInput('The agent locale is invalid.');
  const body = bodyOf(call, creationSchema);
  if (!SUPPORT_TOPICS.some((topic) => String(topic.id) === body.supportTopicId)) {
    throw invalidInput('The supportTopicId is unknown.');
  }
  const customer = body.organization ? customerOf(world, body.organization.id) : customerIn(world, body.description);
  const now = nowText(world);
  const request: ServiceRequest = {
    id: `6${digitsOf(newId(), 14)}`,
    customerId: customer?.id,
    title: body.title,
    description: body.description,
    severity: body.severity,
    supportTopicId: body.supportTopicId,
    status: 'open',
    createdAt: now,
    modifiedAt: now,
    modifiedBy: caller.upn ?? '',
    notes: [],
  };
  world.state.serviceRequests.put(request.id, request, request.customerId);
  return created(requestBody(world, request));
}

/** `GET /servicerequests` and `GET /customers/{id}/servicerequests`: here severity and status are numbers. */
export function listServiceRequests({ world, call, params }: AskedOf<{ readonly customerId?: string }>): Answer {
  const status = call.query.get('status')?.toLowerCase();
  const all = params.customerId
    ? world.state.serviceRequests.ownedBy(customerOf(world, params.customerId).id)
    : world.state.serviceRequests.all();
  const found = all.filter(
    (request) => status === undefined || request.status.replace('_', '') === status.replace('_', ''),
  );
  const offset = wholeNumber(call, 'offset', 0, 1_000_000);
  const size = wholeNumber(call, 'size', 500, 500) || 500;
  return ok(collection(found.slice(offset, offset + size).map((request) => requestSummary(world, request))));
}

export function getServiceRequest({ world, params }: AskedOf<OfRequest>): Answer {
  return ok(requestBody(world, requestOf(world, params.requestId)));
}

export function getServiceRequestOfCustomer({ world, params }: AskedOf<OfRequest & OfCustomer>): Answer {
  return ok(requestBody(world, requestOf(world, params.requestId, customerOf(world, params.customerId))));
}

const changeSchema = z.object({
  status: z.enum(['none', 'open', 'closed', 'attention_needed']).nullish(),
  newNote: z.object({ text: z.string().min(1).max(10_000) }).nullish(),
});

/** `PATCH /servicerequests/{id}`: a note, or a status; what is null or "none" stays as it is. */
export function changeServiceRequest({ world, caller, call, params }: AskedOf<OfRequest>): Answer {
  const request = requestOf(world, params.requestId);
  const body = bodyOf(call, changeSchema);
  const status = body.status && body.status !== 'none' ? body.status : request.status;
  const author = caller.upn ?? '';
  const changed = addToRequest(world, request, { status, author, note: body.newNote?.text });
  return ok(requestBody(world, changed));
}

type Change = {
  readonly status: ServiceRequest['status'];
  readonly author: string;
  readonly note?: string | undefined;
};

/** Records a change of a ticket, the partner's or Microsoft's. */
export function addToRequest(world: World, request: ServiceRequest, change: Change): ServiceRequest {
  const now = nowText(world);
  const changed: ServiceRequest = {
    ...request,
    status: change.status,
    modifiedAt: now,
    modifiedBy: change.author,
    closedAt: change.status === 'closed' ? (request.closedAt ?? now) : undefined,
    notes: change.note
      ? [...request.notes, { createdByName: change.author, createdAt: now, text: change.note }]
      : request.notes,
  };
  world.state.serviceRequests.put(changed.id, changed, changed.customerId);
  return changed;
}

function requestOf(world: World, id: string, customer?: Customer): ServiceRequest {
  const request = world.state.serviceRequests.get(id);
  if (!request || (customer && request.customerId !== customer.id)) {
    throw new Refusal(404, 800002, 'The service request was not found.');
  }
  return request;
}

function customerIn(world: World, description: string): Customer | undefined {
  const words = new Set(
    description
      .toLowerCase()
      .split(/[^a-z0-9.-]+/)
      .map((word) => word.replace(/\.+$/, '')),
  );
  return world.state.customers
    .all()
    .find((customer) => [customer.id, customer.domain, customer.onmicrosoftDomain].some((name) => words.has(name)));
}
