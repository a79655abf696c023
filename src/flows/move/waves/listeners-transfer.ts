import type { App, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import { errorsAt } from '../../../slack/blocks/index.ts';
import { entryIn, inputBlocks } from '../../../slack/entries.ts';
import { answerForm } from '../../../slack/form-answer.ts';
import { readMetadata } from '../../../slack/metadata.ts';
import { carried, gesturesOf, staleView } from '../listeners-gestures.ts';
import type { DrawWaves, WavesFront } from './listeners.ts';
import type { Target } from './service-transfer.ts';
import { TRANSFER, TRANSFER_FORM, transferAt, transferProblems, transferView } from './views-transfer.ts';

const MOST_NAMES = 20;
const About = z.object({
  move: z.string(),
  /** the wave whose machines are meant */
  wave: z.string().optional(),
  /** machines by their IDs */
  names: z.array(z.string()).max(MOST_NAMES).optional(),
});

/** Putting machines into another wave. */
export function registerTransfers(app: App, front: WavesFront, drawWaves: DrawWaves): void {
  const { transfers, visitors, counter } = front;
  const { onPress } = gesturesOf(app, front);

  onPress(TRANSFER, async ({ visitor, value }) => {
    const about = carried(About, value);
    const begun = about ? await transfers.begin(visitor.person, about.move) : ({ kind: 'stale' } as const);
    if (begun.kind === 'refused') return counter.refusalView(visitor, begun);
    if (!about || begun.kind === 'stale') return staleView(visitor);
    return transferView(visitor.t, begun, await transfers.names(begun.move.id, about));
  });

  app.view<ViewSubmitAction>(TRANSFER_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const about = readMetadata(About, view.private_metadata);
      const entered = view.state.values;
      const form = {
        names: entryIn(entered, transferAt.names) ?? '',
        target: readTarget(entryIn(entered, transferAt.target)),
      };
      const outcome = about ? await transfers.transfer(visitor.person, about.move, form) : ({ kind: 'stale' } as const);
      switch (outcome.kind) {
        case 'invalid': {
          const problems = transferProblems(visitor.t, outcome.problems);
          return { response_action: 'errors', errors: errorsAt(problems, inputBlocks(view), transferAt.names) };
        }
        case 'transferred': {
          const { count, target } = outcome;
          const note =
            target === 'none'
              ? visitor.t('waves.transfer.doneNone', { count })
              : visitor.t('waves.transfer.done', { count, number: target });
          return { response_action: 'update', view: await drawWaves(visitor, outcome.move.id, { note }) };
        }
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );
}

function readTarget(value: string | undefined): Target | undefined {
  if (value === undefined || value === 'none') return value;
  return /^\d{1,6}$/.test(value) ? Number(value) : undefined;
}
