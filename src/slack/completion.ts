type Fields = { readonly [name: string]: unknown };

/**
 * Fills in what some clients leave out of a payload because it goes without saying: the text of a command that has none, the
 * state of a view, in it what stands in the inputs from the beginning, and what was just chosen. What is there stays as it is.
 * Source: Slack, "Implementing slash commands" and "Interaction payloads".
 */
export function completed<Body extends Fields>(body: Body): Body {
  if (typeof body['command'] === 'string') return { ...body, text: body['text'] ?? '' };
  if (!isFields(body['view'])) return body;
  const view = body['view'];
  const state = isFields(view['state']) ? view['state'] : {};
  const given = isFields(state['values']) ? state['values'] : {};
  const values = { ...initialEntries(view['blocks']), ...chosenNow(body['actions']), ...given };
  return { ...body, view: { ...view, state: { ...state, values } } };
}

function initialEntries(blocks: unknown): Fields {
  const inputs = listOf(blocks).filter(({ type }) => type === 'input');
  return Object.fromEntries(
    inputs.flatMap(({ block_id: blockId, element }) => {
      if (typeof blockId !== 'string' || !isFields(element)) return [];
      const { type, action_id: actionId, initial_option: option, initial_value: value, initial_date: day } = element;
      if (typeof actionId !== 'string' || (option ?? value ?? day) === undefined) return [];
      const initial =
        option === undefined ? (day === undefined ? { value } : { selected_date: day }) : { selected_option: option };
      return [[blockId, { [actionId]: { type, ...initial } }]];
    }),
  );
}

function chosenNow(actions: unknown): Fields {
  return Object.fromEntries(
    listOf(actions).flatMap((action) => {
      const { block_id: blockId, action_id: actionId, type } = action;
      if (typeof blockId !== 'string' || typeof actionId !== 'string' || type === 'button') return [];
      return [[blockId, { [actionId]: action }]];
    }),
  );
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : [];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
