import type { WebClient } from '@slack/web-api';
import { Roster } from '../schedules/roster.ts';
import { Channels } from '../slack/channels.ts';
import { webClient } from '../slack/client.ts';
import { Directory } from '../slack/directory.ts';
import { type AppIdentity, untilSlackAnswers } from '../slack/identity.ts';
import { type House, houseOf } from '../slack/own-command.ts';
import type { Settings } from './configuration.ts';

/** The workspace that Gonogo works for: who it is there, who else is, and its channels. */
export type Workspace = {
  me: AppIdentity;
  /** the company's own words, in which everything leaves */
  house: House;
  web: WebClient;
  /** a client of its own, so that no rate limit elsewhere delays a modal: its trigger dies after 3 s */
  views: WebClient;
  directory: Directory;
  channels: Channels;
  roster: Roster;
  stop(): void;
};

/** Waits for a Slack that is down, refuses the token or lacks a permission, and says so. `now`: UTC ISO. */
export async function enter(
  settings: Settings,
  now: () => string,
  warn: (what: string, about: Record<string, unknown>) => void,
): Promise<Workspace> {
  const { company, command } = settings.manifests;
  const client = { ...clientOf(settings), house: houseOf(command) };
  const web = webClient(client);
  const me = await untilSlackAnswers(web, warn);
  const roster = new Roster(settings.schedules, now, warn);
  await roster.start();
  const directory = new Directory(web, () => company, warn, roster, me.team);
  await directory.refresh();
  const channels = new Channels(web, warn, me.user);
  const stop = () => {
    for (const part of [roster, directory, channels]) part.stop();
  };
  const views = webClient({ ...client, timeoutMs: 2500 });
  return { me, house: client.house, web, views, directory, channels, roster, stop };
}

/** How the bot asks Slack. */
export const clientOf = ({ SLACK_BOT_TOKEN: token, SLACK_API_URL: slackApiUrl }: Settings) => ({
  token,
  ...(slackApiUrl && { slackApiUrl }),
});
