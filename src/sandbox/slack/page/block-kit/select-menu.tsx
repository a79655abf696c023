import { use, useState } from 'react';
import type { RefObject } from 'react';
import {
  Button,
  ComboBox,
  ComboBoxStateContext,
  Group,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import { asObject, asText } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { useAround } from '../protocol/around.ts';
import { choicesOf, chosenIn } from './options.ts';
import type { Choice } from './options.ts';
import { accessibleNames, useElement } from './use-element.tsx';
import type { ElementProps } from './use-element.tsx';
import { useOffer } from './use-offer.ts';
import type { Offer } from './use-offer.ts';

type Picked = { readonly choice: Choice | null; readonly insteadOf: string };

/** A menu to choose one of: static, external, people, channels. What is typed narrows it. */
export function SelectMenu(props: ElementProps) {
  const { element, field } = props;
  const { address, held, act, question } = useElement(props);
  const [typed, setTyped] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [picked, setPicked] = useState<Picked | null>(null);
  const offer = useOffer(element, address, typed ?? '', open);
  const around = useAround();
  const [known = null] = chosenIn(held, choicesOf(element, around));
  // What was just chosen is shown at once, until the workspace holds something new.
  const chosen = picked && picked.insteadOf === JSON.stringify(held) ? picked.choice : known;

  const choose = (choice: Choice | null) => {
    setTyped(null);
    if (choice?.value === chosen?.value) return;
    if (!element['confirm']) setPicked({ choice, insteadOf: JSON.stringify(held) });
    act(choice?.value ?? null);
  };

  return (
    <>
      <ComboBox
        {...accessibleNames(props)}
        className="menu"
        items={offer.choices.map((choice) => ({ ...choice, id: choice.value }))}
        inputValue={typed ?? chosen?.text ?? ''}
        onInputChange={(text) => setTyped(text)}
        value={chosen?.value ?? null}
        onChange={(key) => choose(offer.choices.find(({ value }) => value === key) ?? chosen)}
        onOpenChange={setOpen}
        onBlur={() => setTyped(null)}
        menuTrigger="input"
        allowsEmptyCollection
        isInvalid={field?.invalid ?? false}
      >
        <MenuField element={element} />
        {field?.optional && chosen && (
          <Button slot={null} className="clear" aria-label="Clear selection" onPress={() => choose(null)}>
            ×
          </Button>
        )}
        <ChoiceList offer={offer} />
      </ComboBox>
      {question}
    </>
  );
}

type MenuFieldProps = { readonly element: JsonObject; readonly anchor?: RefObject<HTMLDivElement | null> };

/** The field of a menu; a click into it opens the menu, as in Slack. */
export function MenuField({ element, anchor }: MenuFieldProps) {
  const state = use(ComboBoxStateContext);
  return (
    <Group className="menu-field" {...(anchor && { ref: anchor })}>
      <Input
        placeholder={asText(asObject(element['placeholder'])['text']) || 'Choose an option…'}
        onClick={() => state?.open(null, 'manual')}
        {...(element['focus_on_load'] === true && { 'data-focus-on-load': true })}
      />
      <Button aria-label="Show options">
        <svg viewBox="0 0 20 20" aria-hidden="true">
          <path d="m5 7.5 5 5 5-5" />
        </svg>
      </Button>
    </Group>
  );
}

/** The list below a menu. */
export function ChoiceList({ offer }: { readonly offer: Offer }) {
  return (
    <Popover className="popover choices" offset={4}>
      <ListBox renderEmptyState={() => <div className="remark">{offer.remark}</div>}>
        {({ value, text, description }: Choice) => (
          <ListBoxItem id={value} textValue={text}>
            <Text slot="label">{text}</Text>
            {description !== '' && <Text slot="description">{description}</Text>}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  );
}
