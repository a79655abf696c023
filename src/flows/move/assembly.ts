import type { App } from '@slack/bolt';
import type { Gallery } from '../../pictures/gallery.ts';
import type { Traced } from '../../kernel/tracing.ts';
import { createImporting } from './importing.ts';
import { defineMoveExport } from './jobs-export.ts';
import { defineKitJob } from './jobs-kit.ts';
import { defineImportJob } from './jobs.ts';
import { registerKits } from './listeners-kit.ts';
import { registerMoves } from './listeners.ts';
import type { MoveFront, MovePart } from './listeners.ts';
import { burnDownPart } from './picture/part.ts';
import { createBurnDowns } from './picture/records.ts';
import { createMoveCheck } from './service-check.ts';
import { createMoveExports } from './service-export.ts';
import { createBringing } from './service-imports.ts';
import { createMoveKeys } from './service-keys.ts';
import { createMoveKits } from './service-kit.ts';
import { createMachines } from './service-machines.ts';
import { createMoveSettings } from './service-settings.ts';
import { createMoves } from './service.ts';
import { kitExtras, waveKitButton } from './views-kit.ts';
import { assembleWaves } from './waves/assembly.ts';
import type { WavePart } from './waves/views-waves.ts';

type Parts = Parameters<typeof createImporting>[0] &
  Omit<Parameters<typeof defineImportJob>[0], 'importing'> &
  Omit<Parameters<typeof createBringing>[0], 'importing' | 'queue'> &
  Omit<Parameters<typeof createMoves>[0], 'bringing'> &
  Parameters<typeof createMachines>[0] &
  Parameters<typeof createMoveSettings>[0] &
  Parameters<typeof defineMoveExport>[0] &
  Parameters<typeof createMoveKeys>[0] &
  Parameters<typeof defineKitJob>[0] &
  Omit<Parameters<typeof assembleWaves>[0], 'settings'> & {
    readonly gallery: Pick<Gallery, 'show'>;
    readonly traced: Traced;
  };

type Front = Pick<MoveFront, 'customers' | 'visitors' | 'counter' | 'delivery' | 'log'>;

/** The flow put together: what depends on the keys of orders, and how it begins to listen. */
export function assembleMove(parts: Parts) {
  const { traced } = parts;
  const importing = createImporting(parts);
  const bringing = createBringing({ ...parts, importing, queue: defineImportJob({ ...parts, importing }) });
  const services = {
    bringing: traced('move-import', bringing),
    moves: traced('move', createMoves({ ...parts, bringing })),
    machines: traced('machine', createMachines(parts)),
    settings: traced('move-settings', createMoveSettings(parts)),
    exports: traced('move-export', createMoveExports({ ...parts, queue: defineMoveExport(parts) })),
    moveCheck: traced('move-check', createMoveCheck(parts)),
  };
  const kits = traced('move-kit', createMoveKits({ ...parts, queue: defineKitJob(parts) }));
  const waves = assembleWaves({ ...parts, settings: services.settings });
  /** What the message of a move shows besides, in this order. */
  const shown: readonly MovePart[] = [
    burnDownPart({ burnDowns: createBurnDowns(parts), gallery: parts.gallery }),
    async (t, listed) => kitExtras(t, listed),
    waves.part,
  ];
  /** What a wave shows besides. */
  const waveParts: readonly WavePart[] = [waveKitButton];
  return {
    ...createMoveKeys(parts),
    register(app: App, front: Front): void {
      registerMoves(app, { ...front, ...services, parts: shown });
      registerKits(app, { ...front, kits });
      waves.register(app, { ...front, waveParts });
    },
  };
}
