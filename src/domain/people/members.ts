import type { People } from '../company/people.ts';
import type { Role } from '../company/roles.ts';
import { own } from '../own.ts';

type Known = Pick<People, 'deactivated' | 'guests' | 'members'>;

/** What somebody is to the workspace now, whatever they were when somebody named them. */
export function standingOf({ deactivated, guests, members }: Known, id: string) {
  if (deactivated.includes(id)) return 'deactivated';
  if (guests?.includes(id)) return 'guest';
  return members === undefined || members.has(id) ? 'member' : 'unknown';
}

/** Who counts: full members only. It is asked when somebody is named, and again when they act. */
export const isMember = (people: Known, id: string) => standingOf(people, id) === 'member';

/** Whether somebody holds a role, as long as their account lives: guests are among its people only where it says so. */
export const holds = (people: People, role: string, id: string) =>
  standingOf(people, id) !== 'deactivated' && (own(people.roles, role)?.includes(id) ?? false);

/** Whether what a role may do is somebody's to do. All full members are `everyone`, and guests where it says so. */
export function actsAs(people: People, { name, guests }: Pick<Role, 'name' | 'guests'>, id: string): boolean {
  if (name !== 'everyone') return holds(people, name, id);
  return isMember(people, id) || (guests === true && standingOf(people, id) === 'guest');
}
