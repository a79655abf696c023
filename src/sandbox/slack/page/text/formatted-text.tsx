import { Fragment } from 'react';
import { asText } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { useAround } from '../protocol/around.ts';
import { CodeBlock } from './code-block.tsx';
import { Emoji } from './emoji.tsx';
import { EMOJI, readInline, readMrkdwn } from './mrkdwn.ts';
import type { Inline } from './mrkdwn.ts';
import { showDate } from './slack-date.ts';

/** A text object of Block Kit, plain or mrkdwn. */
export function TextObject({ of }: { readonly of: JsonObject }) {
  const words = asText(of['text']);
  return of['type'] === 'mrkdwn' ? <Mrkdwn text={words} /> : <PlainText text={words} />;
}

/** Plain text shows line ends and emoji, and nothing else. */
export function PlainText({ text }: { readonly text: string }) {
  const parts = text.split(EMOJI);
  return (
    <span className="plain-text">
      {parts.map((part, index) => (index % 2 === 1 ? <Emoji key={index} name={part} /> : part))}
    </span>
  );
}

export function Mrkdwn({ text }: { readonly text: string }) {
  return readMrkdwn(text).map((paragraph, index) => {
    if (paragraph.kind === 'preformatted') return <CodeBlock key={index} text={paragraph.text} />;
    const lines = paragraph.lines.map((line, number) => (
      <Fragment key={number}>
        {number > 0 && <br />}
        <Inlines of={line} />
      </Fragment>
    ));
    return paragraph.kind === 'quote' ? <blockquote key={index}>{lines}</blockquote> : <span key={index}>{lines}</span>;
  });
}

/** A single line of mrkdwn, without paragraphs. */
export function MrkdwnLine({ text }: { readonly text: string }) {
  return <Inlines of={readInline(text.replaceAll('\n', ' '))} />;
}

function Inlines({ of }: { readonly of: readonly Inline[] }) {
  return of.map((inline, index) => <InlinePart key={index} of={inline} />);
}

function InlinePart({ of }: { readonly of: Inline }) {
  switch (of.kind) {
    case 'text':
      return of.text;
    case 'code':
      return <code>{of.text}</code>;
    case 'emoji':
      return <Emoji name={of.text} />;
    case 'bold':
      return (
        <strong>
          <Inlines of={of.parts} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines of={of.parts} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines of={of.parts} />
        </s>
      );
    case 'link':
      return <OutsideLink url={of.url}>{of.label}</OutsideLink>;
    case 'user':
    case 'channel':
      return <Mention kind={of.kind} id={of.id} label={of.label} />;
    case 'broadcast':
      return <span className="mention loud">{of.text.startsWith('@') ? of.text : `@${of.text}`}</span>;
    case 'date':
      return <Moment {...of} />;
  }
}

/** A link that leads out of the workspace; only addresses that a browser may open safely become links. */
export function OutsideLink({ url, children }: { readonly url: string; readonly children: string }) {
  if (!/^(https?|mailto):/i.test(url)) return children;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

type MentionProps = { readonly kind: 'user' | 'channel'; readonly id: string; readonly label?: string };

export function Mention({ kind, id, label = '' }: MentionProps) {
  const { people, person, channels, workspace } = useAround();
  if (kind === 'channel') {
    return <span className="mention">{channels.find((one) => one.id === id)?.name ?? `#${label || id}`}</span>;
  }
  const name = id === workspace.appUserId ? workspace.app : people.find((one) => one.id === id)?.realName;
  return <span className={id === person.id ? 'mention me' : 'mention'}>@{name ?? (label || id)}</span>;
}

type MomentProps = Pick<Extract<Inline, { kind: 'date' }>, 'seconds' | 'format' | 'url'>;

export function Moment({ seconds, format, url }: MomentProps) {
  const { person, now } = useAround();
  const words = showDate(seconds, format, person, now);
  const instant = new Date(seconds * 1000).toISOString();
  return (
    <time dateTime={instant} title={`${instant.slice(0, 16).replace('T', ' ')} UTC`}>
      {url === undefined ? words : <OutsideLink url={url}>{words}</OutsideLink>}
    </time>
  );
}
