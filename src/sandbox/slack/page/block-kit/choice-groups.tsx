import {
  CheckboxButton,
  CheckboxField,
  CheckboxGroup,
  RadioButton,
  RadioField,
  RadioGroup,
} from 'react-aria-components';
import { asList, asObject, asObjects, asText, isObject } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { TextObject } from '../text/formatted-text.tsx';
import { useAhead } from './use-ahead.ts';
import { accessibleNames, useElement } from './use-element.tsx';
import type { ElementProps } from './use-element.tsx';

/** Slack's page "Radio button group element". */
export function RadioButtons(props: ElementProps) {
  const { held, act, question } = useElement(props);
  return (
    <>
      <RadioGroup
        {...accessibleNames(props)}
        className="choices-group"
        value={asText(asObject(held)['value'])}
        onChange={(value) => act(value)}
        isInvalid={props.field?.invalid ?? false}
      >
        {asObjects(props.element['options']).map((option) => (
          <RadioField key={asText(option['value'])} value={asText(option['value'])}>
            <RadioButton className="choice radio">
              <OptionWords option={option} />
            </RadioButton>
          </RadioField>
        ))}
      </RadioGroup>
      {question}
    </>
  );
}

/** Slack's page "Checkbox group element". */
export function Checkboxes(props: ElementProps) {
  const { held, act, question } = useElement(props);
  const known: readonly string[] = asList(held).map((option) => asText(asObject(option)['value']));
  const [chosen, runAhead] = useAhead(known, (values) => values.toSorted().join('\n'));
  const choose = (values: readonly string[]) => {
    if (!props.element['confirm']) runAhead(values);
    act(values);
  };
  return (
    <>
      <CheckboxGroup
        {...accessibleNames(props)}
        className="choices-group"
        value={[...chosen]}
        onChange={choose}
        isInvalid={props.field?.invalid ?? false}
      >
        {asObjects(props.element['options']).map((option) => (
          <CheckboxField key={asText(option['value'])} value={asText(option['value'])}>
            <CheckboxButton className="choice checkbox">
              <OptionWords option={option} />
            </CheckboxButton>
          </CheckboxField>
        ))}
      </CheckboxGroup>
      {question}
    </>
  );
}

function OptionWords({ option }: { readonly option: JsonObject }) {
  return (
    <>
      <span className="tick" aria-hidden="true" />
      <span>
        <TextObject of={asObject(option['text'])} />
        {isObject(option['description']) && (
          <span className="choice-description">
            <TextObject of={option['description']} />
          </span>
        )}
      </span>
    </>
  );
}
