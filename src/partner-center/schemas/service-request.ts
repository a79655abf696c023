import * as z from 'zod';
import type { OpenWord } from './order.ts';
import { identifier, instantOf, numberOrDigits, textOrNone, wordOf } from './wire.ts';

/** A ticket with Microsoft. */
export type ServiceRequest = {
  /** Digits. */
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly severity: ServiceRequestSeverity;
  readonly status: OpenWord<'none' | 'open' | 'closed' | 'attention_needed'>;
  readonly topic?: string | undefined;
  readonly createdAt?: Date | undefined;
  readonly modifiedAt?: Date | undefined;
  readonly closedAt?: Date | undefined;
  readonly notes: readonly ServiceRequestNote[];
};

export type ServiceRequestSeverity = OpenWord<'unknown' | 'critical' | 'moderate' | 'minimal'>;

export type ServiceRequestNote = {
  readonly text: string;
  readonly by?: string | undefined;
  readonly at?: Date | undefined;
};

export type SupportTopic = { readonly id: string; readonly name: string; readonly description?: string | undefined };

const SEVERITIES = ['unknown', 'critical', 'moderate', 'minimal'];
const STATUSES = ['none', 'open', 'closed', 'attention_needed'];

/** Lists give the place in the enumeration where a single resource gives the word. */
function wordOrPlace(words: readonly string[]) {
  return z
    .union([z.string().transform(wordOf), z.int().transform((place) => words[place] ?? String(place))])
    .nullish()
    .transform((word) => word ?? words[0] ?? '');
}

const note = z
  .object({ text: textOrNone, createdByName: textOrNone, createdDate: textOrNone })
  .transform((wire): ServiceRequestNote => ({
    text: wire.text ?? '',
    by: wire.createdByName ?? undefined,
    at: instantOf(wire.createdDate),
  }));

/** Source: "Service request resources". */
export const serviceRequest = z
  .object({
    id: identifier,
    title: textOrNone,
    description: textOrNone,
    severity: wordOrPlace(SEVERITIES),
    status: wordOrPlace(STATUSES),
    supportTopicName: textOrNone,
    createdDate: textOrNone,
    lastModifiedDate: textOrNone,
    lastClosedDate: textOrNone,
    notes: z.array(note).nullish(),
  })
  .transform((wire): ServiceRequest => ({
    id: wire.id,
    title: wire.title ?? '',
    description: wire.description ?? undefined,
    severity: wire.severity,
    status: wire.status,
    topic: wire.supportTopicName ?? undefined,
    createdAt: instantOf(wire.createdDate),
    modifiedAt: instantOf(wire.lastModifiedDate),
    closedAt: instantOf(wire.lastClosedDate),
    notes: wire.notes ?? [],
  }));

/** Source: "Get service request support topics". */
export const supportTopic = z
  .object({ id: numberOrDigits, name: textOrNone, description: textOrNone })
  .transform((wire): SupportTopic => ({
    id: String(wire.id),
    name: wire.name ?? String(wire.id),
    description: wire.description ?? undefined,
  }));
