import { isUsable } from '../workspace/files.ts';
import { BOT, TEAM, teamOf } from '../workspace/people.ts';
import type { Message, SharedFile } from '../workspace/shapes.ts';
import type { Workspace } from '../workspace/workspace.ts';

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
