import { useState } from 'react';
import { Button, Disclosure, DisclosurePanel, Heading, ToggleButton } from 'react-aria-components';
import { useAround } from '../protocol/around.ts';
import { ask, send } from '../protocol/ask.ts';
import { showTimeWithSeconds } from '../text/slack-date.ts';
import { linesOf } from './traffic.ts';
import type { Line, Traffic } from './traffic.ts';
import { usePolled } from './use-polled.ts';

type Connection = { readonly sockets: number; readonly requestUrl: string | null };

const readTraffic = () => ask<Traffic>('/workspace/control/inspector');
const readConnection = () => ask<Connection>('/workspace/control/connection');

/** The last hundred envelopes and calls, so that a developer sees why. */
export function Inspector() {
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

function TrafficLine({ line }: { readonly line: Line }) {
  const { person } = useAround();
  const towards = line.towards === 'app' ? 'Slack to app' : 'App to Slack';
  return (
    <Disclosure className={line.trouble ? 'traffic trouble' : 'traffic'}>
      {({ isExpanded }) => (
        <>
          <Heading level={3}>
            <Button slot="trigger" className="traffic-head">
              <span className={`direction ${line.towards}`} title={towards}>
                <span className="for-screen-readers">{towards}: </span>
                <span aria-hidden="true">{line.towards === 'app' ? '→' : '←'}</span>
              </span>
              <span className="traffic-what">{line.what}</span>
              <span className="traffic-took">{line.milliseconds} ms</span>
              <span className="remark">{showTimeWithSeconds(new Date(line.at), person)}</span>
              <span className="remark traffic-outcome">{[line.outcome, line.about].filter(Boolean).join(' · ')}</span>
            </Button>
          </Heading>
          <DisclosurePanel>{isExpanded && <TrafficDetails line={line} />}</DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}

function TrafficDetails({ line }: { readonly line: Line }) {
  return (
    <>
      {line.problems.map((problem) => (
        <p key={problem} className="field-error">
          {problem}
        </p>
      ))}
      {line.envelope ? (
        <Envelope of={line.envelope} />
      ) : (
        <p className="remark">The arguments of a call are not kept.</p>
      )}
    </>
  );
}

function Envelope({ of: { type, payload } }: { readonly of: NonNullable<Line['envelope']> }) {
  const { person } = useAround();
  const again = () => send(`/workspace/api/people/${person.id}/raw`, { type, payload });
  return (
    <>
      <pre className="payload" tabIndex={0}>
        {JSON.stringify(payload, null, 2)}
      </pre>
      <Button className="button" onPress={() => void again()}>
        Send again
      </Button>
    </>
  );
}
