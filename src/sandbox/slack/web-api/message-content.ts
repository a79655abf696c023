import { countCharacters } from '../characters.ts';
import { checkBlocks } from '../block-kit/check-blocks.ts';
import { asObjects, asText, isList, isObject } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { withIds } from '../state/inputs.ts';
import type { Message } from '../state/messages.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { ApiRefusal, refuseProblems, structured } from './api-method.ts';
import { problemsOfPictures } from './pictures.ts';

export type MessageContent = Pick<Message, 'text' | 'blocks'> & { readonly metadata?: JsonObject };

/** Slack cuts a text here; a text this long is a mistake, so it is refused. */
const LONGEST_TEXT = 40_000;

/**
 * Reads what is to be shown in a message, from a Web API call, a response_url or an acknowledgement.
 * @throws ApiRefusal `no_text`, `msg_too_long`, `invalid_blocks_format` or `invalid_blocks`
 */
export function readContent(state: WorkspaceState, source: JsonObject): MessageContent {
  const text = asText(source['text']);
  const blocks = structured(source, 'blocks');
  if (blocks !== undefined && !isList(blocks)) throw new ApiRefusal('invalid_blocks_format');
  if (text === '' && (blocks === undefined || blocks.length === 0)) throw new ApiRefusal('no_text');
  if (countCharacters(text) > LONGEST_TEXT) throw new ApiRefusal('msg_too_long');
  if (blocks && blocks.length > 0) {
    refuseProblems('invalid_blocks', checkBlocks('message', blocks));
    refuseProblems('invalid_blocks', problemsOfPictures(state, blocks, '/blocks'));
  }
  const metadata = structured(source, 'metadata');
  return { text, blocks: withIds(asObjects(blocks)), ...(isObject(metadata) ? { metadata } : {}) };
}
