import type { PartnerCenter } from '../../partner-center/client.ts';
import { PartnerCenterFailure } from '../../partner-center/errors.ts';
import type { RequestFacts } from './rules-request.ts';
import { isAskedBy, refundTopic, requestText } from './rules-request.ts';

export type AskOutcome =
  | { readonly kind: 'asked'; readonly serviceRequestId: string }
  /** Partner Center takes no tickets this way: an Admin agent has to make it there */
  | { readonly kind: 'not-to-be-had'; readonly correlationId?: string | undefined };

/** The language of the agents who answer; the text is English. */
const AGENT_LOCALE = 'en-US';

/**
 * Asks Microsoft for the refund with a service request, exactly once: one that stands already, from before a lost answer, is
 * recognised by its mark. Source: "Service request resources".
 * @param attempt names this attempt to Partner Center; kept until there is an answer
 * @throws PartnerCenterFailure where it may work later
 */
export async function askMicrosoft(
  { serviceRequests }: PartnerCenter,
  facts: RequestFacts,
  attempt: string,
): Promise<AskOutcome> {
  try {
    const standing = (await serviceRequests.listForCustomer(facts.customerId)).find((request) =>
      isAskedBy(request, facts),
    );
    if (standing) return { kind: 'asked', serviceRequestId: standing.id };
    const topic = refundTopic(await serviceRequests.topics());
    if (!topic) return { kind: 'not-to-be-had' };
    const { title, description } = requestText(facts);
    const request = { title, description, severity: 'moderate', supportTopicId: topic.id };
    const { id } = await serviceRequests.create(request, AGENT_LOCALE, { requestId: attempt });
    return { kind: 'asked', serviceRequestId: id };
  } catch (error) {
    if (!(error instanceof PartnerCenterFailure) || (error.kind !== 'not-found' && error.kind !== 'refused'))
      throw error;
    return { kind: 'not-to-be-had', correlationId: error.correlationId };
  }
}
