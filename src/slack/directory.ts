import type { WebClient } from '@slack/web-api';
import { byMark } from '../authors/person-behind.ts';
import type { Company } from '../domain/company/company.ts';
import type { People } from '../domain/company/people.ts';
import type { Log } from '../outbox/plainly.ts';
import { called } from './called.ts';
import { Readings } from './directory-refresh.ts';
import { NONE, OnDuty, type Schedules } from './duty-now.ts';
import { Groups } from './groups.ts';
import { KnownMembers } from './known-members.ts';
import { type Member, memberIn, peopleOf } from './members.ts';
import { patiently } from './patient.ts';

/** Somebody whom Slack does not tell of is not asked for again for as long, ms. */
const UNKNOWN_FOR_MS = 60_000;
/** Who acts is answered within 3 s, whether Slack tells who they are or not, ms. */
const KNOWN_WITHIN_MS = 1000;
const tooLate = () =>
  new Promise<{ ok: false }>((resume) => {
    setTimeout(() => resume({ ok: false }), KNOWN_WITHIN_MS).unref();
  });

/** Who is who in the workspace: members and user groups, read at start, then kept by what Slack tells of each. */
export class Directory {
  private readonly web: WebClient;
  private readonly company: () => Company;
  private readonly log: Log;
  private readonly onDuty: OnDuty;
  /** our workspace: who belongs to another one comes from a connected organisation */
  private readonly team: string | undefined;
  private readonly members = new KnownMembers();
  private readonly groups = new Groups();
  // Until they are read, nobody counts.
  private cached: People = { roles: {}, deactivated: [], members: new Set() };
  private stale = false;
  private readonly readings: Readings;
  private readonly unknown = new Map<string, number>();
  private readonly ended = new AbortController();
  /** told when somebody came, went or is another one now */
  onChange: () => void = () => {};

  constructor(web: WebClient, company: () => Company, log: Log, roster: Schedules = NONE, team?: string) {
    this.team = team;
    this.web = web;
    this.onDuty = new OnDuty(roster, (name) => this.members.idOf(name));
    this.company = company;
    this.log = log;
    this.readings = new Readings(() => this.read(), log);
  }

  /** Who holds what at an instant (UTC ISO): roles with a schedule are held by who is on duty, and by who is listed. */
  people = (now: string): People => this.onDuty.at(now, this.current(), this.company());

  zoneOf(user: string): string {
    return this.members.byId().get(user)?.zone ?? this.company().zone;
  }

  /** Handles, for what people mentioned. */
  person = (id: string): string | undefined => this.members.byId().get(id)?.name;
  /** The user id of whoever has an e-mail address. */
  withEmail = (email: string): string | undefined => this.members.idOf(email.toLowerCase());
  group = (id: string): string | undefined => this.groups.handle(id);
  /** Everybody, as the start-up check looks at them. */
  everybody = (): ReadonlyMap<string, Member> => this.members.byId();
  /** A few of those who keep the workspace. */
  admins = (): string[] => this.members.admins();
  /** Why user groups can't be read, in words. */
  groupsUnread = (): string | undefined => this.groups.unread;
  groupHandles = (): string[] => [...this.groups.byHandle().keys()];

  /** Reads members and groups; waits for a Slack that does not answer, and says so. Two who ask at once share it. */
  refresh = (): Promise<void> => this.readings.now();

  /** Somebody came or changed, as Slack's event carries them. */
  changed(user: unknown): void {
    const member = this.memberOf(user);
    if (member && this.members.changed(member)) this.outdated();
  }

  /** A user group is another one now. */
  groupChanged(subteam: unknown): void {
    this.groups.whole(subteam) ? this.outdated() : this.readings.soon();
  }

  /** People came into a user group, or left it. */
  groupMoved(event: unknown): void {
    this.groups.moved(event) ? this.outdated() : this.readings.soon();
  }

  /** Somebody who acts and of whom no event has told, as after a time in which nobody listened: Slack is asked about them alone, and not waited for long. */
  async know(user: string): Promise<void> {
    if (this.members.byId().has(user) || (this.unknown.get(user) ?? 0) > performance.now()) return;
    const told = await Promise.race([called(() => this.web.users.info({ user })), tooLate()]);
    if (told.ok) this.changed(told.value.user);
    if (this.members.byId().has(user)) return;
    if (this.unknown.size > 1000) this.unknown.clear();
    this.unknown.set(user, performance.now() + UNKNOWN_FOR_MS);
  }

  stop(): void {
    this.readings.stop();
    this.ended.abort();
  }

  private memberOf = (user: unknown) => memberIn(user, this.company().zone, this.team);

  private async read(): Promise<void> {
    const patience = { log: this.log, signal: this.ended.signal };
    const members = await this.members.read(this.web, this.memberOf, patience);
    await patiently(() => this.groups.read(this.web), { what: 'its user groups', ...patience });
    this.members.replaced(members);
    this.outdated();
  }

  private outdated(): void {
    this.stale = true;
    this.onChange();
  }

  /** Reckoned when it is asked for: a morning of changes costs what one does. */
  private current(): People {
    if (this.stale) {
      this.stale = false;
      const { roles, authors = [] } = this.company();
      const idOf = (name: string) => this.members.idOf(name);
      this.cached = {
        ...peopleOf(this.members.byId(), this.groups.byHandle(), roles, idOf),
        ...(authors.length > 0 && { authors: byMark(authors, idOf) }),
      };
    }
    return this.cached;
  }
}
