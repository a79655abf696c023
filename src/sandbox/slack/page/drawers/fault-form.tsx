import { useId } from 'react';
import type { ReactNode } from 'react';

/** What every fault says; the rest of the form is read by who put it there. */
export type FaultWords<Kind extends string> = {
  readonly kind: Kind;
  readonly times: number;
  readonly text: (name: string) => string;
};

type Props<Kind extends string> = {
  readonly kinds: readonly Kind[];
  readonly words: Readonly<Record<Kind, string>>;
  readonly onOrder: (order: FaultWords<Kind>) => void;
  /** which calls the fault is meant for */
  readonly children: ReactNode;
};

/** Any fault, for any call. */
export function FaultForm<Kind extends string>({ kinds, words, onOrder, children }: Props<Kind>) {
  const order = (form: FormData) => {
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const kind = kinds.find((one) => one === text('kind'));
    if (kind) onOrder({ text, kind, times: Math.max(1, Math.floor(Number(text('times'))) || 1) });
  };
  return (
    <form
      className="fault-form"
      onSubmit={(event) => {
        event.preventDefault();
        order(new FormData(event.currentTarget));
      }}
    >
      <FaultChoice label="Kind" name="kind" choices={kinds} words={words} />
      {children}
      <FaultText label="Times" name="times" defaultValue="1" inputMode="numeric" />
      <button type="submit" className="button">
        Order
      </button>
    </form>
  );
}

type ChoiceProps = {
  readonly label: string;
  readonly name: string;
  readonly choices: readonly string[];
  readonly words?: Readonly<Record<string, string>>;
};

export function FaultChoice({ label, name, choices, words }: ChoiceProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <select id={id} name={name} className="text-field">
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {words?.[choice] ?? choice}
          </option>
        ))}
      </select>
    </>
  );
}

type TextProps = { readonly label: string; readonly name: string } & React.ComponentProps<'input'>;

export function FaultText({ label, name, ...input }: TextProps) {
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{label}</label>
      <input id={id} name={name} className="text-field" {...input} />
    </>
  );
}
