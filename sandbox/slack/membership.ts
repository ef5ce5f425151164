import { SlackError } from '../api/method.ts';
import { groupShape, userShape } from '../api/people-shapes.ts';
import type { Person } from '../workspace/people.ts';
import { TEAM } from '../workspace/people.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Events } from './events.ts';

/** Who belongs to the workspace and to its groups, and what people say of themselves; the app gets the events. */
export class Membership {
  private readonly workspace: Workspace;
  private readonly events: Events;
  constructor(workspace: Workspace, events: Events) {
    this.workspace = workspace;
    this.events = events;
  }

  /** They resolve when the app was told, acked or not. */
  async join(person: Omit<Person, 'id' | 'deleted' | 'email'>): Promise<Person> {
    const { handle } = person;
    if (this.workspace.person(handle)) throw new SlackError('already_in_team');
    const domain = person.team ? 'partner.example' : 'harbor.example';
    const joined = { ...person, id: this.workspace.id('U'), email: `${handle}@${domain}`, deleted: false };
    this.workspace.people.push(joined);
    // Who comes from a connected organisation is met in a shared channel, and never joined this workspace.
    await this.tell(joined.team ? 'user_change' : 'team_join', joined);
    return joined;
  }

  /** So many people more, as in a large company: they were there before, so that nobody hears of it. */
  crowd(people: number): void {
    const before = this.workspace.people.length;
    for (let n = before + 1; n <= before + people; n++)
      this.workspace.people.push({
        id: this.workspace.id('U'),
        handle: `person${n}`,
        name: `Person ${n}`,
        title: 'Colleague',
        tz: 'Europe/Berlin',
        email: `person${n}@harbor.example`,
        deleted: false,
      });
    this.workspace.changed();
  }

  /** What a person says of themselves, and whether they still belong. */
  async change(
    person: Person,
    to: Partial<Pick<Person, 'status' | 'deleted' | 'guest' | 'tz' | 'name' | 'title'>>,
  ): Promise<void> {
    Object.assign(person, to);
    await this.tell('user_change', person);
  }

  async regroup(handle: string, users: string[]): Promise<void> {
    const group = this.workspace.groups.find((g) => g.handle === handle);
    if (!group) throw new SlackError('no_such_subteam');
    const before = group.users;
    group.users = users;
    const at = Math.floor(this.workspace.clock.now() / 1000);
    const added = users.filter((u) => !before.includes(u));
    const removed = before.filter((u) => !users.includes(u));
    const updated = this.events.send({
      type: 'subteam_updated',
      subteam: groupShape(group, true),
      event_ts: this.workspace.ts(),
    });
    const moved = this.events.send({
      type: 'subteam_members_changed',
      subteam_id: group.id,
      team_id: TEAM.id,
      date_previous_update: at,
      date_update: at,
      added_users: added,
      added_users_count: added.length,
      removed_users: removed,
      removed_users_count: removed.length,
      event_ts: this.workspace.ts(),
    });
    await Promise.all([updated, moved]);
  }

  private async tell(type: 'team_join' | 'user_change', person: Person): Promise<void> {
    const told = this.events.send({ type, user: userShape(person, true), event_ts: this.workspace.ts() });
    this.workspace.changed();
    await told;
  }
}
