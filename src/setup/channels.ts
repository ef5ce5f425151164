import type { Company } from '../domain/company/company.ts';
import { fine, type SetupFinding, warning, wrong } from './finding.ts';
import { REINSTALL } from './scopes.ts';
import type { Channel, TokenSeen } from './seen.ts';

/** The channels of the audiences, each once. */
export const channelsOf = ({ audiences }: Pick<Company, 'audiences'>) => [...new Set(audiences.map((a) => a.channel))];

/** Whether what is said in the audiences' channels is heard, and what Gonogo says there arrives. */
export function judgeChannels(
  channels: ReadonlyMap<string, Channel>,
  token: Extract<TokenSeen, { ok: true }>,
  company: Company,
): SetupFinding[] {
  const judged = channelsOf(company).map((name) => judgeChannel(name, channels.get(name), token));
  const trouble = judged.flatMap((f) => f ?? []);
  const all = channelsOf(company).map((name) => `#${name}`);
  return trouble.length > 0 ? trouble : [fine(`It hears and posts in ${all.join(', ')}`)];
}

function judgeChannel(
  name: string,
  channel: Channel | undefined,
  { handle, scopes }: Extract<TokenSeen, { ok: true }>,
): SetupFinding | undefined {
  const about = `channel ${name}`;
  const invite = `Type in #${name}: /invite @${handle}`;
  const lacks = (scope: string) => scopes !== undefined && !scopes.includes(scope);
  if (!channel) {
    const seen = lacks('groups:read') ? 'that takes the permission groups:read, and then ' : '';
    return wrong(
      `#${name} is missing: no channel of that name can be seen`,
      `If it is private, ${seen}type there: /invite @${handle}. Otherwise create it, or correct "channel" in manifests/audiences.yml.`,
      about,
    );
  }
  if (channel.archived)
    return wrong(`#${name} is archived`, `Unarchive it, or correct "channel" in manifests/audiences.yml.`, about);
  if (channel.name !== name)
    return wrong(
      `#${name} is called #${channel.name} now`,
      `Write "channel: ${channel.name}" in manifests/audiences.yml and restart Gonogo, or rename it back.`,
      about,
    );
  if (!channel.member && channel.joinable)
    return warning(`@${handle} is not in #${name} yet`, 'It joins by itself when Gonogo starts.');
  if (!channel.member) {
    const silent = lacks('chat:write.public') ? ', and can’t post' : '';
    return wrong(`@${handle} is not in #${name}: it hears no vote that is typed there${silent}`, `${invite}.`, about);
  }
  // It posts there as a member, and nothing that is typed is told to it.
  if (channel.private && lacks('groups:history'))
    return wrong(
      `@${handle} hears no vote that is typed in #${name}: it is private, and the permission groups:history is missing`,
      REINSTALL,
      about,
    );
  if (channel.restricted)
    return warning(
      `Only some may post in #${name}`,
      `Unless @${handle} is among them, allow it in the channel’s settings: Posting permissions.`,
    );
  return undefined;
}
