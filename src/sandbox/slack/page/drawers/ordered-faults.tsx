import { Button } from 'react-aria-components';

/** A fault that is waiting for the call it is meant for. */
export type Ordered = { readonly what: string; readonly times: number; readonly where: string };

type Props = { readonly ordered: readonly Ordered[]; readonly onForget: () => void };

/** What was ordered and has not happened yet. */
export function OrderedFaults({ ordered, onForget }: Props) {
  return (
    <>
      <h3>Ordered, and not yet met</h3>
      {ordered.length > 0 ? (
        <>
          <ul className="ordered">
            {ordered.map(({ what, times, where }, index) => (
              <li key={index}>
                <strong>{what}</strong> {times > 1 && `× ${times}`} <code>{where}</code>
              </li>
            ))}
          </ul>
          <Button className="button" onPress={onForget}>
            Forget them all
          </Button>
        </>
      ) : (
        <p className="remark">Nothing: everything works.</p>
      )}
    </>
  );
}
