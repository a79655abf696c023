import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { useAround } from '../protocol/around.ts';
import { send } from '../protocol/ask.ts';
import { showTimeWithSeconds } from '../text/slack-date.ts';
import type { Line } from './traffic.ts';

/** One envelope or call; what it carried, and what was wrong with it, below. */
export function TrafficLine({ line }: { readonly line: Line }) {
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
