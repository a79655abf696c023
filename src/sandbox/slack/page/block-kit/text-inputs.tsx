import { useState } from 'react';
import type { KeyboardEvent } from 'react';
import { asObject, asObjects, asText, isObject } from '../../json.ts';
import type { Json } from '../../json.ts';
import { useStanding } from './standing.ts';
import { inputNames, useElement } from './use-element.tsx';
import type { ElementProps } from './use-element.tsx';

const KEYBOARDS: Readonly<Record<string, 'decimal' | 'numeric' | 'email' | 'url' | 'text'>> = {
  number_input: 'numeric',
  email_text_input: 'email',
  url_text_input: 'url',
};

/** Everything one types into: text of one line or several, numbers, e-mail and web addresses. */
export function TextInput(props: ElementProps) {
  const { element, field } = props;
  const { held, act, draft } = useElement(props);
  const { submit } = useStanding();
  // What is typed counts from the first letter on; the workspace hears of it a moment later.
  const [text, setText] = useState(textOf(held));
  const several = element['multiline'] === true || element['type'] === 'rich_text_input';

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || several) return;
    event.preventDefault();
    if (field?.dispatches) act(text, { enter: true });
    else submit?.();
  };

  const shared = {
    ...inputNames(props),
    className: 'text-field',
    value: text,
    placeholder: asText(asObject(element['placeholder'])['text']),
    'aria-invalid': field?.invalid ?? false,
    'aria-required': field?.required ?? false,
    ...(element['focus_on_load'] === true && { 'data-focus-on-load': true }),
    onKeyDown,
  };
  const change = (entered: string) => {
    setText(entered);
    draft(entered);
  };
  if (several) return <textarea {...shared} rows={4} onChange={({ target }) => change(target.value)} />;
  const keyboard = element['is_decimal_allowed'] === true ? 'decimal' : KEYBOARDS[asText(element['type'])];
  return (
    <input
      {...shared}
      type="text"
      inputMode={keyboard ?? 'text'}
      autoComplete="off"
      onChange={({ target }) => change(target.value)}
    />
  );
}

/** A rich text is shown, and typed, as plain text. */
function textOf(held: Json): string {
  if (!isObject(held)) return asText(held);
  return asObjects(held['elements'])
    .map((section) => asObjects(section['elements']).map((part) => asText(part['text'])))
    .map((parts) => parts.join(''))
    .join('\n');
}
