import { statesOf } from '../blocks/state.ts';
import { BOT, type Channel, TEAM, teamOf } from '../workspace/people.ts';
import type { View } from '../workspace/shapes.ts';
import { isDirect, type Workspace } from '../workspace/workspace.ts';

/** What the workspace holds, in Slack's shapes. */
export const FOUNDED = 1_735_689_600;

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
