import { z } from 'zod';
import { guidOf } from '../state/derived.ts';
import type { Customer } from '../state/model.ts';
import type { Answer } from '../wire/answer.ts';
import { created, ok } from '../wire/answer.ts';
import { collection, instant } from '../wire/collection.ts';
import { invalidInput, Refusal } from '../wire/refusal.ts';
import { hasCome } from '../world.ts';
import type { AskedOf, OfCustomer } from './asked.ts';
import { bodyOf, customerOf } from './asked.ts';
import { recordAudit } from './audit-records.ts';

const CUSTOMER_AGREEMENT = 'MicrosoftCustomerAgreement';
/** What the lists show when no type is asked for. */
const DEFAULT_TYPE = 'MicrosoftCloudAgreement';

const TEMPLATE_ID = guidOf('template Microsoft Customer Agreement');
const AGREEMENT_LINK = 'https://aka.ms/customeragreement';

/** `GET /agreements?agreementType=` ("Get agreement metadata"). */
export function listAgreementTemplates({ call }: AskedOf<unknown>): Answer {
  if (typeOf(call.query.get('agreementtype')) !== CUSTOMER_AGREEMENT) return ok(collection([]));
  return ok(
    collection([
      { templateId: TEMPLATE_ID, agreementType: CUSTOMER_AGREEMENT, agreementLink: AGREEMENT_LINK, versionRank: 0 },
    ]),
  );
}

/** `GET /customers/{id}/agreements?agreementType=`: what the partner confirmed; not what the customer signed itself. */
export function listAgreements({ world, call, params }: AskedOf<OfCustomer>): Answer {
  const customer = customerOf(world, params.customerId);
  const wanted = typeOf(call.query.get('agreementtype'));
  return ok(collection(wanted === CUSTOMER_AGREEMENT ? confirmations(customer) : []));
}

/** `GET /customers/{id}/directSignedMicrosoftCustomerAgreementStatus`. */
export function directSignedStatus({ world, params }: AskedOf<OfCustomer>): Answer {
  return ok({ isSigned: customerOf(world, params.customerId).agreement.kind === 'direct' });
}

const confirmationSchema = z.object({
  primaryContact: z.object({
    firstName: z.string().min(1),
    lastName: z.string().min(1),
    email: z.email(),
    phoneNumber: z.string().default(''),
  }),
  templateId: z.string(),
  dateAgreed: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is not a date'),
  type: z.literal(CUSTOMER_AGREEMENT),
});

/** `POST /customers/{id}/agreements`: the partner attests that the customer accepted. */
export function confirmAgreement({ world, caller, call, params }: AskedOf<OfCustomer>): Answer {
  const customer = customerOf(world, params.customerId);
  const body = bodyOf(call, confirmationSchema);
  if (body.templateId !== TEMPLATE_ID) throw invalidInput('The templateId is not that of a current agreement.');
  if (!hasCome(world, body.dateAgreed)) throw invalidInput('The dateAgreed lies in the future.');
  if (customer.agreement.kind === 'confirmed') {
    throw new Refusal(400, 600061, 'An agreement with the same details already exists.');
  }
  const on = new Date(body.dateAgreed).toISOString();
  const confirmed: Customer = { ...customer, agreement: { kind: 'confirmed', on, contact: body.primaryContact } };
  world.state.customers.put(customer.id, confirmed);
  recordAudit(world, caller, customer, {
    resourceType: 'agreement',
    operationType: 'create_agreement',
    newValue: body,
  });
  return created(confirmations(confirmed)[0]);
}

function confirmations({ agreement }: Customer): object[] {
  if (agreement.kind !== 'confirmed') return [];
  return [
    {
      primaryContact: agreement.contact,
      templateId: TEMPLATE_ID,
      dateAgreed: instant(agreement.on),
      type: CUSTOMER_AGREEMENT,
      agreementLink: AGREEMENT_LINK,
    },
  ];
}

function typeOf(text: string | undefined): string {
  return text?.toLowerCase() === CUSTOMER_AGREEMENT.toLowerCase() ? CUSTOMER_AGREEMENT : (text ?? DEFAULT_TYPE);
}
