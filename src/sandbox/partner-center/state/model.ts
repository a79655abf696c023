/** What the local Partner Center remembers. Instants are ISO 8601 texts in UTC, amounts whole minor units. */

export type Segment = 'commercial' | 'education' | 'government' | 'nonprofit';

export type Contact = {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phoneNumber: string;
};

/** How the customer accepted the Microsoft Customer Agreement, if it did. */
export type Agreement =
  | { readonly kind: 'none' }
  | { readonly kind: 'direct'; readonly on: string }
  | { readonly kind: 'confirmed'; readonly on: string; readonly contact: Contact };

export type Customer = {
  /** the tenant id */
  readonly id: string;
  readonly companyName: string;
  readonly domain: string;
  readonly onmicrosoftDomain: string;
  readonly country: string;
  readonly city: string;
  readonly addressLine: string;
  readonly postalCode: string;
  readonly segment: Segment;
  readonly relationship: 'reseller' | 'none';
  readonly contact: Contact;
  readonly agreement: Agreement;
};

export type CartLine = {
  readonly id: number;
  readonly catalogItemId: string;
  readonly friendlyName?: string | undefined;
  readonly quantity: number;
  readonly billingCycle: string;
  readonly termDuration?: string | undefined;
  readonly attestationAccepted?: boolean | undefined;
  readonly orderGroup?: string | undefined;
  readonly error?: { readonly errorCode: string; readonly errorDescription: string } | undefined;
};

export type Cart = {
  readonly id: string;
  readonly customerId: string;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly expiresAt: string;
  readonly modifiedBy: string;
  readonly status: 'Active' | 'Ordered';
  readonly lines: readonly CartLine[];
  readonly checkouts: number;
};

export type OrderLine = {
  readonly number: number;
  readonly productId: string;
  readonly skuId: string;
  /** the catalog item id at the time */
  readonly offerId: string;
  readonly friendlyName: string;
  readonly quantity: number;
  readonly termDuration?: string | undefined;
  readonly subscriptionId?: string | undefined;
  readonly unitPrice: number;
  readonly cancelledAt?: string | undefined;
};

export type Order = {
  readonly id: string;
  readonly alternateId: string;
  readonly customerId: string;
  readonly billingCycle: string;
  readonly currency: string;
  readonly lines: readonly OrderLine[];
  readonly createdAt: string;
  readonly readableAt: string;
  readonly listedAt: string;
  readonly fulfilledAt: string;
  readonly placedThrough: 'api' | 'portal';
  readonly cartId?: string | undefined;
  /** a status of a later version of the service, shown instead of `completed` */
  readonly unusualStatus?: string | undefined;
  readonly cancellations: number;
};

export type Subscription = {
  readonly id: string;
  readonly customerId: string;
  readonly orderId: string;
  readonly lineNumber: number;
  readonly friendlyName: string;
  readonly billingCycle: string;
  readonly termDuration: string;
  readonly endsAt: string;
  readonly deletedAt?: string | undefined;
  readonly version: number;
};

export type TicketStatus = 'none' | 'open' | 'closed' | 'attention_needed';

export type TicketNote = { readonly createdByName: string; readonly createdAt: string; readonly text: string };

export type ServiceRequest = {
  readonly id: string;
  readonly customerId?: string | undefined;
  readonly title: string;
  readonly description: string;
  readonly severity: 'unknown' | 'critical' | 'moderate' | 'minimal';
  readonly supportTopicId: string;
  readonly status: TicketStatus;
  readonly createdAt: string;
  readonly modifiedAt: string;
  readonly closedAt?: string | undefined;
  readonly modifiedBy: string;
  readonly notes: readonly TicketNote[];
};

export type AuditRecord = {
  readonly id: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly userPrincipalName: string;
  readonly applicationId: string;
  readonly resourceType: string;
  readonly operationType: string;
  readonly operationDate: string;
  readonly resourceNewValue: string;
  readonly customizedData: readonly { readonly key: string; readonly value: string }[];
};

export type DirectoryUser = {
  readonly id: string;
  readonly displayName: string;
  readonly mail: string;
  readonly userPrincipalName: string;
  readonly preferredLanguage: string;
  readonly accountEnabled: boolean;
  /** ids of the groups it is a direct member of */
  readonly groups: readonly string[];
  /** template ids of its directory roles */
  readonly roles: readonly string[];
};

export type DirectoryGroup = {
  readonly id: string;
  readonly displayName: string;
  /** ids of the groups this group is itself a member of */
  readonly memberOf: readonly string[];
};
