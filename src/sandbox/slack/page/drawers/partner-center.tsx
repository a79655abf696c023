import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { ask } from '../protocol/ask.ts';
import { CustomerList } from './customer-list.tsx';
import { FaultSwitches } from './fault-switches.tsx';
import { KeyList } from './key-list.tsx';
import { OrderList } from './order-list.tsx';
import type { Holdings } from './holdings.ts';
import { TicketList } from './ticket-list.tsx';
import { usePolled } from './use-polled.ts';

const PARTS = [
  ['orders', 'Orders', OrderList],
  ['customers', 'Customers', CustomerList],
  ['keys', 'Keys', KeyList],
  ['tickets', 'Tickets', TicketList],
  ['faults', 'Faults', FaultSwitches],
] as const;

const readHoldings = () => ask<Holdings>('/control/partner-center/state');

/** What the local Partner Center holds, and what can go wrong in it by order. */
export function PartnerCenter() {
  const [holdings, again] = usePolled(readHoldings, 2_000);
  return (
    <Tabs className="drawer-tabs">
      <TabList aria-label="Local Partner Center">
        {PARTS.map(([id, words]) => (
          <Tab key={id} id={id}>
            {words}
          </Tab>
        ))}
      </TabList>
      {PARTS.map(([id, words, Part]) => (
        <TabPanel key={id} id={id} className="side-panel-scroll">
          {holdings ? <Part holdings={holdings} again={again} /> : <p className="nothing">{words}…</p>}
        </TabPanel>
      ))}
    </Tabs>
  );
}
