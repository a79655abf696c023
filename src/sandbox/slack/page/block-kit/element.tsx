import { asText } from '../../json.ts';
import { TextObject } from '../text/formatted-text.tsx';
import { ButtonElement } from './button-element.tsx';
import { Checkboxes, RadioButtons } from './choice-groups.tsx';
import { DateInput } from './date-inputs.tsx';
import { FileInput } from './file-input.tsx';
import { MultiSelectMenu } from './multi-select-menu.tsx';
import { OverflowMenu } from './overflow-menu.tsx';
import { Picture } from './picture.tsx';
import { SelectMenu } from './select-menu.tsx';
import { TextInput } from './text-inputs.tsx';
import type { ElementProps } from './use-element.tsx';

/** One element of Block Kit, wherever it stands (Slack's pages under "Block Kit elements"). */
export function Element(props: ElementProps) {
  const type = asText(props.element['type']);
  switch (type) {
    case 'button':
      return <ButtonElement {...props} />;
    case 'overflow':
      return <OverflowMenu {...props} />;
    case 'image':
      return <Picture image={props.element} />;
    case 'plain_text':
    case 'mrkdwn':
      return <TextObject of={props.element} />;
    case 'radio_buttons':
      return <RadioButtons {...props} />;
    case 'checkboxes':
      return <Checkboxes {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateInput {...props} />;
    case 'file_input':
      return <FileInput {...props} />;
    default:
      if (type.startsWith('multi_')) return <MultiSelectMenu {...props} />;
      return type.endsWith('_select') ? <SelectMenu {...props} /> : <TextInput {...props} />;
  }
}
