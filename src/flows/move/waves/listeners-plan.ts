import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { errorsAt } from '../../../slack/blocks/index.ts';
import { entryIn, inputBlocks } from '../../../slack/entries.ts';
import { answerForm } from '../../../slack/form-answer.ts';
import { readMetadata } from '../../../slack/metadata.ts';
import type { Visitor } from '../../../slack/visitor.ts';
import { gesturesOf, staleView } from '../listeners-gestures.ts';
import { readSettingsForm } from '../listeners-more.ts';
import { moveBlocks } from '../views-form.ts';
import { settingsAt, settingsProblems } from '../views-settings.ts';
import type { DrawWaves, WavesFront } from './listeners.ts';
import { PLAN_FORM, planFormView } from './views-plan-form.ts';
import { PLAN, PLAN_CONFIRM, proposalView } from './views-plan.ts';

const OfMove = z.object({ move: z.string() });
const Confirmed = OfMove.extend({ plan: z.string() });

/** Planning: the settings, the plan that follows from them, and confirming it. */
export function registerPlanning(app: App, front: WavesFront, drawWaves: DrawWaves): void {
  const { planning, settings, visitors, counter } = front;
  const { onPress } = gesturesOf(app, front);

  onPress(PLAN, async ({ visitor, value }) => {
    const begun = await settings.begin(visitor.person, value);
    if (begun.kind === 'refused') return counter.refusalView(visitor, begun);
    return begun.kind === 'stale' ? staleView(visitor) : planFormView(visitor.t, begun.move);
  });

  app.view<ViewSubmitAction>(PLAN_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const about = readMetadata(OfMove, view.private_metadata);
      if (!about) return { response_action: 'update', view: staleView(visitor) };
      const entered = view.state.values;
      const zone = entryIn(entered, moveBlocks.zone(about.move));
      const outcome = await settings.savePlanning(visitor.person, about.move, {
        ...readSettingsForm(entered),
        zone,
        rarely: entryIn(entered, settingsAt.rarely) ?? '',
      });
      switch (outcome.kind) {
        case 'invalid': {
          const problems = settingsProblems(visitor.t, about.move, outcome.problems);
          return { response_action: 'errors', errors: errorsAt(problems, inputBlocks(view), settingsAt.planFrom) };
        }
        case 'saved':
          return { response_action: 'update', view: await drawProposal(visitor, about.move) };
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  app.view<ViewSubmitAction>(PLAN_CONFIRM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const about = readMetadata(Confirmed, handedIn.view.private_metadata);
      const outcome = about
        ? await planning.confirm(visitor.person, about.move, about.plan)
        : ({ kind: 'stale' } as const);
      switch (outcome.kind) {
        case 'confirmed': {
          const note = visitor.t('waves.plan.confirmed', { title: outcome.move.title });
          return { response_action: 'update', view: await drawWaves(visitor, outcome.move.id, { note }) };
        }
        case 'changed': {
          const note = visitor.t('waves.plan.changed');
          return { response_action: 'update', view: proposalView(visitor.t, outcome.proposal, note) };
        }
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  async function drawProposal(visitor: Visitor, moveId: string): Promise<ModalView> {
    const proposal = await planning.propose(visitor.person, moveId);
    if (proposal.kind === 'refused') return counter.refusalView(visitor, proposal);
    return proposal.kind === 'stale' ? staleView(visitor) : proposalView(visitor.t, proposal);
  }
}
