import { CUSTOMER } from '../contract.ts';

const organization = { id: CUSTOMER, name: 'Fabrikam', phoneNumber: null };

/** Lists give integers for severity and status. */
export const listedServiceRequest = {
  title: 'Refund',
  description: '',
  severity: 3,
  supportTopicId: '0',
  supportTopicName: 'Purchase/refund',
  id: '616122292874576',
  status: 3,
  organization,
  primaryContact: { organization, contactId: '', lastName: 'Agent', firstName: 'Kim', email: 'kim@csp-desk.example' },
  lastUpdatedBy: null,
  productName: null,
  productId: 0,
  createdDate: '2026-11-20T15:04:05.123',
  lastModifiedDate: '2026-11-21T08:00:00Z',
  lastClosedDate: '0001-01-01T00:00:00',
  newNote: null,
  notes: null,
  countryCode: 'NL',
  fileLinks: [],
  attributes: { objectType: 'ServiceRequest' },
};

export const serviceRequest = {
  ...listedServiceRequest,
  id: 616122292874576,
  severity: 'minimal',
  status: 'attentionNeeded',
  notes: [{ createdByName: 'Microsoft Support', createdDate: '0001-01-01T00:00:00', text: 'Which order?' }],
};

export const auditRecord = {
  partnerId: 'c0ffee00-0000-4000-8000-0000000000aa',
  customerId: CUSTOMER,
  customerName: 'Fabrikam',
  userPrincipalName: 'admin.agent@csp-desk.example',
  applicationId: 'Partner Center Web UI',
  resourceType: 'software_key',
  resourceNewValue: '{"ProductKey":"AAAAA-BBBBB-CCCCC-DDDDD-EEEEE"}',
  operationType: 'get_software_key',
  operationDate: '2026-11-21T10:22:33.0000001Z',
  operationStatus: 'succeeded',
  customizedData: [
    { key: 'OrderId', value: 'a1b2c3d4e5f6' },
    { key: 'Quantity-0', value: '2' },
  ],
  attributes: { objectType: 'AuditRecord' },
};
