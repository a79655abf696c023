import { Button, Link } from 'react-aria-components';
import { asObject, asText, isObject } from '../../json.ts';
import { PlainText } from '../text/formatted-text.tsx';
import { useElement } from './use-element.tsx';
import type { ElementProps } from './use-element.tsx';

/** Slack's page "Button element"; one with a `url` opens it, and tells the app as well. */
export function ButtonElement(props: ElementProps) {
  const { element } = props;
  const { act, question } = useElement(props);
  const words = asText(asObject(element['text'])['text']);
  const url = asText(element['url']);
  const name = asText(element['accessibility_label']);
  const shown = {
    className: `button ${asText(element['style'])}`,
    onPress: () => act(),
    children: <PlainText text={words} />,
    ...(name && { 'aria-label': name }),
  };
  if (/^https?:/i.test(url) && !isObject(element['confirm'])) {
    return <Link {...shown} href={url} target="_blank" rel="noopener noreferrer" />;
  }
  return (
    <>
      <Button {...shown} />
      {question}
    </>
  );
}
