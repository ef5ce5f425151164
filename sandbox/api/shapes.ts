import { statesOf } from '../blocks/state.ts';
import { isUsable } from '../workspace/files.ts';
import { BOT, type Channel, type Group, type Person, TEAM, teamOf } from '../workspace/people.ts';
import { isDirect, type Message, type SharedFile, type View, type Workspace } from '../workspace/workspace.ts';

/** What the workspace holds, in Slack's shapes. */

const FOUNDED = 1_735_689_600;

export const messageShape = (m: Message, workspace: Workspace, withMetadata = false) => {
  const replies = m.threadTs
    ? []
    : workspace.messages.filter((r) => r.threadTs === m.ts && r.channel === m.channel && !r.ephemeralTo);
  const team = teamOf(workspace.person(m.user));
  return {
    type: 'message',
    ...subtypeOf(m),
    user: m.user,
    text: m.text,
    ts: m.ts,
    team,
    ...(team !== TEAM.id && { user_team: team, source_team: team }),
    ...(m.blocks.length > 0 && { blocks: m.blocks }),
    ...(m.bot && { bot_id: BOT.id, app_id: BOT.app }),
    ...((m.threadTs ?? (replies.length > 0 && m.ts)) && { thread_ts: m.threadTs ?? m.ts }),
    ...(replies.length > 0 && {
      reply_count: replies.length,
      reply_users: [...new Set(replies.map((r) => r.user))],
      reply_users_count: new Set(replies.map((r) => r.user)).size,
      latest_reply: replies.at(-1)?.ts,
    }),
    ...(m.edited && { edited: { user: m.user, ts: m.edited } }),
    ...(m.files && { files: m.files.flatMap((id) => fileShape(workspace.files.get(id)) ?? []) }),
    ...(m.reactions.length > 0 && {
      reactions: m.reactions.map((r) => ({ name: r.name, users: r.users, count: r.users.length })),
    }),
    ...(withMetadata && m.metadata && { metadata: m.metadata }),
  };
};

const subtypeOf = (m: Message) => {
  if (m.tombstone) return { subtype: 'tombstone', hidden: true };
  if (m.broadcast) return { subtype: 'thread_broadcast' };
  return m.files ? { subtype: 'file_share', upload: false } : {};
};

export const channelShape = (c: Channel, members: number) => ({
  id: c.id,
  name: c.name,
  name_normalized: c.name,
  is_channel: !isDirect(c.id),
  is_group: false,
  is_im: isDirect(c.id),
  is_mpim: false,
  is_private: c.private === true,
  is_archived: c.archived === true,
  is_general: c.name === 'general',
  is_shared: false,
  is_org_shared: false,
  is_ext_shared: false,
  is_member: c.bot,
  created: FOUNDED,
  creator: 'U0MAYA0001',
  topic: { value: c.topic, creator: 'U0MAYA0001', last_set: FOUNDED },
  purpose: { value: '', creator: '', last_set: 0 },
  previous_names: [],
  num_members: members,
});

/** Somebody has joined a channel. */
export const joinedEvent = (c: Channel, user: string, workspace: Workspace, inviter?: string) => ({
  type: 'member_joined_channel',
  user,
  channel: c.id,
  channel_type: c.private ? 'G' : 'C',
  team: teamOf(workspace.person(user)),
  ...(inviter && { inviter }),
  event_ts: workspace.ts(),
});

export const userShape = (p: Person, withEmail: boolean) => ({
  id: p.id,
  team_id: teamOf(p),
  name: p.handle,
  deleted: p.deleted,
  real_name: p.name,
  tz: p.tz,
  tz_label: p.tz,
  tz_offset: 0,
  is_admin: false,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: p.guest ?? false,
  is_ultra_restricted: false,
  ...(p.team && { is_stranger: p.stranger ?? false }),
  is_bot: false,
  is_app_user: false,
  updated: FOUNDED,
  profile: {
    real_name: p.name,
    real_name_normalized: p.name,
    display_name: p.handle,
    display_name_normalized: p.handle,
    title: p.title,
    status_text: p.status ?? '',
    status_emoji: '',
    team: teamOf(p),
    // Slack keeps the addresses of strangers to itself.
    ...(withEmail && !p.stranger && { email: p.email }),
  },
});

export const botUserShape = () => ({
  id: BOT.user,
  team_id: TEAM.id,
  name: BOT.name,
  deleted: false,
  real_name: 'Gonogo',
  is_bot: true,
  is_app_user: false,
  updated: FOUNDED,
  profile: { real_name: 'Gonogo', display_name: BOT.name, bot_id: BOT.id, api_app_id: BOT.app, team: TEAM.id },
});

export const groupShape = (g: Group, withUsers: boolean) => ({
  id: g.id,
  team_id: TEAM.id,
  is_usergroup: true,
  is_subteam: true,
  name: g.name,
  description: '',
  handle: g.handle,
  is_external: false,
  date_create: FOUNDED,
  date_update: FOUNDED,
  date_delete: 0,
  user_count: g.users.length,
  ...(withUsers && { users: g.users }),
});

export const fileShape = (f: SharedFile | undefined) =>
  f && {
    id: f.id,
    created: f.created,
    timestamp: f.created,
    name: f.name,
    title: f.title,
    // What a file is, Slack knows once it has processed it.
    ...(isUsable(f)
      ? { mimetype: f.mimetype, filetype: f.name.split('.').at(-1) ?? '', pretty_type: f.mimetype }
      : { mimetype: '', filetype: '', pretty_type: '' }),
    user: f.user,
    user_team: TEAM.id,
    editable: false,
    size: f.size,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: true,
    public_url_shared: false,
    display_as_bot: false,
    url_private: `https://files.slack.com/files-pri/${TEAM.id}-${f.id}/${f.name}`,
    url_private_download: `https://files.slack.com/files-pri/${TEAM.id}-${f.id}/download/${f.name}`,
    permalink: `https://${TEAM.domain}.slack.com/files/${f.user}/${f.id}/${f.name}`,
    channels: f.channels,
    groups: [],
    ims: [],
    comments_count: 0,
    is_starred: false,
    has_rich_preview: false,
  };

/** A view as it is sent to the app, the state of every input element included. */
export function viewShape(view: View, zone: string) {
  const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
  return {
    id: view.id,
    team_id: TEAM.id,
    type: view.type,
    hash: view.hash,
    callback_id: view.callback_id,
    external_id: view.external_id,
    private_metadata: view.private_metadata,
    blocks: view.blocks,
    title: plain(view.title || 'View Title'),
    submit: view.submit ? plain(view.submit) : null,
    close: view.close ? plain(view.close) : null,
    state: { values: statesOf(view.blocks, view.choices, zone) },
    app_id: BOT.app,
    bot_id: BOT.id,
    app_installed_team_id: TEAM.id,
    root_view_id: view.root,
    previous_view_id: view.previous ?? null,
    clear_on_close: view.clearOnClose,
    notify_on_close: view.notifyOnClose,
  };
}
