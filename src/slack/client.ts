import { WebClient } from '@slack/web-api';

export type ClientOptions = { token: string; slackApiUrl?: string; timeoutMs?: number };

/** A client that never retries by itself and never stalls other calls: the outbox decides what happens next. */
export const webClient = ({ token, slackApiUrl, timeoutMs = 10_000 }: ClientOptions) =>
  new WebClient(token, {
    ...(slackApiUrl && { slackApiUrl }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    logger: QUIET,
  });

const nothing = () => {};
export const QUIET = {
  debug: nothing,
  info: nothing,
  warn: nothing,
  error: nothing,
  setLevel: nothing,
  getLevel: () => 'error' as never,
  setName: nothing,
};
