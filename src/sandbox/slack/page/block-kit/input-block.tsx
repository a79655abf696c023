import { useId, useRef } from 'react';
import { asObject, asText, isObject } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { PlainText } from '../text/formatted-text.tsx';
import { Element } from './element.tsx';
import { useStanding } from './standing.ts';

/** Slack's page "Input block": a label, the element, what helps, and what is wrong. */
export function InputBlock({ block }: { readonly block: JsonObject }) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const blockId = asText(block['block_id']);
  const error = useStanding().errors[blockId];
  const optional = block['optional'] === true;
  const element = asObject(block['element']);
  const hint = isObject(block['hint']) ? asText(block['hint']['text']) : '';
  const field = {
    labelId: `${id}-label`,
    inputId: `${id}-input`,
    describedBy: [optional && `${id}-optional`, error !== undefined && `${id}-error`, hint !== '' && `${id}-hint`]
      .filter(Boolean)
      .join(' '),
    invalid: error !== undefined,
    required: !optional,
    optional,
    dispatches: block['dispatch_action'] === true,
  };
  const focusField = () => body.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();

  return (
    <div className="input-block" data-invalid={field.invalid} ref={body}>
      <div className="field-label">
        <label id={field.labelId} htmlFor={field.inputId} onClick={focusField}>
          <PlainText text={asText(asObject(block['label'])['text'])} />
        </label>
        {optional && <span id={`${id}-optional`}> (optional)</span>}
      </div>
      <Element element={element} blockId={blockId} field={field} key={asText(element['action_id'])} />
      {error !== undefined && (
        <div className="field-error" id={`${id}-error`} role="alert">
          {error}
        </div>
      )}
      {hint !== '' && (
        <div className="field-hint" id={`${id}-hint`}>
          <PlainText text={hint} />
        </div>
      )}
    </div>
  );
}
