import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { translatorFor } from '../../../i18n/translator.ts';
import { errorsAt } from '../../../slack/blocks/index.ts';
import type { Counter } from '../../../slack/counter.ts';
import type { Delivery } from '../../../slack/delivery.ts';
import { entryIn, inputBlocks } from '../../../slack/entries.ts';
import { answerForm } from '../../../slack/form-answer.ts';
import { readMetadata } from '../../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../../slack/visitor.ts';
import { carried, gesturesOf, staleView } from '../listeners-gestures.ts';
import { pagingActions } from '../views-paging.ts';
import { registerPlanning } from './listeners-plan.ts';
import { registerTransfers } from './listeners-transfer.ts';
import type { Planning } from './service-plan.ts';
import type { Reminders } from './service-reminders.ts';
import type { Transfers } from './service-transfer.ts';
import type { Waves } from './service-waves.ts';
import { reminderMessage } from './views-now.ts';
import { RISKS, risksView } from './views-risk.ts';
import { PAUSE, PAUSE_FORM, pauseAt, pauseView, RESUME, WAVE, WAVES, wavesView, waveView } from './views-waves.ts';
import type { WavePart } from './views-waves.ts';
import type { MoveSettingsService } from '../service-settings.ts';

export type WavesFront = {
  readonly planning: Planning;
  readonly waves: Waves;
  readonly transfers: Transfers;
  readonly reminders: Reminders;
  readonly settings: MoveSettingsService;
  /** what other parts add to a wave, in this order */
  readonly waveParts: readonly WavePart[];
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

const OfMove = z.object({ move: z.string(), page: z.int().nonnegative().optional() });
const OfWave = z.object({ wave: z.string(), page: z.int().nonnegative().optional() });

/** The waves of a move: planning them, looking at them, pausing, and what is at risk. */
export function registerWaves(app: App, front: WavesFront): void {
  const { waves, reminders, waveParts, visitors, counter, delivery } = front;
  const { onPress } = gesturesOf(app, front);
  registerPlanning(app, front, drawWaves);
  registerTransfers(app, front, drawWaves);

  for (const action of [WAVES, ...pagingActions(WAVES)])
    onPress(action, ({ visitor, value }) => {
      const place = carried(OfMove, value);
      return place ? drawWaves(visitor, place.move, { page: place.page ?? null }) : Promise.resolve(staleView(visitor));
    });

  for (const action of [WAVE, ...pagingActions(WAVE)])
    onPress(action, async ({ visitor, value }) => {
      const place = carried(OfWave, value);
      const shown = place
        ? await waves.show(visitor.person, place.wave, place.page ?? 0)
        : ({ kind: 'stale' } as const);
      if (shown.kind === 'refused') return counter.refusalView(visitor, shown);
      return shown.kind === 'stale' ? staleView(visitor) : waveView(visitor.t, shown, waveParts);
    });

  for (const action of [RISKS, ...pagingActions(RISKS)])
    onPress(action, async ({ visitor, value }) => {
      const place = carried(OfMove, value);
      const list = place
        ? await waves.risks(visitor.person, place.move, place.page ?? 0)
        : ({ kind: 'stale' } as const);
      if (list.kind === 'refused') return counter.refusalView(visitor, list);
      return list.kind === 'stale' ? staleView(visitor) : risksView(visitor.t, list);
    });

  onPress(PAUSE, async ({ visitor, value }) => {
    const looked = await waves.look(visitor.person, value, 'move.manage');
    if (looked.kind === 'refused') return counter.refusalView(visitor, looked);
    return looked.kind === 'stale' ? staleView(visitor) : pauseView(visitor.t, looked.move.id, looked.move.title);
  });

  app.view<ViewSubmitAction>(PAUSE_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const about = readMetadata(OfMove, view.private_metadata);
      const reason = entryIn(view.state.values, pauseAt.reason) ?? '';
      const outcome = about ? await waves.pause(visitor.person, about.move, reason) : ({ kind: 'stale' } as const);
      switch (outcome.kind) {
        case 'invalid': {
          const problems = [{ block: pauseAt.reason, words: visitor.t('waves.problem.reason.missing') }];
          return { response_action: 'errors', errors: errorsAt(problems, inputBlocks(view), pauseAt.reason) };
        }
        case 'paused':
        case 'resumed':
          return { response_action: 'update', view: await drawWaves(visitor, outcome.move.id) };
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  onPress(RESUME, async ({ visitor, value }) => {
    const outcome = await waves.resume(visitor.person, value);
    switch (outcome.kind) {
      case 'resumed': {
        const { missed } = outcome;
        const note = missed > 0 ? { note: visitor.t('waves.resume.missed', { count: missed }) } : {};
        return drawWaves(visitor, outcome.move.id, note);
      }
      case 'refused':
        return counter.refusalView(visitor, outcome);
      case 'paused':
      case 'invalid':
      case 'stale':
        return staleView(visitor);
    }
  });

  delivery.paint('move-reminder', async (id) => {
    const told = await reminders.find(id);
    if (!told) return null;
    const { person } = told.move;
    return { content: reminderMessage(translatorFor(person.locale, person.zone), told), owner: person.slackUserId };
  });

  async function drawWaves(
    visitor: Visitor,
    moveId: string,
    { page = null, note }: { readonly page?: number | null; readonly note?: string } = {},
  ): Promise<ModalView> {
    const list = await waves.list(visitor.person, moveId, page);
    if (list.kind === 'refused') return counter.refusalView(visitor, list);
    return list.kind === 'stale' ? staleView(visitor) : wavesView(visitor.t, list, note);
  }
}

export type DrawWaves = (visitor: Visitor, moveId: string, shown?: { readonly note?: string }) => Promise<ModalView>;
