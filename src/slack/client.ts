import { type WebAPICallResult, WebClient, type WebClientOptions } from '@slack/web-api';
import type { House } from './own-command.ts';
import { wholeAnswer } from './whole-answer.ts';

export type ClientOptions = { token: string; slackApiUrl?: string; timeoutMs?: number; house?: House };

/** A client whose texts are in the company's own words. */
class HouseClient extends WebClient {
  private readonly house: House;

  constructor(token: string, options: WebClientOptions, house: House) {
    super(token, options);
    this.house = house;
  }

  override apiCall(method: string, options: Record<string, unknown> = {}): Promise<WebAPICallResult> {
    return super.apiCall(method, this.house(options));
  }
}

/** A client that never retries by itself and never stalls other calls: the outbox decides what happens next. */
export const webClient = ({
  token,
  slackApiUrl,
  timeoutMs = 10_000,
  house = (sent) => sent,
}: ClientOptions): WebClient =>
  new HouseClient(
    token,
    {
      ...(slackApiUrl && { slackApiUrl }),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: timeoutMs,
      fetch: wholeAnswer,
      logger: QUIET,
    },
    house,
  );

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
