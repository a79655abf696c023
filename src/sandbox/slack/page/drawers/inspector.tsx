import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs, ToggleButton } from 'react-aria-components';
import { ask } from '../protocol/ask.ts';
import { SlackFaultSwitches } from './slack-fault-switches.tsx';
import { TrafficLine } from './traffic-line.tsx';
import { linesOf } from './traffic.ts';
import type { Traffic } from './traffic.ts';
import { usePolled } from './use-polled.ts';

type Connection = { readonly sockets: number; readonly requestUrl: string | null };

const readTraffic = () => ask<Traffic>('/workspace/control/inspector');
const readConnection = () => ask<Connection>('/workspace/control/connection');

/** What goes to and fro between Slack and the app, and what can go wrong there by order. */
export function Inspector() {
  return (
    <Tabs className="drawer-tabs">
      <TabList aria-label="Inspector">
        <Tab id="traffic">Traffic</Tab>
        <Tab id="faults">Faults</Tab>
      </TabList>
      <TabPanel id="traffic" className="traffic-panel">
        <TrafficList />
      </TabPanel>
      <TabPanel id="faults" className="side-panel-scroll">
        <SlackFaultSwitches />
      </TabPanel>
    </Tabs>
  );
}

/** The last hundred envelopes and calls, so that a developer sees why. */
function TrafficList() {
  const [traffic] = usePolled(readTraffic, 1_000);
  const [connection] = usePolled(readConnection, 2_000);
  const [troubleOnly, setTroubleOnly] = useState(false);
  const lines = traffic ? linesOf(traffic).filter(({ trouble }) => trouble || !troubleOnly) : [];
  return (
    <>
      <div className="drawer-bar">
        <span className="remark">{connection && inWords(connection)}</span>
        <ToggleButton className="button" isSelected={troubleOnly} onChange={setTroubleOnly}>
          Trouble only
        </ToggleButton>
      </div>
      <div className="side-panel-scroll" role="region" aria-label="Envelopes and calls" tabIndex={0}>
        {lines.map((line) => (
          <TrafficLine key={line.id} line={line} />
        ))}
        {traffic && lines.length === 0 && <p className="nothing">Nothing to see. Try a command.</p>}
      </div>
    </>
  );
}

function inWords({ sockets, requestUrl }: Connection): string {
  if (sockets > 0) return `Socket Mode, ${sockets === 1 ? '1 connection' : `${sockets} connections`}`;
  return requestUrl === null ? 'The app is not connected' : `HTTP to ${requestUrl}`;
}
