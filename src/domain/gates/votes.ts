import type { Company } from '../company/company.ts';
import { policyFor } from '../company/policies.ts';
import { roleTitle } from '../company/roles.ts';
import { fewListed } from '../few.ts';
import { at, listed, type Phrase, say, user, users } from '../phrase.ts';
import { isCleared, isOutOfTime, noGosOf, type Release } from '../release/release.ts';
import { saidAndBy } from '../release/status-words.ts';
import { gate } from './gate.ts';

export const votes = gate({
  id: 'votes',
  title: 'Votes',
  plain: 'a no-go stands against it',
  opens: voters,
  see(release) {
    // A vote that nobody has answered with no is waited for.
    const waits = release.status === 'planned' || release.status === 'voting';
    if (!isCleared(release)) return { open: false, saw: awaited(release), ...(waits && { waits }) };
    const against = noGosOf(release);
    if (against.length > 0)
      return { open: false, saw: listed(against.map((n) => say`no-go by ${users([n.by])}: ${n.why}`)) };
    const { template } = release;
    return { open: true, saw: template ? say`pre-approved: ${template.title}` : say`approved` };
  },
});

const NAMED = 5;
/** Who can change what it says: those whom its policy asks; once it is rejected its owner, who opens a new vote, and whoever said no, who can lift that. */
function voters(release: Release, company: Company): Phrase | undefined {
  const { owner, environment, change } = release;
  const against = noGosOf(release).map((n) => n.by);
  if (against.length > 0) return listed([...new Set(against)].map((who) => [user(who)]));
  if (isOutOfTime(release)) return [user(owner)];
  if (release.status === 'rejected')
    return listed(
      [...new Set([release.by, owner])].map((who) => [user(who)]),
      'or',
    );
  const rules = policyFor(company, environment, change)?.rules ?? [];
  const titles = rules.map((r) => say`${roleTitle(company, r.role)}`);
  return titles.length > 0 ? fewListed(titles, NAMED) : undefined;
}

function awaited(release: Release): Phrase {
  switch (release.status) {
    case 'voting':
      return say`the vote is open until ${at(release.closesAt)}`;
    case 'rejected':
      return say`rejected: ${release.reason}`;
    case 'planned':
      return say`not voted on yet`;
    default:
      return say`it ${saidAndBy(release)}`;
  }
}
