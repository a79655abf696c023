import { problem } from '../block-kit/shape.ts';
import type { Problem } from '../block-kit/shape.ts';
import { asText, isList, isObject } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';
import { isKnown } from './wire.ts';

const KINDS: readonly string[] = ['image/png', 'image/jpeg', 'image/gif'];

/**
 * Looks at every picture that is named by a file of Slack: it must be there and the app's to show, and Slack must know already that
 * it is a picture, which it does not at once after the upload. Sources: Slack's page "Slack file object";
 * slackapi/java-slack-sdk #1349, slackapi/python-slack-sdk #1521.
 */
export function problemsOfPictures(state: WorkspaceState, value: Json, at: string): readonly Problem[] {
  if (isList(value)) return value.flatMap((one, index) => problemsOfPictures(state, one, `${at}/${index}`));
  if (!isObject(value)) return [];
  const file = value['slack_file'];
  const own = isObject(file) && !isShown(state, file) ? problem(`${at}/slack_file`, 'invalid slack file') : [];
  const inside = Object.entries(value).flatMap(([name, one]) =>
    one === undefined ? [] : problemsOfPictures(state, one, `${at}/${name}`),
  );
  return [...own, ...inside];
}

function isShown(state: WorkspaceState, named: JsonObject): boolean {
  const id = asText(named['id']) || (/\/files\/([^/]+)\//.exec(asText(named['url']))?.[1] ?? '');
  const file = state.files.byId(id);
  if (!file) return false;
  const ours = file.ownerId === state.identity.botUserId || file.sharedIn.length > 0;
  return ours && isKnown(state, file) && KINDS.includes(file.mimetype);
}
