import { hears } from '../../company/audiences.ts';
import { fact } from '../../deciding/fact.ts';
import type { World } from '../../deciding/world.ts';
import { type Due, dueAt } from '../../intents.ts';
import { listed, say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, type Release, type Rollout, voteOf } from '../release.ts';
import { baseOf } from './base.ts';
import { telling, voteShown } from './telling.ts';

/** `why`: of a rollback; forwards, of passing a soft freeze. */
type Data = { rollout: Rollout; text: { why: string } };

export const rolloutStarted = fact(releases, 'RolloutStarted')<Data>()({
  evolve(release, { rollout, text }) {
    const begun = { ...baseOf(release), runs: release.runs + 1 };
    const vote = voteOf(release) ?? '';
    return rollout.direction === 'forward'
      ? { ...begun, status: 'deploying', vote, rollout }
      : { ...begun, status: 'rolling-back', vote, rollout, reason: text.why };
  },
  follows(started, release, world) {
    const { due, id, headline: card, crew, told, cause } = telling(started, release, world);
    const { rollout, text } = started;
    // Answers that could be changed can't be any more.
    const headline = [card, ...voteShown(release, world)];
    if (rollout.direction === 'back')
      return [
        ...headline,
        ...due.posts('rolling-back', cause, {
          ...told,
          said: say`Rolling back ${nameOf(release)} (${id}), by ${users([rollout.by])}. Why: ${text.why}`,
        }),
        ...due.myTurn(crew),
      ];
    const anyway = say`Deployed through a soft freeze by ${users([rollout.by])}: ${text.why}`;
    return [
      ...headline,
      ...due.posts('deploying', cause, told),
      ...askedForEffect(release, cause, world),
      ...(text.why ? [due.note(id, `${cause}/anyway`, anyway, true)] : []),
      ...due.myTurn(crew),
    ];
  },
});

/** Those who speak to customers read that nobody has said what these notice: its owner is asked. */
function askedForEffect(release: Release, cause: string, world: World): Due[] {
  const { id, owner, customers } = release;
  const who = world.company.audiences.filter((a) => a.language === 'user-facing' && hears(a, 'deploying'));
  if (customers.trim() !== '' || who.length === 0) return [];
  const said = say`${listed(who.map((a) => say`${a.title}`))} read that ${nameOf(release)} (${id}) is being deployed, and that nobody has said what customers notice of it. Tell them: /release update ${id}`;
  return [dueAt(world).tell(owner, `${cause}/effect`, said, id)];
}
