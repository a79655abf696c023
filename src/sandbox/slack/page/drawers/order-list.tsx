import { useState } from 'react';
import { Button } from 'react-aria-components';
import { useAround } from '../protocol/around.ts';
import { send } from '../protocol/ask.ts';
import { showDate } from '../text/slack-date.ts';
import { totalInWords } from './holdings.ts';
import type { OrderFacts, PartProps } from './holdings.ts';

const MOST_SHOWN = 50;

/** Orders, the newest first. Cancelling here is what a colleague would do in the portal, past the product. */
export function OrderList({ holdings, again }: PartProps) {
  const [wanted, setWanted] = useState('');
  const orders = holdings.orders
    .filter((order) => JSON.stringify([order.id, order.companyName, order.lines]).toLowerCase().includes(wanted))
    .toSorted((left, right) => (left.createdAt < right.createdAt ? 1 : -1));
  return (
    <>
      <SearchBar label="Find an order" onChange={setWanted} />
      <ul className="facts">
        {orders.slice(0, MOST_SHOWN).map((order) => (
          <OrderItem key={order.id} order={order} again={again} />
        ))}
      </ul>
    </>
  );
}

type ItemProps = { readonly order: OrderFacts; readonly again: () => void };

function OrderItem({ order, again }: ItemProps) {
  const { person, now } = useAround();
  const path = `/control/partner-center/customers/${order.customerId}/orders/${order.id}/cancellation`;
  return (
    <li>
      <div className="fact-head">
        <strong>{order.companyName}</strong>
        <span className={`status ${order.status}`}>{order.status}</span>
      </div>
      {order.lines.map((line) => (
        <div key={line.number}>
          {line.quantity} × {line.title}
          {line.cancelledAt !== undefined && ' – cancelled'}
        </div>
      ))}
      <div className="remark">
        <code>{order.id}</code> · {totalInWords(order, person.locale)} ·{' '}
        {showDate(Date.parse(order.createdAt) / 1000, '{date_short_pretty} {time}', person, now)}
        {order.placedThrough === 'portal' && ' · placed in the portal'}
      </div>
      {order.status === 'completed' && (
        <Button className="button" onPress={() => void send(path).then(again)}>
          Cancel in the portal
        </Button>
      )}
    </li>
  );
}

type SearchProps = { readonly label: string; readonly onChange: (wanted: string) => void };

export function SearchBar({ label, onChange }: SearchProps) {
  return (
    <div className="search-bar">
      <input
        className="text-field"
        type="search"
        aria-label={label}
        placeholder={label}
        onChange={({ target }) => onChange(target.value.toLowerCase())}
      />
    </div>
  );
}
