import { fact } from '../../deciding/fact.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, type Rollout, voteOf } from '../release.ts';
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
      return [...headline, due.note(id, cause, say`Rolling back ${nameOf(release)}: ${text.why}`), ...due.myTurn(crew)];
    const anyway = say`Deployed through a soft freeze by ${users([rollout.by])}: ${text.why}`;
    return [
      ...headline,
      ...due.posts('deploying', cause, told),
      ...(text.why ? [due.note(id, `${cause}/anyway`, anyway, true)] : []),
      ...due.myTurn(crew),
    ];
  },
});
