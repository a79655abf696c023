import type { Api, Attempt, CallContext } from './http.ts';
import { allOf } from './paging.ts';
import { serviceRequest, supportTopic } from './schemas/service-request.ts';
import type { ServiceRequest, ServiceRequestSeverity, SupportTopic } from './schemas/service-request.ts';

export type NewServiceRequest = {
  readonly title: string;
  readonly description: string;
  readonly severity: ServiceRequestSeverity;
  readonly supportTopicId: string;
};

export type ServiceRequests = {
  readonly topics: (context?: CallContext) => Promise<readonly SupportTopic[]>;
  /** @param locale BCP 47 language of the agent who is to answer, `en-US` */
  readonly create: (request: NewServiceRequest, locale: string, attempt: Attempt) => Promise<ServiceRequest>;
  readonly get: (id: string, context?: CallContext) => Promise<ServiceRequest>;
  readonly listForCustomer: (customerId: string, context?: CallContext) => Promise<readonly ServiceRequest[]>;
  /** @returns the ticket with all its notes */
  readonly addNote: (id: string, text: string, attempt: Attempt) => Promise<ServiceRequest>;
};

/**
 * Source: "Service request resources", "Get service requests for a customer", "Update a service request". Creating one
 * and listing topics are no longer documented; where they are not to be had, both fail with `not-found` or `refused`.
 */
export function serviceRequestsOf(api: Api): ServiceRequests {
  return {
    topics: (context) => allOf(api, { path: ['servicerequests', 'supporttopics'] }, supportTopic, context),
    create: (request, locale, attempt) =>
      api.write({ method: 'POST', path: ['servicerequests', locale], body: request }, serviceRequest, attempt),
    get: (id, context) => api.get({ path: ['servicerequests', id] }, serviceRequest, context),
    listForCustomer: (customerId, context) =>
      allOf(api, { path: ['customers', customerId, 'servicerequests'] }, serviceRequest, context),
    addNote: (id, text, attempt) =>
      api.write(
        { method: 'PATCH', path: ['servicerequests', id], body: { newNote: { text } } },
        serviceRequest,
        attempt,
      ),
  };
}
