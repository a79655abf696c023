import { translatorFor } from '../../i18n/translator.ts';
import type { Replies } from '../../slack/replies.ts';
import type { KeyScreen } from './jobs.ts';
import type { KeyRequestRecord } from './records.ts';
import { inModal } from './surface.ts';
import { hiddenMessage, leftMessage, notShownMessage } from './views-message.ts';

/** The screen of whoever pressed *Show key*, over the response URL of that press or the window it opened. */
export function createKeyScreen(replies: Replies): KeyScreen {
  const translatorOf = ({ person }: KeyRequestRecord) => translatorFor(person.locale, person.zone);
  return {
    cover(place, covered) {
      const t = translatorOf(covered.request);
      const content =
        covered.kind === 'hidden'
          ? hiddenMessage(t, covered, covered.ending, { inModal: 'viewId' in place })
          : notShownMessage(t, covered);
      return 'url' in place
        ? replies.replace(place.url, content)
        : replies.redraw(place.viewId, inModal({ t }, content));
    },
    tellLeft: (left) => replies.tell(left.request.person.slackUserId, leftMessage(translatorOf(left.request), left)),
  };
}
