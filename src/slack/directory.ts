import type { WebClient } from '@slack/web-api';
import { knownZone } from '../commands/zone.ts';
import type { Company, People } from '../domain/company.ts';
import { own } from '../domain/own.ts';
import type { Shift } from '../pagers/pager.ts';
import type { Roster } from '../roster.ts';

type Member = {
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

/** How far ahead it is said when others come on duty: no vote is open for longer. */
const SHIFTS_AHEAD_MS = 14 * 86_400_000;
const FAR = '9999-12-31T00:00:00.000Z';
type Duty = { base: People; reads: number; from: string; until: string; people: People };
type Schedules = Pick<Roster, 'shifts' | 'unread' | 'reads'>;
const NONE: Schedules = { shifts: () => [], unread: () => ({}), reads: () => 0 };

/** Somebody of an Enterprise organisation may belong to several of its workspaces. */
const isElsewhere = (m: { team_id?: string; enterprise_user?: { teams?: string[] } }, team: string | undefined) =>
  team !== undefined && m.team_id !== undefined && m.team_id !== team && !m.enterprise_user?.teams?.includes(team);

/** Who is who in the workspace: members, user groups and channels, read at start and again when Slack says they changed. */
export class Directory {
  private readonly web: WebClient;
  private readonly company: () => Company;
  private readonly log: (what: string, about: Record<string, unknown>) => void;
  private readonly roster: Schedules;
  /** our workspace: who belongs to another one comes from a connected organisation */
  private readonly team: string | undefined;
  private duty: Duty | undefined;
  private members = new Map<string, Member>();
  /** those who are not deactivated, by user id and by e-mail address */
  private named = new Map<string, string>();
  private groups = new Map<string, string[]>();
  private groupNames = new Map<string, string>();
  private channels = new Map<string, string>();
  // Until they are read, nobody counts.
  private cached: People = { roles: {}, deactivated: [], members: new Set() };
  private refreshing: Promise<void> | undefined;
  private again: Promise<void> | undefined;

  constructor(
    web: WebClient,
    company: () => Company,
    log: (what: string, about: Record<string, unknown>) => void,
    roster: Schedules = NONE,
    team?: string,
  ) {
    this.team = team;
    this.web = web;
    this.roster = roster;
    this.company = company;
    this.log = log;
  }

  /** Who holds what at an instant (UTC ISO): roles with a schedule are held by who is on duty, and by who is listed. */
  people(now: string): People {
    const scheduled = this.company().roles.filter((r) => r.shifts);
    if (scheduled.length === 0) return this.cached;
    const { cached: base, duty } = this;
    const reads = this.roster.reads();
    // Asked at every step: reckoned anew only when a shift changes, or what it is reckoned from.
    if (duty?.base === base && duty.reads === reads && duty.from <= now && now < duty.until) return duty.people;
    const shifts = scheduled.map((r) => ({ role: r.name, all: [...(r.shifts ?? []), ...this.roster.shifts(r.name)] }));
    const edges = shifts.flatMap((s) => s.all.flatMap((x) => [x.from, x.until])).filter((at) => at > now);
    const until = edges.reduce((first, at) => (at < first ? at : first), FAR);
    const people = this.withDuty(base, shifts, now);
    this.duty = { base, reads, from: now, until, people };
    return people;
  }

  private withDuty(base: People, shifts: { role: string; all: Shift[] }[], now: string): People {
    const roles = { ...base.roles };
    const onDuty: Record<string, string[]> = {};
    const shiftsAhead: Record<string, string[]> = {};
    const soon = new Date(Date.parse(now) + SHIFTS_AHEAD_MS).toISOString();
    for (const { role, all } of shifts) {
      const present = all.filter((s) => s.from <= now && now < s.until).flatMap((s) => this.idOf(s.member) ?? []);
      onDuty[role] = present;
      roles[role] = [...new Set([...(own(roles, role) ?? []), ...present])];
      shiftsAhead[role] = [...new Set(all.flatMap((s) => (now < s.from && s.from < soon ? [s.from] : [])))].sort();
    }
    return { ...base, roles, onDuty, shiftsAhead, dutyUnread: this.roster.unread() };
  }

  zoneOf(user: string): string {
    return this.members.get(user)?.zone ?? this.company().zone;
  }

  /** Handles, for what people mentioned. */
  person = (id: string): string | undefined => this.members.get(id)?.name;
  /** The user id of whoever has an e-mail address. */
  withEmail = (email: string): string | undefined => this.named.get(email.toLowerCase());
  group = (id: string): string | undefined => this.groupNames.get(id);

  /** Reads members and groups anew; changes that come while it reads are read once more after it. */
  async refresh(): Promise<void> {
    if (this.refreshing) {
      // However many changes come meanwhile: one more reading tells them all.
      this.again ??= this.refreshing
        .catch(() => {})
        .then(() => {
          this.again = undefined;
          return this.refresh();
        });
      return this.again;
    }
    this.refreshing = this.read().finally(() => {
      this.refreshing = undefined;
    });
    return this.refreshing;
  }

  async channelId(name: string): Promise<string | undefined> {
    if (!this.channels.has(name)) await this.readChannels();
    return this.channels.get(name);
  }

  /** After a rename or a new channel the next look-up asks Slack again. */
  forgetChannels(): void {
    this.channels.clear();
  }

  private async read(): Promise<void> {
    const members = new Map<string, Member>();
    for await (const page of this.web.paginate('users.list', { limit: 500 })) {
      const listed = 'members' in page && Array.isArray(page.members) ? page.members : [];
      for (const m of listed)
        if (!m.is_bot)
          members.set(m.id, {
            id: m.id,
            name: m.name ?? m.id,
            email: m.profile?.email?.toLowerCase(),
            zone: knownZone(m.tz ?? this.company().zone),
            deleted: m.deleted === true,
            guest:
              m.is_restricted === true ||
              m.is_ultra_restricted === true ||
              m.is_stranger === true ||
              isElsewhere(m, this.team),
            away: AWAY.test(m.profile?.status_text ?? '') || AWAY_EMOJI.includes(m.profile?.status_emoji ?? ''),
          });
    }
    this.members = members;
    const active = [...members.values()].filter((m) => !m.deleted);
    this.named = new Map(
      active.flatMap((m) => [[m.id, m.id], ...(m.email ? [[m.email, m.id] as const] : [])] as const),
    );
    this.groups = await this.readGroups();
    this.cached = this.resolve();
  }

  private async readGroups(): Promise<Map<string, string[]>> {
    try {
      const { usergroups = [] } = await this.web.usergroups.list({ include_users: true });
      this.groupNames = new Map(usergroups.flatMap((g) => (g.id && g.handle ? [[g.id, g.handle]] : [])));
      return new Map(usergroups.flatMap((g) => (g.handle && !g.date_delete ? [[g.handle, g.users ?? []]] : [])));
    } catch (error) {
      // User groups need a paid plan: without one the roles live from their members alone.
      this.log('user groups could not be read; roles with a group have only their listed members', {
        error: String(error),
      });
      return this.groups;
    }
  }

  private resolve(): People {
    const active = [...this.members.values()].filter((m) => !m.deleted);
    const idOf = this.idOf;
    const roles = this.company().roles.map(({ name, members, group, guests }): [string, string[]] => {
      const listed = members.flatMap((m) => idOf(m) ?? []);
      const grouped = (group ? (this.groups.get(group) ?? []) : []).filter(
        (id) => this.members.get(id)?.deleted === false,
      );
      const all = [...new Set([...listed, ...grouped])];
      // Guests and people of connected organisations hold nothing unless the manifest says so.
      return [name, guests ? all : all.filter((id) => this.members.get(id)?.guest === false)];
    });
    return {
      roles: Object.fromEntries(roles),
      deactivated: [...this.members.values()].filter((m) => m.deleted).map((m) => m.id),
      zones: Object.fromEntries(active.map((m) => [m.id, m.zone])),
      guests: active.filter((m) => m.guest).map((m) => m.id),
      members: new Set(active.filter((m) => !m.guest).map((m) => m.id)),
      away: active.filter((m) => m.away).map((m) => m.id),
      handles: Object.fromEntries(active.map((m) => [m.name.toLowerCase(), m.id])),
    };
  }

  private idOf = (name: string): string | undefined => this.named.get(name) ?? this.named.get(name.toLowerCase());

  private async readChannels(): Promise<void> {
    for await (const page of this.web.paginate('conversations.list', {
      limit: 500,
      exclude_archived: true,
      types: 'public_channel,private_channel',
    })) {
      const listed = 'channels' in page && Array.isArray(page.channels) ? page.channels : [];
      for (const c of listed) this.channels.set(c.name, c.id);
    }
  }
}
