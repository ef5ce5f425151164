import type { SlackEventMiddlewareArgs } from '@slack/bolt';
import type { Message } from '../blocks/blocks.ts';
import { homeBlocks } from '../cards/turn.ts';
import { homeOf } from '../domain/everything-open.ts';
import { PLAIN_HOME, plainly } from '../outbox/plainly.ts';
import { type Ask, seeFor } from '../words/ask.ts';
import { noticeDeleted } from './deleted.ts';
import type { Asking, Listening } from './listening.ts';
import { reactionVote, typedVote } from './said.ts';

/** What happened in the workspace. */
export async function onEvent(l: Listening, asking: Asking, { event, body }: SlackEventMiddlewareArgs): Promise<void> {
  switch (event.type) {
    case 'app_home_opened':
      if (event.tab === 'home') await openHome(l, event.user, asking(event.user));
      return;
    case 'message':
      await noticeDeleted(l.setting, event);
      return typedVote(l, event, body.event_id, asking);
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

async function openHome({ setting, slack, log }: Listening, user: string, ask: Ask): Promise<void> {
  await setting.store.commit({ at: setting.now(), put: [{ key: `home/${user}`, value: true, lists: [] }] });
  const blocks = homeBlocks(user, await seeFor(ask, homeOf(user, setting.now())));
  const publish = (m: Message) => slack.publishHome(user, m.blocks);
  await plainly({ text: '', blocks }, publish, log, { text: '', blocks: PLAIN_HOME });
}
