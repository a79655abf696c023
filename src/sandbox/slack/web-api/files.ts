import { newBytes } from '../../../kernel/ids.ts';
import { asObjects, asText } from '../json.ts';
import { postMessage } from '../posting.ts';
import { newFileId } from '../state/files.ts';
import type { StoredFile } from '../state/files.ts';
import { ApiRefusal, countOf, refuseArguments, requiredText, structured } from './api-method.ts';
import type { ApiContext, ApiMethods } from './api-method.ts';
import { openDestination } from './chat.ts';
import { fileOnWire } from './wire.ts';

/** How long Slack takes to find out what was uploaded. */
const UNKNOWN_SECONDS = 0.2;

export type PendingUpload = { readonly fileId: string; readonly name: string; readonly length: number };

/** Slack's pages files.info, files.getUploadURLExternal, files.completeUploadExternal and files.delete. */
export function fileMethods(pending: Map<string, PendingUpload>): ApiMethods {
  return {
    'files.info': { token: 'bot', scopes: ['files:read'], tier: 'tier-4', run: info },
    'files.getUploadURLExternal': {
      token: 'bot',
      scopes: ['files:write'],
      tier: 'tier-4',
      run: (context) => issueUpload(context, pending),
    },
    'files.completeUploadExternal': { token: 'bot', scopes: ['files:write'], tier: 'tier-4', run: completeUpload },
    'files.delete': { token: 'bot', scopes: ['files:write'], tier: 'tier-3', run: remove },
  };
}

function info({ state, arguments: values }: ApiContext) {
  const file = state.files.byId(requiredText(values, 'file'));
  if (!file || file.knownAt === null) throw new ApiRefusal('file_not_found');
  return { file: fileOnWire(state, file), comments: [], response_metadata: { next_cursor: '' } };
}

function remove({ state, arguments: values }: ApiContext) {
  const file = state.files.byId(requiredText(values, 'file'));
  if (!file) throw new ApiRefusal('file_not_found');
  if (file.ownerId !== state.identity.botUserId) throw new ApiRefusal('cant_delete_file');
  state.files.remove(file.id);
  return {};
}

function issueUpload({ state, arguments: values }: ApiContext, pending: Map<string, PendingUpload>) {
  const name = requiredText(values, 'filename');
  const length = countOf(values, 'length', { usual: 0, most: 1_000_000_000 });
  if (length === 0) return refuseArguments('[ERROR] must be more than 0 [json-pointer:/length]');
  const ticket = newBytes(18).toString('base64url');
  const fileId = newFileId();
  pending.set(ticket, { fileId, name, length });
  return { upload_url: `${state.baseUrl()}/files/upload/${ticket}`, file_id: fileId };
}

function completeUpload({ state, arguments: values }: ApiContext) {
  const wanted = asObjects(structured(values, 'files'));
  if (wanted.length === 0) return refuseArguments('[ERROR] missing required field: files');
  const channelId = asText(values['channel_id']) || asText(values['channels']).split(',').at(0) || '';
  const channel = channelId === '' ? undefined : openDestination(state, channelId);
  const threadTs = asText(values['thread_ts']);

  const files = wanted.map((one): StoredFile => {
    const file = state.files.byId(asText(one['id']));
    if (!file) throw new ApiRefusal('file_not_found');
    const knownAt = file.knownAt === null ? { knownAt: state.clock.now().getTime() / 1000 + UNKNOWN_SECONDS } : {};
    return { ...file, ...knownAt, title: asText(one['title']) || file.title, sharedIn: channel ? [channel.id] : [] };
  });
  files.forEach((file) => state.files.change(file));
  if (channel) {
    postMessage(state, {
      channelId: channel.id,
      author: { kind: 'app' },
      text: asText(values['initial_comment']),
      blocks: [],
      fileIds: files.map(({ id }) => id),
      ...(threadTs === '' ? {} : { threadTs }),
    });
  }
  return { files: files.map((file) => fileOnWire(state, file)) };
}
