import { AsyncLocalStorage } from 'node:async_hooks';
import { newBytes, newNumber } from '../kernel/ids.ts';
import type { Log } from '../kernel/log.ts';
import { monotonic, systemClock } from '../kernel/time.ts';
import type { Step, Tracing } from '../kernel/tracing.ts';
import { openExport } from './export.ts';
import type { ExportSettings, FinishedSpan } from './export.ts';

export type TracingSettings = ExportSettings & {
  /** of so many traces in a thousand */
  readonly perMille: number;
};

type Place = {
  readonly traceId: string;
  readonly spanId: string;
  readonly sampled: boolean;
  readonly ofGesture: boolean;
};

const PLACE = /^00-([0-9a-f]{32})-([0-9a-f]{16})-0([01])$/;
const ALL = 1_000;

/** Traces told to an OpenTelemetry collector. Work never waits for it, nor fails with it. */
export function startTracing(settings: TracingSettings, log: Log): Tracing & { readonly close: () => Promise<void> } {
  const here = new AsyncLocalStorage<Place>();
  const exporting = openExport(settings, log);

  function begin(kind: Step['kind']): { readonly parent: Place | undefined; readonly place: Place } {
    const parent = here.getStore();
    const traceId = parent?.traceId ?? newBytes(16).toString('hex');
    const sampled = parent?.sampled ?? newNumber(ALL) < settings.perMille;
    const ofGesture = parent?.ofGesture ?? kind === 'gesture';
    return { parent, place: { traceId, spanId: newBytes(8).toString('hex'), sampled, ofGesture } };
  }

  async function span<T>(step: Step, work: () => Promise<T>): Promise<T> {
    const { parent, place } = begin(step.kind);
    if (!place.sampled) return here.run(place, work);
    const [startedAt, began] = [systemClock.now().getTime(), monotonic()];
    const finish = (failed: boolean) => {
      const of: FinishedSpan = {
        ...step,
        ...place,
        parentId: parent?.spanId,
        failed,
        startedAt,
        took: monotonic() - began,
      };
      exporting.add(of);
    };
    try {
      const result = await here.run(place, work);
      finish(false);
      return result;
    } catch (error) {
      finish(true);
      throw error;
    }
  }

  return {
    span,
    place() {
      const place = here.getStore();
      // Work that comes again and again enqueues itself: its rounds are traces of their own.
      return place?.ofGesture ? `00-${place.traceId}-${place.spanId}-0${place.sampled ? 1 : 0}` : undefined;
    },
    at(written, work) {
      const [, traceId, spanId, sampled] = PLACE.exec(written ?? '') ?? [];
      return traceId && spanId
        ? here.run({ traceId, spanId, sampled: sampled === '1', ofGesture: true }, work)
        : work();
    },
    close: exporting.close,
  };
}
