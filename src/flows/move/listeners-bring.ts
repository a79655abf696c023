import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import { errorsAt } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import type { Delivery } from '../../slack/delivery.ts';
import { entryIn, inputBlocks } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { filesIn } from '../../slack/files.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { carried, gesturesOf, moveNote, staleView } from './listeners-gestures.ts';
import type { ImportKind } from './rules-import.ts';
import type { BringOutcome, BroughtForm, Bringing } from './service-imports.ts';
import {
  ANSWER,
  ANSWER_FORM,
  answerView,
  BRING_FORM,
  bringAt,
  bringProblems,
  bringView,
  importedView,
  importMessage,
  LINES,
  linesView,
} from './views-bring.ts';
import { BRING } from './views-message.ts';
import { pagingActions } from './views-paging.ts';

type Parts = {
  readonly bringing: Bringing;
  readonly visitors: Visitors;
  readonly counter: Counter;
  readonly delivery: Delivery;
};

const OfMove = z.object({ move: z.string() });
const OfImport = z.object({ import: z.string(), page: z.int().nonnegative().optional() });

/** What is brought to a move: results and inventories, pasted or as files, and what of them was not understood. */
export function registerBringing(app: App, { bringing, visitors, counter, delivery }: Parts): void {
  const { onPress } = gesturesOf(app, { visitors, counter });

  onPress(BRING, async ({ visitor, value }) => {
    const begun = await bringing.begin(visitor.person, value);
    if (begun.kind === 'refused') return counter.refusalView(visitor, begun);
    if (begun.kind === 'stale') return staleView(visitor);
    const { id, title, state } = begun.move;
    return bringView(visitor.t, id, title, state === 'gathering' ? 'inventory' : 'results');
  });

  app.view<ViewSubmitAction>(BRING_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const about = readMetadata(OfMove, view.private_metadata);
      if (!about) return { response_action: 'update', view: staleView(visitor) };
      const kind = entryIn(view.state.values, bringAt.kind) === 'results' ? 'results' : 'inventory';
      const outcome = await bringing.bring(visitor.person, about.move, readBrought(view.state.values, kind), view.id);
      if (outcome.kind === 'invalid') {
        const problems = bringProblems(visitor.t, outcome);
        return { response_action: 'errors', errors: errorsAt(problems, inputBlocks(view), bringAt.text) };
      }
      return { response_action: 'update', view: await broughtView(visitor, outcome) };
    }),
  );

  async function broughtView(
    visitor: Visitor,
    outcome: Exclude<BringOutcome, { kind: 'invalid' }>,
  ): Promise<ModalView> {
    switch (outcome.kind) {
      case 'refused':
        return counter.refusalView(visitor, outcome);
      case 'stale':
        return staleView(visitor);
      case 'brought': {
        const { record } = outcome.taken;
        return importedView(visitor.t, record, await bringing.sameBefore(record));
      }
    }
  }

  for (const action of [LINES, ...pagingActions(LINES)])
    onPress(action, async ({ visitor, value }) => {
      const about = carried(OfImport, value);
      const read = about ? await bringing.linesLeft(visitor.person, about.import, about.page ?? 0) : null;
      if (read?.kind === 'refused') return counter.refusalView(visitor, read);
      return read?.kind === 'lines' ? linesView(visitor.t, read.record, read.lines, read.place) : staleView(visitor);
    });

  onPress(ANSWER, async ({ visitor, value }) => {
    const begun = await bringing.beginAnswer(visitor.person, value);
    if (begun.kind === 'refused') return counter.refusalView(visitor, begun);
    return begun.kind === 'asking' ? answerView(visitor.t, begun.record) : staleView(visitor);
  });

  app.view<ViewSubmitAction>(ANSWER_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const about = readMetadata(OfImport, view.private_metadata);
      const { machine, captured } = readBrought(view.state.values, 'inventory');
      const outcome = about
        ? await bringing.answer(visitor.person, about.import, { machine, captured })
        : ({ kind: 'stale' } as const);
      switch (outcome.kind) {
        case 'answered':
          return { response_action: 'clear' };
        case 'invalid': {
          const problems = bringProblems(visitor.t, { problems: outcome.problems, masked: 0 });
          const visible = inputBlocks(view);
          return { response_action: 'errors', errors: errorsAt(problems, visible, [...visible][0] ?? bringAt.machine) };
        }
        case 'not-yours':
          return { response_action: 'update', view: moveNote(visitor.t, visitor.t('moves.import.notYours')) };
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  delivery.paint('move-import', async (importId) => {
    const record = await bringing.find(importId);
    if (!record) return null;
    const { locale, zone, slackUserId: owner } = record.person;
    return { content: importMessage(translatorFor(locale, zone), record, await bringing.sameBefore(record)), owner };
  });
}

export function readBrought(entered: Entries, kind: ImportKind): BroughtForm {
  const [file] = filesIn(entered, bringAt.file);
  return {
    kind,
    text: entryIn(entered, bringAt.text),
    machine: entryIn(entered, bringAt.machine),
    captured: entryIn(entered, bringAt.captured),
    file,
  };
}
