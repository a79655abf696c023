import type { ViewStateValue } from '@slack/bolt';

/** What somebody entered in a view: Slack's `view.state.values`. */
export type Entries = { readonly [blockId: string]: { readonly [actionId: string]: ViewStateValue } };

/** @returns what was typed or chosen in the block, as text; undefined where the block is empty or not there */
export function entryIn(entries: Entries, blockId: string): string | undefined {
  const [value] = Object.values(entries[blockId] ?? {});
  return value?.value ?? value?.selected_option?.value ?? value?.selected_date ?? undefined;
}

/** @returns the values ticked in the block */
export function choicesIn(entries: Entries, blockId: string): readonly string[] {
  const [value] = Object.values(entries[blockId] ?? {});
  return (value?.selected_options ?? []).flatMap((option) => option.value ?? []);
}

/** @returns the Slack user IDs chosen in the block */
export function peopleIn(entries: Entries, blockId: string): readonly string[] {
  const [value] = Object.values(entries[blockId] ?? {});
  return value?.selected_users ?? [];
}

/** @returns the ID of the channel chosen in the block */
export function channelIn(entries: Entries, blockId: string): string | undefined {
  const [value] = Object.values(entries[blockId] ?? {});
  return value?.selected_conversation ?? undefined;
}

/** @returns the block IDs under which an error can be shown: those of a view's inputs. Whoever makes up a gesture may send none. */
export function inputBlocks({
  blocks,
}: {
  readonly blocks?: readonly { readonly type: string; readonly block_id?: string }[] | null;
}): ReadonlySet<string> {
  return new Set((blocks ?? []).flatMap(({ type, block_id: id }) => (type === 'input' && id ? [id] : [])));
}
