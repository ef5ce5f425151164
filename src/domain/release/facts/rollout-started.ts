import { fact } from '../../deciding/fact.ts';
import { stopOf } from '../../intents.ts';
import { calledBy } from '../../people/called-by.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { isUnheard } from '../doubt.ts';
import { type Abandoned, nameOf, type Release, type Rollout, rolloutOf, voteOf } from '../release.ts';
import { baseOf } from './base.ts';
import { telling, voteShown } from './telling.ts';

/** `why`: of a rollback; forwards, of passing a soft freeze. */
type Data = { rollout: Rollout; text: { why: string } };

/** What may still be heard of is remembered, as many steps as a pipeline may have forgotten at once. */
const KEPT = 10;

export const rolloutStarted = fact(releases, 'RolloutStarted')<Data>()({
  evolve(release, { rollout, text }) {
    const begun = { ...baseOf(release), ...leftBehind(release), runs: release.runs + 1 };
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
    const cut = (release.abandoned ?? []).filter((a) => a.stage.state === 'running' && a.rollout === before(release));
    const stops = cut.map((a) => stopOf(release, { id: a.rollout, direction: a.direction }, a.stage, world));
    if (rollout.direction === 'back') {
      const after = rollout.after ? say`, once ${rollout.after} is back` : say``;
      const said = say`Rolling back ${nameOf(release)}${after}, by ${users([rollout.by])}: ${text.why}`;
      return [...headline, ...stops, due.note(id, cause, said), ...due.myTurn(crew)];
    }
    const anyway = say`Deployed through a soft freeze by ${users([rollout.by])}: ${text.why}`;
    return [
      ...headline,
      ...due.posts('deploying', cause, { ...told, by: calledBy(rollout.by, 'deploy', world) }),
      ...(text.why ? [due.note(id, `${cause}/anyway`, anyway, true)] : []),
      ...due.myTurn(crew),
    ];
  },
});

const before = ({ id, runs }: Release) => `${id}-${runs - 1}`;

/** The steps of the run before that nobody has heard the end of. */
function leftBehind(release: Release): { abandoned?: Abandoned[] } {
  const run = rolloutOf(release);
  const unheard = run?.stages.filter((s) => s.state === 'running' || isUnheard(s)) ?? [];
  if (!run || unheard.length === 0) return {};
  const more = unheard.map((stage): Abandoned => ({ rollout: run.id, direction: run.direction, stage }));
  return { abandoned: [...(release.abandoned ?? []), ...more].slice(-KEPT) };
}
