import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { translatorFor } from '../../i18n/translator.ts';
import { errorsAt } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import { choicesIn, entryIn, inputBlocks } from '../../slack/entries.ts';
import type { Entries } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { gesturesOf, moveNote, staleView } from './listeners-gestures.ts';
import type { SettingsForm } from './rules-form.ts';
import type { MoveExports } from './service-export.ts';
import type { Machines } from './service-machines.ts';
import type { MoveSettingsService } from './service-settings.ts';
import type { MoveRecord, Moves } from './service.ts';
import { moveBlocks, SETTINGS_KEYS_MENU } from './views-form.ts';
import { helpView, OPEN_PARTNER_CENTER } from './views-help.ts';
import { closeView, writeOffView } from './views-machines.ts';
import { MORE, MORE_CHOICES } from './views-message.ts';
import type { MoreChoice } from './views-message.ts';
import { SETTINGS_FORM, settingsAt, settingsProblems, settingsView } from './views-settings.ts';

type Parts = {
  readonly moves: Moves;
  readonly machines: Machines;
  readonly settings: MoveSettingsService;
  readonly exports: MoveExports;
  readonly visitors: Visitors;
  readonly counter: Counter;
};

const OfMove = z.object({ move: z.string() });
const ENGLISH = translatorFor('en-GB');

/** The `⋯` of a move: settings, write off, export, help from Microsoft (P11), close. */
export function registerMore(app: App, parts: Parts): void {
  const { moves, machines, settings, exports, visitors, counter } = parts;
  const { onPress } = gesturesOf(app, parts);
  app.action(OPEN_PARTNER_CENTER, async ({ ack }) => ack());

  onPress(MORE, ({ visitor, value }) => {
    const [name = '', moveId = ''] = value.split(' ');
    const choice = MORE_CHOICES.find((known) => known === name);
    return choice ? draw(visitor, choice, moveId) : Promise.resolve(staleView(visitor));
  });

  async function draw(visitor: Visitor, choice: MoreChoice, moveId: string): Promise<ModalView> {
    switch (choice) {
      case 'settings': {
        const begun = await settings.begin(visitor.person, moveId);
        if (begun.kind === 'refused') return counter.refusalView(visitor, begun);
        return begun.kind === 'stale'
          ? staleView(visitor)
          : settingsView(visitor.t, begun.move, begun.software, formOf(begun.move));
      }
      case 'write-off':
      case 'close': {
        const may = await machines.mayConclude(visitor.person, moveId);
        if (may.kind === 'refused') return counter.refusalView(visitor, may);
        if (may.kind === 'stale') return staleView(visitor);
        return choice === 'close' ? closeView(visitor.t, moveId, may.move.title) : writeOffView(visitor.t, moveId, []);
      }
      case 'export': {
        const outcome = await exports.ask(visitor.person, moveId);
        if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
        return outcome.kind === 'stale' ? staleView(visitor) : moveNote(visitor.t, visitor.t('moves.export.asked'));
      }
      case 'help': {
        const shown = await moves.show(visitor.person, moveId);
        if (shown.kind === 'refused') return counter.refusalView(visitor, shown);
        return shown.kind === 'stale' ? staleView(visitor) : helpView(visitor.t, ENGLISH, shown);
      }
    }
  }

  // Another choice of software asks how many activations of it are known.
  app.action<BlockAction>({ action_id: SETTINGS_KEYS_MENU, type: 'block_actions' }, async ({ ack, body }) => {
    await ack();
    const about = readMetadata(OfMove, body.view?.private_metadata);
    if (!body.view || !about) return;
    const visitor = await visitors.of(body);
    const entered = body.view.state.values;
    await counter.fill(visitor, { viewId: body.view.id }, async () => {
      const begun = await settings.begin(visitor.person, about.move);
      if (begun.kind === 'refused') return counter.refusalView(visitor, begun);
      if (begun.kind === 'stale') return staleView(visitor);
      return settingsView(visitor.t, begun.move, begun.software, readKeys(entered, about.move));
    });
  });

  app.view<ViewSubmitAction>(SETTINGS_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const about = readMetadata(OfMove, view.private_metadata);
      if (!about) return { response_action: 'update', view: staleView(visitor) };
      const entered = view.state.values;
      const form = { ...readKeys(entered, about.move), ...readSettingsForm(entered) };
      const outcome = await settings.save(visitor.person, about.move, form);
      switch (outcome.kind) {
        case 'saved':
          return { response_action: 'clear' };
        case 'invalid': {
          const problems = settingsProblems(visitor.t, about.move, outcome.problems);
          return { response_action: 'errors', errors: errorsAt(problems, inputBlocks(view), moveBlocks.title) };
        }
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );
}

function formOf({ title, zone, keys }: MoveRecord) {
  const ids = keys.map(({ orderId, lineNumber }) => `${orderId}:${lineNumber}`);
  const known = keys.map(({ activationsKnown }) => (activationsKnown === null ? undefined : String(activationsKnown)));
  return { title, zone, keys: ids, activations: new Map(ids.map((id, at) => [id, known[at]])) };
}

function readKeys(entered: Entries, of: string) {
  const keys = choicesIn(entered, moveBlocks.keys(of)).filter((id) => id !== '-');
  return {
    title: entryIn(entered, moveBlocks.title),
    zone: entryIn(entered, moveBlocks.zone(of)),
    keys,
    activations: new Map(keys.map((id) => [id, entryIn(entered, moveBlocks.activations(id))])),
  };
}

export function readSettingsForm(entered: Entries): SettingsForm {
  return {
    planFrom: entryIn(entered, settingsAt.planFrom),
    marginHours: entryIn(entered, settingsAt.marginHours),
    workDays: choicesIn(entered, settingsAt.workDays),
    workFrom: entryIn(entered, settingsAt.workFrom),
    workUntil: entryIn(entered, settingsAt.workUntil),
    pilotSize: entryIn(entered, settingsAt.pilotSize),
    waveSize: entryIn(entered, settingsAt.waveSize),
    hoursBetween: entryIn(entered, settingsAt.hoursBetween),
  };
}
