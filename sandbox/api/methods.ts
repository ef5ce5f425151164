import { BOT, TEAM } from '../workspace/people.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { files } from './files.ts';
import type { Method } from './method.ts';
import { people } from './people.ts';
import { reactions } from './reactions.ts';
import { views } from './views.ts';

/** The Web API methods that the sandbox knows. */
export const METHODS: Record<string, Method> = {
  'api.test': { run: (args) => (Object.keys(args).length > 0 ? { args } : {}) },
  'auth.test': {
    run: (_, { workspace }) => ({
      url: `https://${TEAM.domain}.slack.com/`,
      team: workspace.team,
      user: BOT.name,
      team_id: TEAM.id,
      user_id: BOT.user,
      bot_id: BOT.id,
      is_enterprise_install: false,
    }),
  },
  'apps.connections.open': { app: true, run: (_, c) => ({ url: c.socketUrl() }) },
  'team.info': {
    scope: 'team:read',
    run: (_, { workspace }) => ({
      team: { id: TEAM.id, name: workspace.team, domain: TEAM.domain, url: `https://${TEAM.domain}.slack.com/` },
    }),
  },
  ...chat,
  ...conversations,
  ...files,
  ...people,
  ...reactions,
  ...views,
};
