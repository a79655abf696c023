import { useAround } from '../protocol/around.ts';
import { showDate } from '../text/slack-date.ts';
import type { PartProps } from './holdings.ts';

const MASK = '•••••-•••••-•••••-•••••-•••••';

/** The keys that were handed out. They are not shown here: a key is seen by one person, in one message. */
export function KeyList({ holdings }: PartProps) {
  const { person, now } = useAround();
  const { keyHandOuts, orders } = holdings;
  if (keyHandOuts.length === 0) return <p className="nothing">No product key has been handed out yet.</p>;
  return (
    <ul className="facts">
      {keyHandOuts.map(({ subject, first, times }) => {
        const [, orderId = '', line = ''] = subject.split('/');
        const order = orders.find(({ id }) => id === orderId);
        const bought = order?.lines.find(({ number }) => String(number) === line);
        return (
          <li key={subject}>
            <div className="fact-head">
              <strong>{bought?.title ?? subject}</strong>
              {bought?.cancelledAt !== undefined && <span className="status cancelled">revoked</span>}
            </div>
            <div>
              <code>{MASK}</code>
            </div>
            <div className="remark">
              {order?.companyName} · handed out {times === 1 ? 'once' : `${times} times`}, first{' '}
              {showDate(Date.parse(first) / 1000, '{date_short_pretty} {time}', person, now)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
