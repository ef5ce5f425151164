import type { Called, SlackPort } from '../src/outbox/slack-port.ts';

const yes = async <T>(value: T): Promise<Called<T>> => ({ ok: true, value });
const posted = { channel: 'C1', ts: '1700000000.000001' };

/** A Slack that takes everything at once and shows it to nobody. */
export const noSlack: SlackPort = {
  channelId: (name) => yes(`C_${name}`),
  directMessages: (user) => yes(`D${user}`),
  post: () => yes(posted),
  permalink: () => yes('https://slack.example/p1'),
  edit: () => yes(posted),
  remove: () => yes(null),
  upload: () => yes('F1'),
  isProcessed: () => yes(true),
  publishHome: () => yes(null),
  find: () => yes(undefined),
};
