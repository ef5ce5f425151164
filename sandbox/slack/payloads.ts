import { BOT, TEAM, teamOf } from '../workspace/people.ts';
import { isDirect, type Workspace } from '../workspace/workspace.ts';

/** What every interaction of a person tells the app. */
export function interaction(type: string, user: string, workspace: Workspace) {
  const person = workspace.person(user);
  const handle = person?.handle ?? '';
  return {
    type,
    token: 'verification-token',
    api_app_id: BOT.app,
    team: { id: teamOf(person), domain: person?.team ? 'elsewhere' : TEAM.domain },
    user: { id: user, username: handle, name: handle, team_id: teamOf(person) },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** Slack says less of who used a shortcut on a message. */
export function messageAction(user: string, workspace: Workspace) {
  const { api_app_id: _, user: who, ...rest } = interaction('message_action', user, workspace);
  return { ...rest, user: { id: who.id, name: who.name, team_id: who.team_id } };
}

/** Of a slash command Slack says the same in fields of other names. */
export function slashCommand(user: string, channel: string, workspace: Workspace) {
  const person = workspace.person(user);
  return {
    token: 'verification-token',
    team_id: teamOf(person),
    team_domain: TEAM.domain,
    channel_id: channel,
    channel_name: channelOf(channel, workspace).name,
    user_id: user,
    user_name: person?.handle ?? '',
    api_app_id: BOT.app,
    is_enterprise_install: 'false',
  };
}

export const channelOf = (id: string, workspace: Workspace) => ({
  id,
  name: isDirect(id) ? 'directmessage' : (workspace.channel(id)?.name ?? ''),
});
