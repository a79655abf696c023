import type { App, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { entryIn } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitors } from '../../slack/visitor.ts';
import { kitWords } from './jobs-kit.ts';
import { gesturesOf, moveNote, staleView } from './listeners-gestures.ts';
import type { MoveKits } from './service-kit.ts';
import { KIT, kitAt, kitMessage, KIT_FORM, kitView, waveIn } from './views-kit.ts';

type Parts = {
  readonly kits: MoveKits;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

const OfMove = z.object({ move: z.string() });

/** *Wave kit*: for which machines, then a message in which it is made, sent, and its keys are asked for. */
export function registerKits(app: App, { kits, visitors, counter, delivery }: Parts): void {
  const { onPress } = gesturesOf(app, { visitors, counter });

  onPress(KIT, async ({ visitor, value }) => {
    const [moveId = '', wave] = value.split(' ');
    const begun = await kits.begin(visitor.person, moveId);
    if (begun.kind === 'refused') return counter.refusalView(visitor, begun);
    return begun.kind === 'stale' ? staleView(visitor) : kitView(visitor.t, begun, wave);
  });

  app.view<ViewSubmitAction>(KIT_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const about = readMetadata(OfMove, view.private_metadata);
      const wave = waveIn(entryIn(view.state.values, kitAt.machines));
      const outcome =
        about && wave !== undefined
          ? await kits.ask(visitor.person, about.move, wave, view.id)
          : ({ kind: 'stale' } as const);
      switch (outcome.kind) {
        case 'asked':
          return { response_action: 'update', view: moveNote(visitor.t, visitor.t('moveKit.asked')) };
        case 'gone':
          return { response_action: 'errors', errors: { [kitAt.machines]: visitor.t('moveKit.form.gone') } };
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  delivery.paint('move-kit', async (kitId) => {
    const shown = await kits.find(kitId);
    if (!shown) return null;
    const { locale, zone, slackUserId: owner } = shown.kit.person;
    const t = translatorFor(locale, zone);
    return { content: kitMessage(t, shown, kitWords(t, shown.kit)), owner };
  });
}
