import { memo } from 'react';
import { asObject, asObjects, asText, isObject } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { PlainText, TextObject } from '../text/formatted-text.tsx';
import { Mrkdwn } from '../text/formatted-text.tsx';
import { RichText } from '../text/rich-text.tsx';
import { CardBlock } from './card-block.tsx';
import { Element } from './element.tsx';
import { InputBlock } from './input-block.tsx';
import { ImageBlock } from './picture.tsx';
import { TableBlock } from './table-block.tsx';

/** The blocks of a message, a modal or the home tab (Slack's pages under "Block Kit blocks"). */
export const Blocks = memo(function Blocks({ blocks }: { readonly blocks: readonly JsonObject[] }) {
  return (
    <div className="blocks">
      {blocks.map((block, index) => (
        <Block key={asText(block['block_id']) || index} block={block} />
      ))}
    </div>
  );
});

function Block({ block }: { readonly block: JsonObject }) {
  switch (block['type']) {
    case 'section':
      return <SectionBlock block={block} />;
    case 'header':
      return (
        <h3 className="header-block">
          <PlainText text={asText(asObject(block['text'])['text'])} />
        </h3>
      );
    case 'divider':
      return <hr />;
    case 'context':
      return (
        <div className="context-block">
          {asObjects(block['elements']).map((element, index) => (
            <div key={index}>
              <Element element={element} blockId="" />
            </div>
          ))}
        </div>
      );
    case 'actions':
      return <ActionsBlock block={block} />;
    case 'input':
      return <InputBlock block={block} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'rich_text':
      return <RichText block={block} />;
    case 'markdown':
      return <Mrkdwn text={asText(block['text']).replaceAll('**', '*')} />;
    case 'alert':
      return (
        <div className={`alert-block ${asText(block['level'])}`}>
          <TextObject of={asObject(block['text'])} />
        </div>
      );
    case 'table':
    case 'data_table':
      return <TableBlock block={block} />;
    case 'card':
      return <CardBlock block={block} />;
    case 'carousel':
      return (
        <div className="carousel">
          {asObjects(block['elements']).map((card, index) => (
            <CardBlock key={index} block={card} />
          ))}
        </div>
      );
    default:
      return null;
  }
}

function SectionBlock({ block }: { readonly block: JsonObject }) {
  const fields = asObjects(block['fields']);
  return (
    <div className="section-block">
      <div className="section-words">
        {isObject(block['text']) && <TextObject of={block['text']} />}
        {fields.length > 0 && (
          <div className="section-fields">
            {fields.map((field, index) => (
              <div key={index}>
                <TextObject of={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObject(block['accessory']) && (
        <div className="accessory">
          <Element element={block['accessory']} blockId={asText(block['block_id'])} />
        </div>
      )}
    </div>
  );
}

function ActionsBlock({ block }: { readonly block: JsonObject }) {
  return (
    <div className="actions-block">
      {asObjects(block['elements']).map((element) => (
        <Element key={asText(element['action_id'])} element={element} blockId={asText(block['block_id'])} />
      ))}
    </div>
  );
}
