import type { Company } from '../domain/company/company.ts';
import { fine, type SetupFinding, warning, wrong } from './finding.ts';
import type { TokenSeen } from './seen.ts';

/** `need`: without it something does not work, always or for such a company; a company that has no use for it does without. */
type Scope = { for: string; need?: true | ((company: Company) => boolean); where?: (company: Company) => boolean };

const private_ = 'private channels of audiences';

/** Whether somebody counts, or is on duty, by an e-mail address. Who wrote commits is told by one anyway. */
function namesAddresses({ roles, authors = [] }: Company): boolean {
  const named = [...roles.flatMap((r) => r.members), ...authors.flatMap((a) => a.person ?? [])];
  return roles.some((r) => r.shifts !== undefined) || named.some((name) => name.includes('@'));
}

/** What slack-manifest.yml asks for, and what for. */
export const SCOPES: Readonly<Record<string, Scope>> = {
  commands: { for: 'the slash command', need: true },
  'chat:write': { for: 'messages', need: true },
  'channels:read': { for: 'finding channels by name', need: true },
  'channels:history': { for: 'typed votes', need: true },
  'im:write': { for: 'asking people in direct messages', need: true },
  'users:read': { for: 'who is in the workspace', need: true },
  'users:read.email': {
    for: 'people whom manifests and schedules name by e-mail, and who wrote a commit',
    need: namesAddresses,
  },
  'usergroups:read': {
    for: 'roles with a user group',
    need: true,
    where: ({ roles }) => roles.some((r) => r.group !== undefined),
  },
  'reactions:read': {
    for: 'votes by reaction',
    need: true,
    where: ({ reactionsVote }) => reactionsVote === true,
  },
  'channels:join': { for: 'joining public channels by itself' },
  'chat:write.public': { for: 'posting where it is no member yet' },
  'groups:read': { for: private_ },
  'groups:history': { for: private_ },
  'im:history': { for: 'looking up whether a direct message arrived' },
  'files:read': { for: 'pictures that are shown' },
  'files:write': { for: 'pictures' },
};

const isNeeded = ({ need }: Scope, company: Company) => (typeof need === 'function' ? need(company) : need === true);

export const REINSTALL =
  'Add it on the app’s page, api.slack.com/apps → “OAuth & Permissions” → Bot Token Scopes, then press “Reinstall to Workspace”.';

/** Whether Slack takes the token, and what it may do. */
export function judgeToken(token: TokenSeen, company: Company): SetupFinding[] {
  if (!token.ok)
    return token.refused
      ? [
          wrong(
            `Slack refuses the bot token: ${token.why}`,
            `What helps: ${token.mend ?? 'copy it anew into SLACK_BOT_TOKEN from “OAuth & Permissions”'}.`,
            'Slack and its token',
          ),
        ]
      : [
          wrong(
            `Slack does not answer: ${token.why}`,
            'Check this machine’s network, its proxy, and SLACK_API_URL if it is set.',
            'Slack and its token',
          ),
        ];
  const { scopes } = token;
  const installed = fine(`Installed in ${token.teamName} as @${token.handle}`);
  if (!scopes) return [installed];
  const lacking = Object.entries(SCOPES).filter(
    ([name, { where }]) => !scopes.includes(name) && (where?.(company) ?? true),
  );
  if (lacking.length === 0) return [installed, fine(`Its ${scopes.length} permissions are all it needs`)];
  return [
    installed,
    ...lacking.map(([name, scope]) =>
      (isNeeded(scope, company) ? wrong : warning)(`The permission ${name} is missing: ${scope.for}`, REINSTALL),
    ),
  ];
}
