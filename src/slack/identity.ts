import type { WebClient } from '@slack/web-api';
import type { Log } from '../outbox/plainly.ts';
import { called, told } from './called.ts';
import { patiently } from './patient.ts';

/** Who we are in the workspace; `handle`: what people type after /invite @. */
export type AppIdentity = { team: string; teamName: string; bot: string; user: string; handle: string };

/** A Slack that is down is waited for; a token that Slack refuses is said, and tried again. */
export const untilSlackAnswers = (web: WebClient, log: Log): Promise<AppIdentity> =>
  patiently(() => called(() => whoAmI(web)), { what: 'who Gonogo is', log });

async function whoAmI(web: WebClient): Promise<AppIdentity> {
  const me = await web.auth.test();
  return {
    team: told(me.team_id),
    teamName: me.team ?? '',
    bot: me.bot_id ?? '',
    user: told(me.user_id),
    handle: me.user ?? 'gonogo',
  };
}
