import type { WebClient } from '@slack/web-api';
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
};

/** How people say in their status that somebody else has to do it. */
const AWAY = /\b(away|vacation|holiday|out of office|ooo|off sick|sick|on leave|parental)\b/i;
const AWAY_EMOJI = [':palm_tree:', ':face_with_thermometer:', ':desert_island:', ':beach_with_umbrella:'];

/** Somebody of an Enterprise organisation may belong to several of its workspaces. */
const isElsewhere = (m: { team_id?: string; enterprise_user?: { teams?: string[] } }, team: string | undefined) =>
  team !== undefined && m.team_id !== undefined && m.team_id !== team && !m.enterprise_user?.teams?.includes(team);

/** Everybody in the workspace but bots, by user id; `zone`: for who has set none; who belongs to another workspace than `team` comes from a connected organisation. */
export async function readMembers(web: WebClient, zone: string, team?: string): Promise<Map<string, Member>> {
  const members = new Map<string, Member>();
  for await (const page of web.paginate('users.list', { limit: 500 })) {
    const listed = 'members' in page && Array.isArray(page.members) ? page.members : [];
    for (const m of listed)
      if (!m.is_bot)
        members.set(m.id, {
          id: m.id,
          name: m.name ?? m.id,
          email: m.profile?.email?.toLowerCase(),
          zone: knownZone(m.tz ?? zone),
          deleted: m.deleted === true,
          guest:
            m.is_restricted === true ||
            m.is_ultra_restricted === true ||
            m.is_stranger === true ||
            isElsewhere(m, team),
          away: AWAY.test(m.profile?.status_text ?? '') || AWAY_EMOJI.includes(m.profile?.status_emoji ?? ''),
        });
  }
  return members;
}

/** Those who are not deactivated, by user id and by e-mail address. */
export const namesOf = (members: Map<string, Member>): Map<string, string> =>
  new Map(
    [...members.values()]
      .filter((m) => !m.deleted)
      .flatMap((m) => [[m.id, m.id], ...(m.email ? [[m.email, m.id] as const] : [])] as const),
  );

/** Who holds what, by the lists and user groups of the manifests. `groups`: by handle; `idOf`: by user id or e-mail address. */
export function peopleOf(
  members: Map<string, Member>,
  groups: Map<string, string[]>,
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
