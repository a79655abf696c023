import { useId } from 'react';
import { FAULT_KINDS } from './faults.ts';
import type { FaultOrder } from './faults.ts';

type Props = { readonly onOrder: (fault: FaultOrder) => void };

/** Any fault, for any call: the path is a regular expression. */
export function FaultForm({ onOrder }: Props) {
  const id = useId();
  const order = (form: FormData) => {
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    onOrder({
      kind: text('kind'),
      times: Math.max(1, Number(text('times')) || 1),
      match: { path: text('path') || '.*', ...(text('method') && { method: text('method') }) },
    });
  };
  return (
    <form
      className="fault-form"
      onSubmit={(event) => {
        event.preventDefault();
        order(new FormData(event.currentTarget));
      }}
    >
      <label htmlFor={`${id}-kind`}>Kind</label>
      <select id={`${id}-kind`} name="kind" className="text-field">
        {FAULT_KINDS.map((kind) => (
          <option key={kind}>{kind}</option>
        ))}
      </select>
      <label htmlFor={`${id}-method`}>Method</label>
      <select id={`${id}-method`} name="method" className="text-field">
        {['', 'GET', 'POST', 'PATCH', 'PUT', 'DELETE'].map((method) => (
          <option key={method} value={method}>
            {method || 'any'}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-path`}>Path</label>
      <input id={`${id}-path`} name="path" className="text-field" placeholder="/customers" />
      <label htmlFor={`${id}-times`}>Times</label>
      <input id={`${id}-times`} name="times" className="text-field" defaultValue="1" inputMode="numeric" />
      <button type="submit" className="button">
        Order
      </button>
    </form>
  );
}
