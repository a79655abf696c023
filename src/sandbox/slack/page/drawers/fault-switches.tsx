import { Button } from 'react-aria-components';
import { FAULT_KINDS, FAULT_WORDS } from '../../../partner-center/wire/fault-kinds.ts';
import type { FaultKind } from '../../../partner-center/wire/fault-kinds.ts';
import { ask, send } from '../protocol/ask.ts';
import { FaultChoice, FaultForm, FaultText } from './fault-form.tsx';
import type { FaultWords } from './fault-form.tsx';
import { FAULT_SWITCHES } from './faults.ts';
import type { FaultOrder } from './faults.ts';
import { OrderedFaults } from './ordered-faults.tsx';
import { usePolled } from './use-polled.ts';

const FAULTS = '/control/partner-center/faults';
const ANY = 'any';

type Waiting = Required<Pick<FaultOrder, 'kind' | 'match' | 'times'>>;

const readFaults = () => ask<readonly Waiting[]>(FAULTS);

/** Orders what should go wrong next in Partner Center, and shows what is ordered and has not happened yet. */
export function FaultSwitches() {
  const [waiting, again] = usePolled(readFaults, 1_000);
  const order = (fault: FaultOrder) => void send(FAULTS, fault).then(again);
  const orderAny = ({ kind, times, text }: FaultWords<FaultKind>) => {
    const method = text('method');
    order({ kind, times, match: { path: text('path') || '.*', ...(method !== ANY && { method }) } });
  };
  return (
    <div className="padded">
      <OrderedFaults
        ordered={(waiting ?? []).map(({ kind, match, times }) => ({
          what: kind,
          times,
          where: [match.method, match.path].join(' ').trim(),
        }))}
        onForget={() => void send(FAULTS, undefined, 'DELETE').then(again)}
      />
      <h3>Order one</h3>
      <div className="switches">
        {FAULT_SWITCHES.map(({ words, fault }) => (
          <Button key={words} className="button" onPress={() => order(fault)}>
            {words}
          </Button>
        ))}
      </div>
      <h3>Or any other</h3>
      <FaultForm kinds={FAULT_KINDS} words={FAULT_WORDS} onOrder={orderAny}>
        <FaultChoice label="Method" name="method" choices={[ANY, 'GET', 'POST', 'PATCH', 'PUT', 'DELETE']} />
        <FaultText label="Path" name="path" placeholder="/customers, a regular expression" />
      </FaultForm>
    </div>
  );
}
