import type { WebClient } from '@slack/web-api';
import type { UnreadFreezes } from '../deploy-targets/their-freezes.ts';
import { channelsOf } from '../setup/channels.ts';
import type { Channel, Everybody, SetupSeen, TokenSeen, TransportSeen } from '../setup/seen.ts';
import { called } from '../slack/called.ts';
import type { Channels } from '../slack/channels.ts';
import type { Directory } from '../slack/directory.ts';
import { whyOf } from '../slack/patient.ts';
import { MINUTE_MS } from '../time/instants.ts';
import type { Settings } from './configuration.ts';
import { addressOf, clockAhead } from './from-outside.ts';

/** Whoever removes Gonogo from a channel again within so long means it. */
const JOINS_AGAIN_AFTER_MS = 10 * MINUTE_MS;

/** What the start-up check looks at with. `address`: where Gonogo listens. `joins`: whether it joins channels itself, or only says that it will. */
export type Looking = {
  settings: Settings;
  web: WebClient;
  channels: Channels;
  directory: Directory;
  transport: () => Promise<TransportSeen>;
  address: string;
  now: () => string;
  joins: boolean;
  freezes: () => readonly UnreadFreezes[];
  /** what is found where pipelines deploy, where that is looked at */
  pipelines?: () => Promise<SetupSeen['pipelines']>;
};

/** Looks at everything once; joins the channels it can. What Slack would not tell is among what was not seen. `joined`: when it joined which, by id; `read`: reads the directory first. */
export async function lookAround(
  looking: Looking,
  { joined = new Map(), read = async () => {} }: { joined?: Map<string, number>; read?: () => Promise<void> } = {},
): Promise<SetupSeen> {
  const token = await tokenOf(looking.web);
  const transport = await looking.transport();
  const [address, aheadMs, pipelines] = await Promise.all([
    addressOf(looking),
    clockAhead(looking.settings.SLACK_API_URL),
    looking.pipelines?.(),
  ]);
  const beside = {
    ...(aheadMs !== undefined && { aheadMs }),
    ...(pipelines && { pipelines }),
    freezesUnread: looking.freezes(),
  };
  if (!token.ok) return { token, transport, address, ...beside };
  const may = (scope: string) => token.scopes?.includes(scope) ?? true;
  const unseen: { what: string; why: string }[] = [];
  const tried = async <T>(what: string, scope: string, look: () => Promise<T>): Promise<T | undefined> => {
    // That it lacks the permission is said already.
    if (!may(scope)) return undefined;
    try {
      return await look();
    } catch (error) {
      const failed = await called(() => Promise.reject(error)).catch(() => undefined);
      unseen.push({ what, why: failed && !failed.ok ? whyOf(failed) : 'it does not answer' });
      return undefined;
    }
  };
  const channels = await tried('its channels', 'channels:read', () =>
    channelsIn(looking, may('channels:join'), joined),
  );
  const everybody = await tried('who is in the workspace', 'users:read', async () => {
    await read();
    return everybodyIn(looking);
  });
  return {
    token,
    transport,
    address,
    ...beside,
    ...(channels && { channels }),
    ...(everybody && { everybody }),
    unseen,
  };
}

async function tokenOf(web: WebClient): Promise<TokenSeen> {
  const me = await called(() => web.auth.test());
  if (!me.ok) {
    const mend = me.why === 'unauthorized' ? me.mend : undefined;
    const why = 'error' in me ? me.error : whyOf(me);
    return { ok: false, refused: me.why === 'unauthorized', why, ...(mend !== undefined && { mend }) };
  }
  const { user = 'gonogo', team = '', response_metadata } = me.value;
  return { ok: true, handle: user, teamName: team, scopes: response_metadata?.scopes };
}

async function channelsIn({ settings, channels, joins }: Looking, mayJoin: boolean, joined: Map<string, number>) {
  const seen = await channels.look(channelsOf(settings.manifests.company));
  const found = new Map<string, Channel>();
  for (const [name, channel] of seen) {
    const fresh = performance.now() - (joined.get(channel.id) ?? Number.NEGATIVE_INFINITY) < JOINS_AGAIN_AFTER_MS;
    const joinable =
      mayJoin && !fresh && !channel.member && !channel.private && !channel.archived && channel.name === name;
    if (joinable && joins) {
      const { ok } = await called(() => channels.join(channel.id));
      if (ok) joined.set(channel.id, performance.now());
      found.set(name, { ...channel, member: ok });
    } else found.set(name, { ...channel, ...(joinable && { joinable }) });
  }
  return found;
}

function everybodyIn({ directory, now }: Looking): Everybody {
  const groupsUnread = directory.groupsUnread();
  return {
    people: directory.people(now()),
    members: directory.everybody(),
    groups: directory.groupHandles(),
    ...(groupsUnread && { groupsUnread }),
  };
}
