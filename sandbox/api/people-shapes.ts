import { BOT, type Group, type Person, TEAM, teamOf } from '../workspace/people.ts';
import { FOUNDED } from './shapes.ts';

export const userShape = (p: Person, withEmail: boolean) => ({
  id: p.id,
  team_id: teamOf(p),
  name: p.handle,
  deleted: p.deleted,
  real_name: p.name,
  tz: p.tz,
  tz_label: p.tz,
  tz_offset: 0,
  is_admin: false,
  is_owner: false,
  is_primary_owner: false,
  is_restricted: p.guest ?? false,
  is_ultra_restricted: false,
  ...(p.team && { is_stranger: p.stranger ?? false }),
  is_bot: false,
  is_app_user: false,
  updated: FOUNDED,
  profile: {
    real_name: p.name,
    real_name_normalized: p.name,
    display_name: p.handle,
    display_name_normalized: p.handle,
    title: p.title,
    status_text: p.status ?? '',
    status_emoji: '',
    team: teamOf(p),
    // Slack keeps the addresses of strangers to itself.
    ...(withEmail && !p.stranger && { email: p.email }),
  },
});

export const botUserShape = () => ({
  id: BOT.user,
  team_id: TEAM.id,
  name: BOT.name,
  deleted: false,
  real_name: 'Gonogo',
  is_bot: true,
  is_app_user: false,
  updated: FOUNDED,
  profile: { real_name: 'Gonogo', display_name: BOT.name, bot_id: BOT.id, api_app_id: BOT.app, team: TEAM.id },
});

export const groupShape = (g: Group, withUsers: boolean) => ({
  id: g.id,
  team_id: TEAM.id,
  is_usergroup: true,
  is_subteam: true,
  name: g.name,
  description: '',
  handle: g.handle,
  is_external: false,
  date_create: FOUNDED,
  date_update: FOUNDED,
  date_delete: 0,
  user_count: g.users.length,
  ...(withUsers && { users: g.users }),
});
