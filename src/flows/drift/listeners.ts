import { translatorFor } from '../../i18n/translator.ts';
import type { Delivery } from '../../slack/delivery.ts';
import type { DriftDigests } from './digest.ts';
import { digestMessage } from './views.ts';

/** Draws the digests. Nobody presses anything in them. */
export function registerDrift({
  delivery,
  digests,
}: {
  readonly delivery: Delivery;
  readonly digests: DriftDigests;
}): void {
  delivery.paint('drift', async (digestId) => {
    const digest = await digests.find(digestId);
    if (!digest) return null;
    const { person, findings, count } = digest;
    const t = translatorFor(person.locale, person.zone);
    return { content: digestMessage(t, findings, count), owner: person.slackUserId };
  });
}
