import { TZDate } from '@date-fns/tz';
import { asText } from '../../json.ts';
import type { Json } from '../../json.ts';
import { useAround } from '../protocol/around.ts';
import { inputNames, useElement } from './use-element.tsx';
import type { ElementProps } from './use-element.tsx';

type Kind = {
  readonly input: 'date' | 'time' | 'datetime-local';
  readonly show: (held: Json, zone: string) => string;
  readonly read: (entered: string, zone: string) => Json;
};

const AS_IT_IS = { show: asText, read: (entered: string) => entered || null };

const KINDS: Readonly<Record<string, Kind>> = {
  datepicker: { input: 'date', ...AS_IT_IS },
  timepicker: { input: 'time', ...AS_IT_IS },
  datetimepicker: {
    input: 'datetime-local',
    show: (held, zone) => (typeof held === 'number' ? new TZDate(held * 1000, zone).toISOString().slice(0, 16) : ''),
    read: (entered, zone) => (entered === '' ? null : inZone(entered, zone)),
  },
};

/** Dates and times, entered with the browser's own pickers; a moment is one of the person's time zone. */
export function DateInput(props: ElementProps) {
  const { element, field } = props;
  const { person } = useAround();
  const { held, act, question } = useElement(props);
  const kind = KINDS[asText(element['type'])];
  if (!kind) return null;
  return (
    <>
      <input
        {...inputNames(props)}
        className="text-field date-field"
        type={kind.input}
        defaultValue={kind.show(held, person.tz)}
        aria-invalid={field?.invalid ?? false}
        aria-required={field?.required ?? false}
        onChange={({ target }) => act(kind.read(target.value, person.tz))}
      />
      {question}
    </>
  );
}

/** @param entered such as 2026-11-30T14:05 @returns seconds since 1970 */
function inZone(entered: string, zone: string): number {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = entered.split(/[-T:]/).map(Number);
  return Math.floor(new TZDate(year, month - 1, day, hour, minute, zone).getTime() / 1000);
}
