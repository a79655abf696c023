import type { App } from '@slack/bolt';
import type { MoveSettingsService } from '../service-settings.ts';
import type { ListedMove } from '../service.ts';
import type { MoveExtras } from '../views-message.ts';
import type { Translator } from '../../../i18n/translator.ts';
import type { Traced } from '../../../kernel/tracing.ts';
import { registerWaves } from './listeners.ts';
import type { WavesFront } from './listeners.ts';
import { defineWaveRounds } from './rounds.ts';
import { createPlanning } from './service-plan.ts';
import { createReminders } from './service-reminders.ts';
import { createTransfers } from './service-transfer.ts';
import { createWaves } from './service-waves.ts';
import { wavesExtras } from './views-now.ts';
import type { WavePart } from './views-waves.ts';

type Parts = Parameters<typeof defineWaveRounds>[0] &
  Parameters<typeof createPlanning>[0] & { readonly settings: MoveSettingsService; readonly traced: Traced };

type Front = Pick<WavesFront, 'visitors' | 'counter' | 'delivery'> & { readonly waveParts: readonly WavePart[] };

/** The waves put together: their rounds, what they add to the message of a move, and how they begin to listen. */
export function assembleWaves(parts: Parts) {
  const { traced } = parts;
  const waves = createWaves(parts);
  const services = {
    waves: traced('wave', waves),
    planning: traced('move-plan', createPlanning(parts)),
    transfers: traced('transfer', createTransfers(parts)),
    reminders: traced('move-reminder', createReminders(parts)),
    settings: parts.settings,
  };
  defineWaveRounds(parts);
  return {
    part: async (t: Translator, { move }: ListedMove): Promise<MoveExtras> =>
      wavesExtras(t, move, await waves.now(move)),
    register: (app: App, front: Front): void => registerWaves(app, { ...front, ...services }),
  };
}
