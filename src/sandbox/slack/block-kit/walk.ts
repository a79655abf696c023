import { asObjects, asText, isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';

/** An element a person can act on, with the block it stands in. */
export type Interactive = {
  readonly block: JsonObject;
  readonly blockId: string;
  readonly element: JsonObject;
  readonly actionId: string;
};

/** Finds every element of the blocks, in reading order; texts and pictures among them are no elements. */
export function interactiveElements(blocks: readonly Json[]): readonly Interactive[] {
  return blocks.filter(isObject).flatMap((block) => {
    if (block['type'] === 'carousel') return interactiveElements(asObjects(block['elements']));
    const blockId = asText(block['block_id']);
    return elementsOf(block)
      .filter(isInteractive)
      .map((element) => ({ block, blockId, element, actionId: asText(element['action_id']) }));
  });
}

function elementsOf(block: JsonObject): readonly JsonObject[] {
  switch (block['type']) {
    case 'section':
      return asObjects([block['accessory'] ?? null]);
    case 'input':
      return asObjects([block['element'] ?? null]);
    case 'actions':
      return asObjects(block['elements']);
    case 'card':
      return asObjects(block['actions']);
    default:
      return [];
  }
}

function isInteractive(element: JsonObject): boolean {
  return element['type'] !== 'image';
}
