import type { App, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { z } from 'zod';
import { errorsAt } from '../../slack/blocks/index.ts';
import type { Counter } from '../../slack/counter.ts';
import { entryIn, inputBlocks } from '../../slack/entries.ts';
import { answerForm } from '../../slack/form-answer.ts';
import { readMetadata } from '../../slack/metadata.ts';
import type { Visitor, Visitors } from '../../slack/visitor.ts';
import { carried, gesturesOf, moveNote, staleView } from './listeners-gestures.ts';
import { MACHINE_FILTERS } from './rules-machines.ts';
import type { Machines } from './service-machines.ts';
import type { MoveSettingsService } from './service-settings.ts';
import {
  CLOSE,
  FILTER,
  leftView,
  MACHINE,
  machinesView,
  machineView,
  OFTEN_ONLINE,
  TAKE_BACK,
  WRITE_OFF,
  WRITE_OFF_FORM,
  writeOffAt,
  writeOffProblems,
  writeOffView,
} from './views-machines.ts';
import type { MachinesPlace } from './views-machines.ts';
import { MACHINES } from './views-message.ts';
import { pagingActions } from './views-paging.ts';

type Parts = {
  readonly machines: Machines;
  readonly settings: Pick<MoveSettingsService, 'oftenOnline'>;
  readonly visitors: Visitors;
  readonly counter: Counter;
};

const Place = z.object({
  move: z.string(),
  filter: z.enum(MACHINE_FILTERS).optional(),
  page: z.int().nonnegative().optional(),
});
const WriteOff = z.object({ move: z.string(), machine: z.string().optional() });

/** The machines of a move: looking through them, writing off, and closing the move when none is left. */
export function registerMachines(app: App, { machines, settings, visitors, counter }: Parts): void {
  const { onPress } = gesturesOf(app, { visitors, counter });

  for (const action of [MACHINES, ...pagingActions(MACHINES)])
    onPress(action, ({ visitor, value }) => {
      const place = carried(Place, value);
      return place ? drawList(visitor, place) : Promise.resolve(staleView(visitor));
    });

  onPress(FILTER, ({ visitor, value }) => {
    const [name = '', move = ''] = value.split(' ');
    return drawList(visitor, { move, filter: MACHINE_FILTERS.find((known) => known === name) });
  });

  onPress(MACHINE, ({ visitor, value }) => drawMachine(visitor, value));

  onPress(WRITE_OFF, async ({ visitor, value }) => {
    const about = carried(WriteOff, value);
    return about ? drawWriteOff(visitor, about.move, about.machine) : staleView(visitor);
  });

  onPress(OFTEN_ONLINE, async ({ visitor, value }) => {
    const outcome = await settings.oftenOnline(visitor.person, value);
    if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
    return outcome.kind === 'stale' ? staleView(visitor) : drawMachine(visitor, value);
  });

  onPress(TAKE_BACK, async ({ visitor, value }) => {
    const outcome = await machines.takeBack(visitor.person, value);
    if (outcome.kind === 'refused') return counter.refusalView(visitor, outcome);
    return outcome.kind === 'stale' ? staleView(visitor) : drawMachine(visitor, value);
  });

  app.view<ViewSubmitAction>(WRITE_OFF_FORM, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const { view } = handedIn;
      const about = readMetadata(WriteOff, view.private_metadata);
      const text = (block: string) => entryIn(view.state.values, block) ?? '';
      const outcome = about
        ? await machines.writeOff(visitor.person, about.move, text(writeOffAt.names), text(writeOffAt.reason))
        : ({ kind: 'stale' } as const);
      switch (outcome.kind) {
        case 'invalid': {
          const problems = writeOffProblems(visitor.t, outcome.problems);
          return { response_action: 'errors', errors: errorsAt(problems, inputBlocks(view), writeOffAt.names) };
        }
        case 'written-off': {
          const words = visitor.t('moves.writeOff.done', { count: outcome.count });
          return { response_action: 'update', view: moveNote(visitor.t, words) };
        }
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  app.view<ViewSubmitAction>(CLOSE, (handedIn) =>
    answerForm({ visitors, counter }, handedIn, async (visitor) => {
      const about = readMetadata(WriteOff, handedIn.view.private_metadata);
      const outcome = about ? await machines.close(visitor.person, about.move) : ({ kind: 'stale' } as const);
      switch (outcome.kind) {
        case 'closed': {
          const words = visitor.t('moves.close.done', { title: outcome.move.title });
          return { response_action: 'update', view: moveNote(visitor.t, words) };
        }
        case 'left':
          return { response_action: 'update', view: leftView(visitor.t, outcome) };
        case 'stale':
          return { response_action: 'update', view: staleView(visitor) };
        case 'refused':
          return { response_action: 'update', view: counter.refusalView(visitor, outcome) };
      }
    }),
  );

  async function drawList(visitor: Visitor, { move, filter = 'all', page = 0 }: MachinesPlace): Promise<ModalView> {
    const list = await machines.list(visitor.person, move, { filter, page });
    if (list.kind === 'refused') return counter.refusalView(visitor, list);
    return list.kind === 'stale' ? staleView(visitor) : machinesView(visitor.t, list);
  }

  async function drawMachine(visitor: Visitor, machineId: string): Promise<ModalView> {
    const shown = await machines.show(visitor.person, machineId);
    if (shown.kind === 'refused') return counter.refusalView(visitor, shown);
    return shown.kind === 'stale' ? staleView(visitor) : machineView(visitor.t, shown);
  }

  async function drawWriteOff(visitor: Visitor, moveId: string, machineId: string | undefined): Promise<ModalView> {
    const may = await machines.mayConclude(visitor.person, moveId);
    if (may.kind === 'refused') return counter.refusalView(visitor, may);
    if (may.kind === 'stale') return staleView(visitor);
    const shown = machineId === undefined ? null : await machines.show(visitor.person, machineId);
    return writeOffView(visitor.t, moveId, shown?.kind === 'shown' ? [shown.machine.name] : []);
  }
}
