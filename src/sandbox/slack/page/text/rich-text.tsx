import type { ReactNode } from 'react';
import { asObject, asObjects, asText } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { CodeBlock } from './code-block.tsx';
import { Emoji } from './emoji.tsx';
import { Mention, Moment, OutsideLink } from './formatted-text.tsx';

/** Slack's page "Rich text block". */
export function RichText({ block }: { readonly block: JsonObject }) {
  return (
    <div className="rich-text">
      {asObjects(block['elements']).map((paragraph, index) => (
        <Paragraph key={index} of={paragraph} />
      ))}
    </div>
  );
}

function Paragraph({ of }: { readonly of: JsonObject }) {
  const parts = asObjects(of['elements']);
  switch (of['type']) {
    case 'rich_text_preformatted':
      return <CodeBlock text={parts.map((part) => asText(part['text']) || asText(part['url'])).join('')} />;
    case 'rich_text_quote':
      return (
        <blockquote>
          <Parts of={parts} />
        </blockquote>
      );
    case 'rich_text_list':
      return <RichList of={of} />;
    default:
      return (
        <p>
          <Parts of={parts} />
        </p>
      );
  }
}

function RichList({ of }: { readonly of: JsonObject }) {
  const items = asObjects(of['elements']).map((item, index) => (
    <li key={index}>
      <Parts of={asObjects(item['elements'])} />
    </li>
  ));
  const start = Number(of['offset'] ?? 0) + 1;
  return of['style'] === 'ordered' ? <ol start={start}>{items}</ol> : <ul>{items}</ul>;
}

function Parts({ of }: { readonly of: readonly JsonObject[] }) {
  return of.map((part, index) => (
    <Styled key={index} style={asObject(part['style'])}>
      <Part of={part} />
    </Styled>
  ));
}

const MARKS = [
  ['bold', 'strong'],
  ['italic', 'em'],
  ['strike', 's'],
  ['underline', 'u'],
  ['code', 'code'],
] as const;

function Styled({ style, children }: { readonly style: JsonObject; readonly children: ReactNode }) {
  return MARKS.filter(([name]) => style[name] === true).reduce<ReactNode>(
    (inner, [, Tag]) => <Tag>{inner}</Tag>,
    children,
  );
}

function Part({ of }: { readonly of: JsonObject }) {
  switch (of['type']) {
    case 'link':
      return <OutsideLink url={asText(of['url'])}>{asText(of['text']) || asText(of['url'])}</OutsideLink>;
    case 'emoji':
      return <Emoji name={asText(of['name'])} />;
    case 'user':
      return <Mention kind="user" id={asText(of['user_id'])} />;
    case 'channel':
      return <Mention kind="channel" id={asText(of['channel_id'])} />;
    case 'broadcast':
      return <span className="mention loud">@{asText(of['range'])}</span>;
    case 'date':
      return <Moment seconds={Number(of['timestamp'])} format={asText(of['format'])} url={undefined} />;
    default:
      return <span className="plain-text">{asText(of['text'])}</span>;
  }
}
