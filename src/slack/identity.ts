import type { WebClient } from '@slack/web-api';
import { called } from './called.ts';

/** Who we are in the workspace. */
export type Identity = { team: string; bot: string; user: string };

/** A Slack that is down is waited for; a token that Slack refuses is said, and tried again. */
export async function untilSlackAnswers(
  web: WebClient,
  log: (what: string, about: Record<string, unknown>) => void,
): Promise<Identity> {
  for (let wait = 500; ; wait = Math.min(30_000, wait * 2)) {
    const answered = await called(() => web.auth.test());
    if (answered.ok)
      return {
        team: answered.value.team_id ?? '',
        bot: answered.value.bot_id ?? '',
        user: answered.value.user_id ?? '',
      };
    const why =
      answered.why === 'unauthorized'
        ? `Slack refuses SLACK_BOT_TOKEN (${answered.error}): copy it anew from “OAuth & Permissions”`
        : 'Slack does not answer';
    log(`${why}; trying again`, { inMs: wait });
    await new Promise((resume) => setTimeout(resume, wait));
  }
}
