import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useAround } from '../protocol/around.ts';
import { ask, send } from '../protocol/ask.ts';
import { showInstant } from '../text/slack-date.ts';
import { usePolled } from './use-polled.ts';

type Time = { readonly now: string; readonly aheadMinutes: number };

const HOUR = 60;
const DAY = 24 * HOUR;
const STEPS = [
  { words: '1 hour', minutes: HOUR },
  { words: '1 day', minutes: DAY },
  { words: '7 days', minutes: 7 * DAY },
  { words: '30 days', minutes: 30 * DAY },
] as const;

const readTime = () => ask<Time>('/control/clock');

/** The clock of the workspace and of the local Partner Center, to be moved forward: return windows close meanwhile. */
export function ClockDrawer() {
  const { person } = useAround();
  const [time, again] = usePolled(readTime, 1_000);
  const [days, setDays] = useState('60');
  const forward = (minutes: number) => void send('/control/clock', { advanceMinutes: minutes }).then(again);
  return (
    <div className="side-panel-scroll padded">
      <p className="clock-time">{time && showInstant(new Date(time.now), person)}</p>
      <p className="remark">
        {person.tz}. {time && time.aheadMinutes > 0 ? `${ahead(time.aheadMinutes)} ahead.` : 'On time.'}
      </p>
      <h3>Move it forward</h3>
      <div className="actions-block">
        {STEPS.map(({ words, minutes }) => (
          <Button key={words} className="button" onPress={() => forward(minutes)}>
            {words}
          </Button>
        ))}
      </div>
      <form
        className="inline-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (Number(days) > 0) forward(Number(days) * DAY);
        }}
      >
        <label>
          Days
          <input
            className="text-field"
            inputMode="decimal"
            value={days}
            onChange={({ target }) => setDays(target.value)}
          />
        </label>
        <button type="submit" className="button">
          Move
        </button>
      </form>
      <p className="remark">
        A clock cannot be moved back: what has happened has happened. To start over, delete the data directory.
      </p>
    </div>
  );
}

function ahead(minutes: number): string {
  const days = Math.floor(minutes / DAY);
  const hours = Math.round((minutes % DAY) / HOUR);
  return [
    days > 0 && `${days} ${days === 1 ? 'day' : 'days'}`,
    hours > 0 && `${hours} ${hours === 1 ? 'hour' : 'hours'}`,
  ]
    .filter(Boolean)
    .join(' and ');
}
