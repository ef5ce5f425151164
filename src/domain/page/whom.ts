import type { World } from '../deciding/world.ts';
import { own } from '../own.ts';
import { holdersOf, managers } from '../people/may.ts';
import { isMember } from '../people/members.ts';
import type { Release } from '../release/release.ts';
import { type PagingStep, STEPS } from './page.ts';

type Known = Pick<World, 'company' | 'people'>;

/** Those whom a schedule gives a role that may deploy or roll back. */
export const onDutyNow = ({ company, people }: Known): string[] =>
  company.roles
    .filter((r) => r.shifts && (r.actions.includes('rollback') || r.actions.includes('deploy')))
    .flatMap((r) => own(people.onDuty, r.name) ?? []);

/** Who is asked at a step, as things are now. Where no schedule puts anybody on duty, whoever may roll back is. */
function peopleAt(step: PagingStep, { owner }: Pick<Release, 'owner'>, world: Known): string[] {
  switch (step) {
    case 'owner':
      return [owner];
    case 'on-duty':
      return onDutyNow(world).length > 0 ? onDutyNow(world) : holdersOf(world, 'rollback');
    case 'managers':
      return managers(world);
  }
}

/** The next who have not been asked: the first step from `from` on that has somebody; undefined when there is none left. */
export function nextAsked(
  from: PagingStep | undefined,
  release: Pick<Release, 'owner'>,
  before: readonly string[],
  world: Known,
): { step: PagingStep; to: string[]; through: string[] } | undefined {
  for (const step of STEPS.slice(from === undefined ? 0 : STEPS.indexOf(from) + 1)) {
    const to = [...new Set(peopleAt(step, release, world))].filter(
      (id) => !before.includes(id) && isMember(world.people, id),
    );
    if (to.length > 0) return { step, to, through: pagersOf(to, world) };
  }
  return undefined;
}

/** The pagers that reach any of these people. */
export const pagersOf = (to: readonly string[], { company, people }: Known): string[] =>
  (company.paging?.pagers ?? [])
    .filter(({ roles }) => !roles || roles.some((r) => own(people.roles, r)?.some((id) => to.includes(id))))
    .map((p) => p.name);
