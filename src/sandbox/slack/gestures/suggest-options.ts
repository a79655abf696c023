import { countCharacters } from '../characters.ts';
import { menuOptions, optionGroups } from '../block-kit/composition.ts';
import { inSlackWords } from '../block-kit/check-blocks.ts';
import { interactiveElements } from '../block-kit/walk.ts';
import { blockSuggestion } from '../delivery/payloads.ts';
import { asObject, asObjects } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { offerKey, seenAt } from './client.ts';
import type { Actor, Client, Outcome, Place } from './client.ts';

export type Typeahead = {
  readonly place: Place;
  readonly blockId: string;
  readonly actionId: string;
  readonly query: string;
};

export type Suggestions =
  | { readonly kind: 'options'; readonly options: readonly JsonObject[] }
  | { readonly kind: 'too-short'; readonly atLeast: number }
  | Extract<Outcome, { readonly kind: 'gone' | 'not-acknowledged' }>;

const SHORTEST_QUERY = 3;

/** Somebody types into a menu with an external source (Slack's page "block_suggestion payload"). */
export async function suggestOptions(client: Client, actor: Actor, typeahead: Typeahead): Promise<Suggestions> {
  const { place, blockId, actionId, query } = typeahead;
  const shown = seenAt(client, actor, place);
  const blocks = shown && ('view' in shown ? shown.view.blocks : shown.message.blocks);
  const found = interactiveElements(blocks ?? []).find((one) => one.blockId === blockId && one.actionId === actionId);
  if (!shown || !found) return { kind: 'gone' };

  const atLeast = Number(found.element['min_query_length'] ?? SHORTEST_QUERY);
  if (countCharacters(query) < atLeast) return { kind: 'too-short', atLeast };
  const payload = blockSuggestion(client.state, actor.person, { blockId, actionId, query }, shown);
  const answer = await client.link.deliver({ type: 'interactive', payload }, actor.person.id);
  const options = answer.kind === 'acknowledged' ? readOptions(client, answer.body) : undefined;
  if (!options) return { kind: 'not-acknowledged', notice: 'Loading options failed.' };
  client.offers.set(offerKey(actor, place, blockId, actionId), options);
  return { kind: 'options', options };
}

/** @returns the offered options, or undefined where Slack would refuse them; a developer finds why in the inspector */
function readOptions({ state }: Client, body: Json | undefined): readonly JsonObject[] | undefined {
  const answer = asObject(body);
  const grouped = answer['option_groups'] !== undefined;
  const given = grouped ? answer['option_groups'] : answer['options'];
  const empty = Array.isArray(given) && given.length === 0;
  const problems = empty ? [] : grouped ? optionGroups(given, '/option_groups') : menuOptions(given, '/options');
  if (problems.length > 0) {
    state.inspector.call({
      method: 'answer to block_suggestion',
      target: '',
      outcome: 'invalid_options',
      problems: problems.map(inSlackWords),
      milliseconds: 0,
    });
    return undefined;
  }
  return grouped ? asObjects(given).flatMap((group) => asObjects(group['options'])) : asObjects(given);
}
