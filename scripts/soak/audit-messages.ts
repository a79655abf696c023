import { cancellation } from '../../src/i18n/en/cancellation.ts';
import { purchase } from '../../src/i18n/en/purchase.ts';
import { violation } from './audit.ts';
import type { Evidence, KeptMessage, StandingMessage, Violation } from './audit.ts';

/** What a message must say of a purchase in the end, in English, which all places of the soak are told in. */
const PURCHASE_WORDS: Readonly<Record<string, string>> = {
  fulfilled: `● ${purchase['purchase.step.fulfilled']}`,
  'partly-fulfilled': `● ${purchase['purchase.step.partlyFulfilled']}`,
  refused: `✕ ${purchase['purchase.step.refused']}`,
  'not-approved': `✕ ${purchase['purchase.step.refused']}`,
  cancelled: `✕ ${purchase['purchase.step.cancelled']}`,
  'awaiting-approval': `● ${purchase['purchase.step.requested']}`,
};
const TICKET_WORDS: Readonly<Record<string, string>> = {
  cancelled: `● ${cancellation['cancellation.step.cancelled']}`,
  completed: `● ${cancellation['cancellation.step.cancelled']}`,
  asked: `● ${cancellation['cancellation.step.asked']}`,
  refused: `✕ ${cancellation['cancellation.step.refused']}`,
};

/** One message for each thing at each place, which stands in Slack and says how it ended. */
export function auditMessages({ purchases, tickets, kept, standing }: Evidence): Violation[] {
  const at = new Map(standing.map((message) => [placeOf(message.channelId, message.ts), message]));
  const wordsOf = ({ channelId, timestamp }: KeptMessage) => at.get(placeOf(channelId ?? '', timestamp ?? ''))?.words;
  const ofKind = (kind: string) =>
    Map.groupBy(
      kept.filter((each) => each.kind === kind),
      ({ subjectId }) => subjectId,
    );
  const [ofPurchase, ofTicket] = [ofKind('purchase'), ofKind('ticket')];

  return [
    ...kept.flatMap((message) => standsOnce(message, wordsOf(message))),
    ...doubled(kept, standing),
    ...purchases
      .filter(({ state }) => state !== 'drafted')
      .flatMap(({ id, reference, state, lines }) => {
        const [message] = ofPurchase.get(id) ?? [];
        if (!message) return [violation('lost', reference, 'no message tells of it')];
        const orders = lines.flatMap(({ orderId }) => orderId ?? []);
        return says(reference, wordsOf(message), [PURCHASE_WORDS[state], ...orders]);
      }),
    ...tickets.flatMap(({ id, number, orderId, state }) => {
      const [message] = ofTicket.get(id) ?? [];
      if (!message) return [violation('lost', `T-${number}`, 'no message tells of it')];
      return says(`T-${number}`, wordsOf(message), [TICKET_WORDS[state], orderId]);
    }),
  ];
}

const placeOf = (channelId: string, ts: string) => `${channelId} ${ts}`;

function standsOnce(
  { kind, subjectId, place, timestamp, sentHash }: KeptMessage,
  words: string | undefined,
): Violation[] {
  const subject = `${kind} ${subjectId} at ${place}`;
  // What has nothing to say at that place is not sent.
  if (timestamp === null && sentHash === null) return [];
  if (timestamp === null || sentHash === 'posting')
    return [violation('lost', subject, 'its message was begun, and never finished')];
  return words === undefined ? [violation('lost', subject, 'its message does not stand in Slack')] : [];
}

/** Messages in Slack that the desk does not know of, about a thing of which it keeps one. */
function doubled(kept: readonly KeptMessage[], standing: readonly StandingMessage[]): Violation[] {
  const known = new Set(kept.map(({ channelId, timestamp }) => placeOf(channelId ?? '', timestamp ?? '')));
  const subjects = new Map(kept.map(({ subjectId, kind }) => [subjectId, kind]));
  return standing
    .filter(({ channelId, ts }) => !known.has(placeOf(channelId, ts)))
    .flatMap(({ channelId, ts, words }) => {
      const about = words.match(UUID)?.find((id) => subjects.has(id));
      if (about === undefined) return [];
      return [
        violation(
          'doubled',
          `${subjects.get(about) ?? ''} ${about}`,
          `another message about it stands in ${channelId} at ${ts}`,
        ),
      ];
    });
}

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

function says(subject: string, words: string | undefined, wanted: readonly (string | undefined)[]): Violation[] {
  // That it does not stand at all is said above.
  if (words === undefined) return [];
  return wanted.flatMap((each) =>
    each === undefined || words.includes(each)
      ? []
      : [violation('wrong message', subject, `its message does not say ${each}`)],
  );
}
