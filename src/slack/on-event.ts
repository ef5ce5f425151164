import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import { homeBlocks } from '../cards/turn.ts';
import { homeOf } from '../domain/everything-open.ts';
import { type Ask, seeFor } from '../words/ask.ts';
import type { Asking, Listening } from './listening.ts';
import { reactionVote, writtenInThread } from './said.ts';

/** What happened in the workspace. */
export async function onEvent(l: Listening, asking: Asking, { event, body }: SlackEventMiddlewareArgs): Promise<void> {
  switch (event.type) {
    case 'app_home_opened':
      if (event.tab === 'home') await openHome(l, event.user, asking(event.user));
      return;
    case 'message':
      return writtenInThread(l, event, body.event_id, asking);
    case 'reaction_added':
      return reactionVote(l, event, body.event_id, asking);
    case 'user_change':
    case 'team_join':
    case 'subteam_created':
    case 'subteam_updated':
    case 'subteam_members_changed':
      return l.directory.refresh();
    case 'channel_created':
    case 'channel_rename':
    case 'channel_archive':
    case 'channel_unarchive':
      return l.directory.forgetChannels();
  }
}

async function openHome({ setting, slack }: Listening, user: string, ask: Ask): Promise<void> {
  await setting.store.commit({ at: setting.now(), put: [{ key: `home/${user}`, value: true, lists: [] }] });
  await slack.publishHome(user, homeBlocks(user, await seeFor(ask, homeOf(user, setting.now()))));
}
