import type { Translator } from '../../../i18n/translator.ts';
import type { KmsGroupKind } from '../plan/kms-groups.ts';
import type { MoveRecord } from '../records.ts';
import { UNKNOWN_HOST } from './fleet.ts';
import type { Progress } from './records.ts';

type Time = { readonly startsAt: Date; readonly endsAt: Date };

/** `Mon, 30 Nov 2026, 09:00–17:00`, in the customer's zone: that is where people are at work then. */
export function waveTime(t: Translator, { startsAt, endsAt }: Time, zone: string): string {
  const format = new Intl.DateTimeFormat(t.locale, {
    ...{ weekday: 'short', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    ...{ hourCycle: 'h23', timeZone: zone },
  });
  return format.formatRange(startsAt, endsAt).replace(/[\u2009\u202f]/g, ' ');
}

/** A moment in the customer's zone, which stands once above. */
export function momentThere(t: Translator, at: Date, zone: string): string {
  return new Intl.DateTimeFormat(t.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: zone }).format(at);
}

export function hostWords(t: Translator, host: string): string {
  return host === UNKNOWN_HOST ? t('waves.host.unknown') : host;
}

export const groupWords = (t: Translator, kind: KmsGroupKind): string => t(`waves.group.${kind}`);

/** `12 done · 1 failed · 37 to go`; what there is none of is left out. */
export function progressWords(t: Translator, progress: Progress): string {
  const { done, failed, 'to-go': toGo, 'written-off': writtenOff } = progress;
  return [
    t('waves.machines', { count: progress.machines }),
    ...(done > 0 ? [t('moves.done', { count: done })] : []),
    ...(failed > 0 ? [t('moves.failed', { count: failed })] : []),
    ...(toGo > 0 && toGo < progress.machines ? [t('moves.toGo', { count: toGo })] : []),
    ...(writtenOff > 0 ? [t('moves.writtenOff', { count: writtenOff })] : []),
  ].join(' · ');
}

/** The title of the MAK that a plan knows by its order line. */
export function keyTitle({ keys }: Pick<MoveRecord, 'keys'>, name: string): string {
  return keys.find(({ orderId, lineNumber }) => `${orderId}:${String(lineNumber)}` === name)?.title ?? name;
}
