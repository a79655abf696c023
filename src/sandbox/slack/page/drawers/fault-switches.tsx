import { Button } from 'react-aria-components';
import { ask, send } from '../protocol/ask.ts';
import { FaultForm } from './fault-form.tsx';
import { FAULT_SWITCHES } from './faults.ts';
import type { FaultOrder } from './faults.ts';
import { usePolled } from './use-polled.ts';

const FAULTS = '/control/partner-center/faults';

type Ordered = Required<Pick<FaultOrder, 'kind' | 'match' | 'times'>>;

const readFaults = () => ask<readonly Ordered[]>(FAULTS);

/** Orders what should go wrong next, and shows what is ordered and has not happened yet. */
export function FaultSwitches() {
  const [ordered, again] = usePolled(readFaults, 1_000);
  const order = (fault: FaultOrder) => void send(FAULTS, fault).then(again);
  const forget = () => void send(FAULTS, undefined, 'DELETE').then(again);
  return (
    <div className="padded">
      <h3>Ordered, and not yet met</h3>
      {ordered && ordered.length > 0 ? (
        <>
          <ul className="ordered">
            {ordered.map(({ kind, match, times }, index) => (
              <li key={index}>
                <strong>{kind}</strong> {times > 1 && `× ${times}`}{' '}
                <code>{[match.method, match.path].join(' ').trim()}</code>
              </li>
            ))}
          </ul>
          <Button className="button" onPress={forget}>
            Forget them all
          </Button>
        </>
      ) : (
        <p className="remark">Nothing: everything works.</p>
      )}
      <h3>Order one</h3>
      <div className="switches">
        {FAULT_SWITCHES.map(({ words, fault }) => (
          <Button key={words} className="button" onPress={() => order(fault)}>
            {words}
          </Button>
        ))}
      </div>
      <h3>Or any other</h3>
      <FaultForm onOrder={order} />
    </div>
  );
}
