import { useState } from 'react';
import { Button } from 'react-aria-components';
import type { Customer } from '../../../partner-center/state/model.ts';
import { send } from '../protocol/ask.ts';
import type { PartProps } from './holdings.ts';
import { SearchBar } from './order-list.tsx';

/** Customers, and whether they accepted the Microsoft Customer Agreement: without it nothing can be ordered for them. */
export function CustomerList({ holdings, again }: PartProps) {
  const [wanted, setWanted] = useState('');
  const customers = holdings.customers.filter(({ companyName, domain, id }) =>
    `${companyName} ${domain} ${id}`.toLowerCase().includes(wanted),
  );
  return (
    <>
      <SearchBar label="Find a customer" onChange={setWanted} />
      <ul className="facts">
        {customers.map((customer) => (
          <CustomerItem key={customer.id} customer={customer} again={again} />
        ))}
      </ul>
    </>
  );
}

type ItemProps = { readonly customer: Customer; readonly again: () => void };

function CustomerItem({ customer, again }: ItemProps) {
  const accepted = customer.agreement.kind !== 'none';
  const change = () =>
    send(
      `/control/partner-center/customers/${customer.id}/agreement`,
      { kind: accepted ? 'none' : 'direct' },
      'PUT',
    ).then(again);
  return (
    <li>
      <div className="fact-head">
        <strong>{customer.companyName}</strong>
        <span className={`status ${accepted ? 'completed' : 'pending'}`}>
          {accepted ? 'agreement accepted' : 'no agreement'}
        </span>
      </div>
      <div className="remark">
        {customer.domain} · {customer.country} · <code>{customer.id}</code>
      </div>
      <Button className="button" onPress={() => void change()}>
        {accepted ? 'Take the agreement back' : 'Accept the agreement'}
      </Button>
    </li>
  );
}
