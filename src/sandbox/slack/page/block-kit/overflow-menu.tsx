import { Button, Menu, MenuItem, MenuTrigger, Popover, Text } from 'react-aria-components';
import { asObject, asObjects, asText, isObject } from '../../json.ts';
import { useElement } from './use-element.tsx';
import type { ElementProps } from './use-element.tsx';

/** Slack's page "Overflow menu element". */
export function OverflowMenu(props: ElementProps) {
  const { act, question } = useElement(props);
  const options = asObjects(props.element['options']);
  return (
    <>
      <MenuTrigger>
        <Button className="button icon" aria-label="More actions">
          <svg viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="4.5" r="1.6" />
            <circle cx="10" cy="10" r="1.6" />
            <circle cx="10" cy="15.5" r="1.6" />
          </svg>
        </Button>
        <Popover className="popover" placement="bottom end">
          <Menu onAction={(key) => act(String(key))}>
            {options.map((option) => {
              const url = asText(option['url']);
              const link = /^https?:/i.test(url) ? { href: url, target: '_blank', rel: 'noopener noreferrer' } : {};
              const words = asText(asObject(option['text'])['text']);
              return (
                <MenuItem key={asText(option['value'])} id={asText(option['value'])} textValue={words} {...link}>
                  <Text slot="label">{words}</Text>
                  {isObject(option['description']) && (
                    <Text slot="description">{asText(option['description']['text'])}</Text>
                  )}
                </MenuItem>
              );
            })}
          </Menu>
        </Popover>
      </MenuTrigger>
      {question}
    </>
  );
}
