import { z } from 'zod';
import type { People } from '../domain/company/people.ts';
import type { Role } from '../domain/company/roles.ts';
import { knownZone } from '../words/zone.ts';

/** A person as Slack knows them. */
export type Member = {
  id: string;
  name: string;
  email?: string;
  zone: string;
  deleted: boolean;
  guest: boolean;
  away: boolean;
  /** an admin or owner of the workspace */
  admin: boolean;
};

/** How people say in their status that somebody else has to do it. */
const AWAY = /\b(away|vacation|holiday|out of office|ooo|off sick|sick|on leave|parental)\b/i;
const AWAY_EMOJI = [':palm_tree:', ':face_with_thermometer:', ':desert_island:', ':beach_with_umbrella:'];
/** It is in every workspace, and says of itself that it is no bot. */
const SLACKBOT = 'USLACKBOT';

/** The parts of Slack's user that we use, in lists and events alike. */
const User = z.object({
  id: z.string(),
  name: z.string().nullish(),
  tz: z.string().nullish(),
  team_id: z.string().nullish(),
  deleted: z.boolean().nullish(),
  is_bot: z.boolean().nullish(),
  is_restricted: z.boolean().nullish(),
  is_ultra_restricted: z.boolean().nullish(),
  is_stranger: z.boolean().nullish(),
  is_admin: z.boolean().nullish(),
  is_owner: z.boolean().nullish(),
  enterprise_user: z.object({ teams: z.array(z.string()).nullish() }).nullish(),
  profile: z
    .object({ email: z.string().nullish(), status_text: z.string().nullish(), status_emoji: z.string().nullish() })
    .nullish(),
});
type User = z.infer<typeof User>;

/** Somebody of an Enterprise organisation may belong to several of its workspaces. */
const isElsewhere = (u: User, team: string | undefined) =>
  team !== undefined &&
  typeof u.team_id === 'string' &&
  u.team_id !== team &&
  !u.enterprise_user?.teams?.includes(team);

/** `zone`: for who has set none; who belongs to another workspace than `team` comes from a connected organisation. Bots are nobody, and so is what is no user. */
export function memberIn(sent: unknown, zone: string, team?: string): Member | undefined {
  const { data: u } = User.safeParse(sent);
  if (!u || u.is_bot || u.id === SLACKBOT) return undefined;
  const email = u.profile?.email?.toLowerCase();
  return {
    id: u.id,
    name: u.name ?? u.id,
    ...(email && { email }),
    zone: knownZone(u.tz ?? zone),
    deleted: u.deleted === true,
    guest: Boolean(u.is_restricted || u.is_ultra_restricted || u.is_stranger) || isElsewhere(u, team),
    away: AWAY.test(u.profile?.status_text ?? '') || AWAY_EMOJI.includes(u.profile?.status_emoji ?? ''),
    admin: Boolean(u.is_admin || u.is_owner),
  };
}

/** Who holds what, by the lists and user groups of the manifests. `groups`: by handle; `idOf`: by user id or e-mail address. */
export function peopleOf(
  members: ReadonlyMap<string, Member>,
  groups: ReadonlyMap<string, readonly string[]>,
  roles: Role[],
  idOf: (name: string) => string | undefined,
): People {
  const all = [...members.values()];
  const active = all.filter((m) => !m.deleted);
  const held = roles.map(({ name, members: listed, group, guests }): [string, string[]] => {
    const grouped = (group ? (groups.get(group) ?? []) : []).filter((id) => members.get(id)?.deleted === false);
    const holders = [...new Set([...listed.flatMap((m) => idOf(m) ?? []), ...grouped])];
    // Guests and people of connected organisations hold nothing unless the manifest says so.
    return [name, guests ? holders : holders.filter((id) => members.get(id)?.guest === false)];
  });
  return {
    roles: Object.fromEntries(held),
    deactivated: all.filter((m) => m.deleted).map((m) => m.id),
    zones: Object.fromEntries(active.map((m) => [m.id, m.zone])),
    guests: active.filter((m) => m.guest).map((m) => m.id),
    members: new Set(active.filter((m) => !m.guest).map((m) => m.id)),
    away: active.filter((m) => m.away).map((m) => m.id),
    handles: Object.fromEntries(active.map((m) => [m.name.toLowerCase(), m.id])),
  };
}
