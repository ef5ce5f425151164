import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { homeFor } from '../cards/home.ts';
import { homeOf } from '../domain/everything-open.ts';
import { channelMoved } from '../outbox/channel-ids.ts';
import { publishedHome } from '../outbox/plainly.ts';
import { channelsOf } from '../setup/channels.ts';
import { seeFor } from '../words/ask.ts';
import { noticeDeleted } from './deleted.ts';
import type { Listened, Listening } from './listening.ts';
import { ChannelMoved, HomeOpened } from './messages.ts';
import { reactionVote, writtenInThread } from './said-in-thread.ts';

/** What happened in the workspace. */
export async function onEvent(
  l: Listening,
  asking: Listened,
  { event, body }: SlackEventMiddlewareArgs,
): Promise<void> {
  switch (event.type) {
    case 'app_home_opened':
      return openHome(l, event, asking);
    case 'message':
      await noticeDeleted(l.setting, event);
      return writtenInThread(l, event, body.event_id, asking);
    case 'reaction_added':
      return reactionVote(l, event, body.event_id, asking);
    case 'reaction_removed':
      return reactionVote(l, event, body.event_id, asking, true);
    case 'user_change':
    case 'team_join':
      return l.directory.changed(event.user);
    case 'subteam_created':
    case 'subteam_updated':
      return l.directory.groupChanged(event.subteam);
    case 'subteam_members_changed':
      return l.directory.groupMoved(event);
    case 'tokens_revoked':
    case 'app_uninstalled':
      return l.setup.changed();
    case 'member_joined_channel':
    case 'member_left_channel':
      return event.user === l.me ? channelChanged(l, event) : undefined;
    case 'channel_id_changed':
      return channelMovedTo(l, event);
    case 'channel_archive':
    case 'channel_created':
    case 'channel_deleted':
    case 'channel_left':
    case 'channel_rename':
    case 'channel_unarchive':
    case 'group_archive':
    case 'group_deleted':
    case 'group_left':
    case 'group_rename':
    case 'group_unarchive':
      return channelChanged(l, event);
  }
}

/** What happens to other channels is none of our business. */
function channelChanged({ channels, setting, setup }: Listening, event: { channel: unknown }): void {
  if (!channels.concerns(event, channelsOf(setting.company()))) return;
  setup.changed();
}

/** What was posted there before is found and edited on, whichever channel it is. */
async function channelMovedTo(l: Listening, event: unknown): Promise<void> {
  const { data } = ChannelMoved.safeParse(event);
  if (!data) return;
  const { old_channel_id: was, new_channel_id: now } = data;
  await channelMoved(l.setting, was, now);
  l.channels.moved(was, now);
  channelChanged(l, { channel: now });
}

async function openHome(
  { setting, slack, directory, log }: Listening,
  event: unknown,
  asking: Listened,
): Promise<void> {
  const { data: opened } = HomeOpened.safeParse(event);
  if (!opened) return;
  const { user } = opened;
  await directory.know(user);
  await setting.store.commit({ at: setting.now(), put: [{ key: `home/${user}`, value: true, lists: [] }] });
  const world = await seeFor(asking(user), homeOf(user, setting.now()));
  await publishedHome(slack, user, homeFor(user, world, setting.setup?.(user) ?? []), log);
}
