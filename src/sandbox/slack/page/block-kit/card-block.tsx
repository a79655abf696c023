import { asObject, asObjects, asText, isObject } from '../../json.ts';
import type { JsonObject } from '../../json.ts';
import { TextObject } from '../text/formatted-text.tsx';
import { Element } from './element.tsx';
import { Picture } from './picture.tsx';

/** Slack's page "Card block". */
export function CardBlock({ block }: { readonly block: JsonObject }) {
  const blockId = asText(block['block_id']);
  const words = (name: string) =>
    isObject(block[name]) && (
      <div className={`card-${name}`}>
        <TextObject of={asObject(block[name])} />
      </div>
    );
  return (
    <div className="card">
      {isObject(block['hero_image']) && <Picture image={block['hero_image']} />}
      {words('title')}
      {words('subtitle')}
      {words('body')}
      <div className="actions-block">
        {asObjects(block['actions']).map((element) => (
          <Element key={asText(element['action_id'])} element={element} blockId={blockId} />
        ))}
      </div>
    </div>
  );
}
