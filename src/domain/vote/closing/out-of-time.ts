import { roleTitle } from '../../company/roles.ts';
import type { World } from '../../deciding/world.ts';
import { counted, missingOf, openRoles } from '../standing.ts';
import { counting } from '../still-counts.ts';
import type { Vote } from '../vote.ts';

const LATE = 'no answer in time from';
const GONE = 'nobody was left to answer for';
const ABSTAINED = 'abstained';

/** Why a vote that nobody was against did not pass in time, by the titles of its roles: of those who could still have answered, of those of whom nobody was left, and of those who all abstained. */
export function outOfTime(vote: Vote, { people, company }: Pick<World, 'people' | 'company'>): string {
  const still = counting(vote, people);
  const how = (role: string) => {
    if (missingOf(still, role, people.roles).length > 0) return LATE;
    const said = still.ballots.filter((b) => b.role === role && counted(still, b));
    return said.length > 0 && said.every((b) => b.answer === 'abstain') ? ABSTAINED : GONE;
  };
  const open = openRoles(still).map((role) => ({ how: how(role), title: roleTitle(company, role) }));
  const titles = (word: string) => open.flatMap((o) => (o.how === word ? [o.title] : [])).join(', ');
  return [
    titles(LATE) && `${LATE} ${titles(LATE)}`,
    titles(GONE) && `${GONE} ${titles(GONE)}`,
    titles(ABSTAINED) && `${titles(ABSTAINED)} ${ABSTAINED}`,
  ]
    .filter(Boolean)
    .join('; ');
}
