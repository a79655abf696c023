import { Button } from 'react-aria-components';
import { FAULT_KINDS, FAULT_WORDS } from '../../fault-kinds.ts';
import type { Fault } from '../../faults.ts';
import { ask, send } from '../protocol/ask.ts';
import { FaultForm, FaultText } from './fault-form.tsx';
import { OrderedFaults } from './ordered-faults.tsx';
import type { Ordered } from './ordered-faults.tsx';
import { SLACK_SWITCHES } from './slack-faults.ts';
import type { SlackOrder } from './slack-faults.ts';
import { usePolled } from './use-polled.ts';

const CONTROL = '/workspace/control';

type Delivery = { readonly duplicates: number; readonly expiredTriggers: number };

async function readOrdered(): Promise<readonly Ordered[]> {
  const [faults, { duplicates, expiredTriggers }] = await Promise.all([
    ask<readonly Fault[]>(`${CONTROL}/faults`),
    ask<Delivery>(`${CONTROL}/delivery`),
  ]);
  const delivery = [
    { what: 'twice', times: duplicates, where: 'envelopes' },
    { what: 'too old', times: expiredTriggers, where: 'triggers' },
  ];
  const calls = faults.map(({ kind, method, times }) => ({ what: kind, times, where: method }));
  return [...calls, ...delivery.filter(({ times }) => times > 0)];
}

/** Orders what should go wrong next between Slack and the app. */
export function SlackFaultSwitches() {
  const [ordered, again] = usePolled(readOrdered, 1_000);
  const order = ({ path, body }: SlackOrder) => void send(`${CONTROL}/${path}`, body).then(again);
  return (
    <div className="padded">
      <OrderedFaults ordered={ordered ?? []} onForget={() => order({ path: 'faults/clear', body: {} })} />
      <h3>Order one</h3>
      <div className="switches">
        {SLACK_SWITCHES.map((one) => (
          <Button key={one.words} className="button" onPress={() => order(one.order)}>
            {one.words}
          </Button>
        ))}
      </div>
      <h3>Or any other</h3>
      <FaultForm
        kinds={FAULT_KINDS}
        words={FAULT_WORDS}
        onOrder={({ kind, times, text }) => order({ path: 'faults', body: { kind, times, method: text('method') } })}
      >
        <FaultText label="Call" name="method" placeholder="views.open, or response_url" required />
      </FaultForm>
    </div>
  );
}
