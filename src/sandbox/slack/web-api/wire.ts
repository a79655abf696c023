import { tzOffset } from '@date-fns/tz';
import type { JsonObject } from '../json.ts';
import type { Channel } from '../state/channels.ts';
import type { StoredFile } from '../state/files.ts';
import type { Message } from '../state/messages.ts';
import type { Person } from '../state/people.ts';
import type { View } from '../state/views.ts';
import type { WorkspaceState } from '../state/workspace-state.ts';

/** A message as the Web API and interaction payloads carry it. */
export function messageOnWire(state: WorkspaceState, message: Message): JsonObject {
  const { identity, manifest } = state;
  const author: JsonObject =
    message.author.kind === 'app'
      ? {
          user: identity.botUserId,
          bot_id: identity.botId,
          app_id: identity.appId,
          bot_profile: { id: identity.botId, name: manifest.botName, app_id: identity.appId, team_id: identity.teamId },
        }
      : { user: message.author.kind === 'person' ? message.author.id : 'USLACKBOT' };
  return {
    type: 'message',
    ...author,
    ts: message.ts,
    team: identity.teamId,
    text: message.text,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
    ...(message.editedTs ? { edited: { user: identity.botUserId, ts: message.editedTs } } : {}),
    ...(message.metadata ? { metadata: message.metadata } : {}),
    ...(message.fileIds ? { files: message.fileIds.flatMap((id) => fileById(state, id)) } : {}),
  };
}

function fileById(state: WorkspaceState, id: string): readonly JsonObject[] {
  const file = state.files.byId(id);
  return file ? [fileOnWire(state, file)] : [];
}

/** Slack finds out what an upload is after it was completed (slackapi/java-slack-sdk #1349). */
export function isKnown({ clock }: WorkspaceState, { knownAt }: StoredFile): boolean {
  return knownAt === undefined || (knownAt !== null && clock.now().getTime() >= knownAt * 1000);
}

const extensionOf = (name: string) => /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? 'binary';

/** A file object; the bytes are behind `url_private_download`, which wants the bot token. */
export function fileOnWire(state: WorkspaceState, file: StoredFile): JsonObject {
  const { baseUrl, identity } = state;
  const known = isKnown(state, file);
  const address = `${baseUrl()}/files/${file.id}/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: known ? file.mimetype : '',
    filetype: known ? extensionOf(file.name) : '',
    size: file.size,
    mode: 'hosted',
    user: file.ownerId,
    user_team: identity.teamId,
    is_external: false,
    is_public: file.sharedIn.some((id) => id.startsWith('C')),
    channels: file.sharedIn.filter((id) => id.startsWith('C')),
    ims: file.sharedIn.filter((id) => id.startsWith('D')),
    url_private: address,
    url_private_download: address,
    permalink: address,
  };
}

/** A user as users.info gives it; which fields are there depends on scopes and on what the user is. */
export function userOnWire(
  { identity, clock }: WorkspaceState,
  person: Person,
  show: { readonly email: boolean; readonly locale: boolean },
): JsonObject {
  const profile = {
    real_name: person.realName,
    display_name: person.name,
    team: person.teamId,
    phone: person.phone ?? '',
    ...(show.email ? { email: person.email } : {}),
  };
  const seconds = clock.now().getTime() / 1000;
  const account = { id: person.id, team_id: person.teamId, name: person.name, deleted: person.deleted };
  if (person.deleted) return { ...account, profile, is_bot: false, updated: Math.floor(seconds) };
  return {
    ...account,
    real_name: person.realName,
    profile,
    tz: person.tz,
    tz_label: person.tz.replaceAll('_', ' '),
    tz_offset: tzOffset(person.tz, clock.now()) * 60,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: person.restricted,
    is_ultra_restricted: false,
    is_bot: false,
    is_app_user: false,
    is_email_confirmed: true,
    ...(person.teamId === identity.teamId ? {} : { is_stranger: true }),
    updated: Math.floor(seconds),
    ...(show.locale ? { locale: person.locale } : {}),
  };
}

export function channelOnWire({ identity, channels }: WorkspaceState, channel: Channel): JsonObject {
  const isMember = channels.isMember(channel.id, identity.botUserId);
  if (channel.directWith) return { id: channel.id, is_im: true, user: channel.directWith, is_org_shared: false };
  return {
    id: channel.id,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: true,
    is_im: false,
    is_private: false,
    is_archived: false,
    is_general: channel.name === 'general',
    is_member: isMember,
    is_shared: channel.shared,
    is_ext_shared: channel.shared,
    num_members: channels.members(channel.id).length,
  };
}

/** A view as interaction payloads and the answers of views.* carry it. */
export function viewOnWire({ identity }: WorkspaceState, view: View): JsonObject {
  const { content } = view;
  const stacked = view.sessionId !== null;
  return {
    id: view.id,
    team_id: identity.teamId,
    app_installed_team_id: identity.teamId,
    app_id: identity.appId,
    bot_id: identity.botId,
    type: content['type'],
    blocks: view.blocks,
    private_metadata: content['private_metadata'] ?? '',
    callback_id: content['callback_id'] ?? '',
    external_id: content['external_id'] ?? '',
    state: { values: view.inputs },
    hash: view.hash,
    title: content['title'] ?? { type: 'plain_text', text: 'View Title' },
    submit: content['submit'] ?? null,
    close: content['close'] ?? null,
    clear_on_close: content['clear_on_close'] ?? false,
    notify_on_close: content['notify_on_close'] ?? false,
    previous_view_id: stacked ? view.previousId : null,
    root_view_id: view.rootId,
  };
}
