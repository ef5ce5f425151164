import { teamOf } from '../workspace/people.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { Membership } from './membership.ts';

const STATUSES = ['In a huddle', '', 'In a meeting', 'Commuting', ''];

/** `user_change` for every status of everybody, as in a large workspace: so many changes, one person after another. */
export class Storm {
  private readonly workspace: Workspace;
  private readonly membership: Membership;
  private readonly speed: number;
  private timer: NodeJS.Timeout | undefined;
  /** changes that are still to come */
  left = 0;

  constructor(workspace: Workspace, membership: Membership, speed: number) {
    this.workspace = workspace;
    this.membership = membership;
    this.speed = speed;
  }

  /** `changes` in all, `perSecond` of them a second (divided by the sandbox's speed), among the first `people` of the workspace. */
  begin({ people, perSecond, changes }: { people: number; perSecond: number; changes: number }): void {
    this.end();
    this.left = changes;
    const since = Date.now();
    const members = this.workspace.people.filter((p) => !p.deleted && teamOf(p) === teamOf(undefined)).slice(0, people);
    const next = () => {
      const due = Math.min(changes, 1 + Math.floor(((Date.now() - since) / 1000) * perSecond * this.speed));
      for (let done = changes - this.left; done < due; done++, this.left--) {
        const person = members[done % members.length];
        if (person) void this.membership.change(person, { status: STATUSES[done % STATUSES.length] ?? '' });
      }
      if (this.left === 0) this.end();
    };
    this.timer = setInterval(next, Math.max(5, 1000 / perSecond / this.speed));
    this.timer.unref();
    next();
  }

  end(): void {
    clearInterval(this.timer);
    this.left = 0;
  }
}
