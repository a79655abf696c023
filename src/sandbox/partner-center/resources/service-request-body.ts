import type { ServiceRequest, TicketNote } from '../state/model.ts';
import type { World } from '../world.ts';
import { topicName } from './support-topics.ts';

/** Numbers of the old list sample: the place in this order. */
const SEVERITIES: readonly ServiceRequest['severity'][] = ['unknown', 'critical', 'moderate', 'minimal'];
const STATUSES: readonly ServiceRequest['status'][] = ['none', 'open', 'closed', 'attention_needed'];

const NO_DATE = '0001-01-01T00:00:00';

/** A ticket as it is read by its id: severity and status are words. */
export function requestBody(world: World, request: ServiceRequest): object {
  return {
    ...shared(world, request),
    severity: request.severity,
    status: request.status,
    notes: request.notes.map(noteBody),
  };
}

/** A ticket as it stands in a list: severity and status are numbers, and there are no notes. */
export function requestSummary(world: World, request: ServiceRequest): object {
  return {
    ...shared(world, request),
    severity: SEVERITIES.indexOf(request.severity),
    status: STATUSES.indexOf(request.status),
    notes: null,
  };
}

function shared(world: World, request: ServiceRequest): object {
  const customer = world.state.customers.get(request.customerId ?? '');
  return {
    id: request.id,
    title: request.title,
    description: request.description,
    supportTopicId: request.supportTopicId,
    supportTopicName: topicName(request.supportTopicId),
    organization: { id: customer?.id ?? world.tenantId, name: customer?.companyName ?? 'CSP Desk', phoneNumber: '' },
    primaryContact: null,
    lastUpdatedBy: request.modifiedBy,
    productName: 'Cloud Solution Provider',
    productId: '14855',
    createdDate: withoutZone(request.createdAt),
    lastModifiedDate: withoutZone(request.modifiedAt),
    lastClosedDate: request.closedAt ? withoutZone(request.closedAt) : NO_DATE,
    newNote: null,
    countryCode: customer?.country ?? 'US',
    fileLinks: [],
    attributes: { objectType: 'ServiceRequest' },
  };
}

function noteBody(note: TicketNote): object {
  return { createdByName: note.createdByName, createdDate: withoutZone(note.createdAt), text: note.text };
}

/** The dates of tickets are UTC without saying so. */
function withoutZone(text: string): string {
  return text.replace(/(\.\d+)?Z$/, '');
}
