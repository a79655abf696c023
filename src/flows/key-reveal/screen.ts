import { translatorFor } from '../../i18n/translator.ts';
import type { Replies } from '../../slack/replies.ts';
import type { KeyScreen } from './jobs.ts';
import type { KeyRequestRecord } from './records.ts';
import { hiddenMessage, leftMessage, notShownMessage } from './views-message.ts';

/** The screen of whoever pressed *Show key*, over the response URL of that press. */
export function createKeyScreen(replies: Replies): KeyScreen {
  const translatorOf = ({ person }: KeyRequestRecord) => translatorFor(person.locale, person.zone);
  return {
    cover(url, covered) {
      const t = translatorOf(covered.request);
      const content =
        covered.kind === 'hidden' ? hiddenMessage(t, covered, covered.ending) : notShownMessage(t, covered);
      return replies.replace(url, content);
    },
    tellLeft: (left) => replies.tell(left.request.person.slackUserId, leftMessage(translatorOf(left.request), left)),
  };
}
