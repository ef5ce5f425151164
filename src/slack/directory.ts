import type { WebClient } from '@slack/web-api';
import type { Company } from '../domain/company/company.ts';
import type { People } from '../domain/company/people.ts';
import { type Member, namesOf, peopleOf, readMembers } from './members.ts';
import { NONE, OnDuty, type Schedules } from './on-duty.ts';

/** Who is who in the workspace: members, user groups and channels, read at start and again when Slack says they changed. */
export class Directory {
  private readonly web: WebClient;
  private readonly company: () => Company;
  private readonly log: (what: string, about: Record<string, unknown>) => void;
  private readonly onDuty: OnDuty;
  /** our workspace: who belongs to another one comes from a connected organisation */
  private readonly team: string | undefined;
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
    this.onDuty = new OnDuty(roster, (name) => this.idOf(name));
    this.company = company;
    this.log = log;
  }

  /** Who holds what at an instant (UTC ISO): roles with a schedule are held by who is on duty, and by who is listed. */
  people = (now: string): People => this.onDuty.at(now, this.cached, this.company());

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
    this.members = await readMembers(this.web, this.company().zone, this.team);
    this.named = namesOf(this.members);
    this.groups = await this.readGroups();
    this.cached = peopleOf(this.members, this.groups, this.company().roles, this.idOf);
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
