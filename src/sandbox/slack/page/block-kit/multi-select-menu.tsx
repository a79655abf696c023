import { useState } from 'react';
import { Button, ComboBox, Tag, TagGroup, TagList } from 'react-aria-components';
import { useAround } from '../protocol/around.ts';
import { choicesOf, chosenIn } from './options.ts';
import type { Choice } from './options.ts';
import { ChoiceList, MenuField } from './select-menu.tsx';
import { accessibleNames, useElement } from './use-element.tsx';
import type { ElementProps } from './use-element.tsx';
import { useAhead } from './use-ahead.ts';
import { useOffer } from './use-offer.ts';

/** A menu to choose several of; what is chosen stands above it and can be taken away again. */
export function MultiSelectMenu(props: ElementProps) {
  const { element, field } = props;
  const { address, held, act, question } = useElement(props);
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const offer = useOffer(element, address, typed, open);
  const known = chosenIn(held, choicesOf(element, useAround()));
  const [chosen, runAhead] = useAhead(known, (choices) => choices.map(({ value }) => value).join('\n'));
  const most = Number(element['max_selected_items'] ?? 100);
  const choose = (values: readonly string[]) => {
    setTyped('');
    const next = values.slice(0, most);
    if (!element['confirm']) {
      runAhead(next.flatMap((wanted) => [...chosen, ...offer.choices].find(({ value }) => value === wanted) ?? []));
    }
    act(next);
  };

  return (
    <div className="multi-menu">
      <Chosen
        choices={chosen}
        onRemove={(gone) => choose(chosen.map(({ value }) => value).filter((one) => one !== gone))}
      />
      <ComboBox<Choice, 'multiple'>
        {...accessibleNames(props)}
        className="menu"
        selectionMode="multiple"
        items={offer.choices.map((choice) => ({ ...choice, id: choice.value }))}
        inputValue={typed}
        onInputChange={setTyped}
        value={chosen.map(({ value }) => value)}
        onChange={(keys) => choose(keys.map(String))}
        onOpenChange={setOpen}
        menuTrigger="input"
        allowsEmptyCollection
        isInvalid={field?.invalid ?? false}
      >
        <MenuField element={element} />
        <ChoiceList offer={offer} />
      </ComboBox>
      {question}
    </div>
  );
}

type ChosenProps = { readonly choices: readonly Choice[]; readonly onRemove: (value: string) => void };

function Chosen({ choices, onRemove }: ChosenProps) {
  if (choices.length === 0) return null;
  return (
    <TagGroup aria-label="Chosen" onRemove={(keys) => keys.forEach((key) => onRemove(String(key)))}>
      <TagList className="chips">
        {choices.map(({ value, text }) => (
          <Tag key={value} id={value} textValue={text} className="chip">
            {text}
            <Button slot="remove" aria-label={`Remove ${text}`}>
              ×
            </Button>
          </Tag>
        ))}
      </TagList>
    </TagGroup>
  );
}
