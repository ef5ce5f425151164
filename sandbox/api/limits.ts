/** Slack's rate limits as token buckets; `speed` divides every window. */
export class RateLimits {
  private readonly buckets = new Map<string, { tokens: number; at: number }>();
  private readonly speed: number;
  constructor(speed: number) {
    this.speed = speed;
  }

  /** 0 when the call may pass, otherwise how many seconds to wait (Retry-After). */
  take(method: string, channel: string | undefined): number {
    const perMinute = TIERS[method] ?? 50;
    const waits = [this.bucket(`method/${method}`, perMinute, perMinute / 60)];
    if (method === 'chat.postMessage' && channel) waits.push(this.bucket(`channel/${channel}`, 4, 1));
    return Math.max(...waits);
  }

  private bucket(key: string, burst: number, perSecond: number): number {
    const now = Date.now();
    const rate = perSecond * this.speed;
    const before = this.buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, before.tokens + ((now - before.at) / 1000) * rate);
    this.buckets.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now });
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil(((1 - tokens) / rate) * 1));
  }
}

/** Calls a minute, by method (Slack's tiers); posts have their limit by channel, and a generous one for the workspace. */
const TIERS: Record<string, number> = {
  'api.test': 600,
  'auth.test': 600,
  'apps.connections.open': 100,
  'chat.postMessage': 600,
  'chat.postEphemeral': 100,
  'chat.update': 50,
  'chat.delete': 50,
  'chat.getPermalink': 600,
  'conversations.history': 50,
  'conversations.replies': 50,
  'conversations.info': 50,
  'conversations.join': 50,
  'conversations.list': 20,
  'conversations.members': 100,
  'conversations.open': 50,
  'files.getUploadURLExternal': 100,
  'files.completeUploadExternal': 100,
  'files.info': 100,
  'reactions.add': 50,
  'reactions.remove': 20,
  'team.info': 50,
  'usergroups.list': 20,
  'usergroups.users.list': 20,
  'users.info': 100,
  'users.list': 20,
  'users.lookupByEmail': 50,
  'views.open': 100,
  'views.push': 100,
  'views.update': 100,
  'views.publish': 100,
};
