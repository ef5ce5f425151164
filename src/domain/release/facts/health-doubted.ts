import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, rolloutOf } from '../release.ts';
import { isHeldUp } from '../rollout/paused-before.ts';
import { stepIn } from '../rollout/rollout-parts.ts';
import { hearsUndecided } from '../rollout/who-decides.ts';
import { withStage } from './stages.ts';
import { stopsHalfway } from './stops-halfway.ts';
import { telling } from './telling.ts';

/** `said`: what was measured against what is allowed, or what is missing; `until`: when somebody else hears of it (UTC ISO). */
type Data = {
  rollout: string;
  stage: string;
  verdict: 'unhealthy' | 'unknown';
  said: string;
  at: string;
  until: string;
  decides?: string;
};

/** A step is not proved healthy: it goes no further until somebody says so. */
export const healthDoubted = fact(releases, 'HealthDoubted')<Data>()({
  evolve(release, { stage, verdict, said, at, until, decides }) {
    if (release.status !== 'deploying') return release;
    const doubt = { verdict, said, at, until, ...(decides && { decides }) };
    const next = stepIn(release.rollout, 'waiting')?.name ?? stage;
    const doubted = withStage(release, stage, { doubt, state: 'verifying' });
    const rollout = rolloutOf(doubted);
    return rollout ? { ...release, rollout: { ...rollout, held: rollout.held ?? { next } } } : release;
  },
  follows(doubted, release, world) {
    const { due, id, headline, crew, owner, seesTo } = telling(doubted, release, world);
    const { rollout, stage, verdict, until } = doubted;
    const run = rolloutOf(release);
    const cause = `health/${rollout}/${stage}/${doubted.at}`;
    const is = verdict === 'unhealthy' ? say`Unhealthy` : say`Paused, since its health is not known`;
    const { words, hear } = hearsUndecided({ decides: doubted.decides, owner }, world);
    const said = say`${is}: ${nameOf(release)} (${id}), step ${stage}. ${doubted.said}. Go on or roll back; if nobody has said so by ${at(until)}, ${words} ${hear} of it.`;
    const remind = { type: 'RemindOfHealth', release: id, rollout, stage };
    return [
      headline,
      due.note(id, cause, said, true),
      // A pause or a freeze had interrupted it already: those outside have read so.
      ...(run && isHeldUp(run) ? [] : stopsHalfway(release, `${rollout}/${stage}`, said, world)),
      ...due.myTurn(crew, cause, { urgent: true }),
      ...seesTo.map((who) =>
        due.tell(who, cause, said, id, [
          { verb: 'deploy', label: 'Go on…', about: id },
          { verb: 'rollback', label: 'Roll back…', about: id },
        ]),
      ),
      dueAt(world).timer(`remind-health/${rollout}/${stage}`, until, remind, 'latest'),
    ];
  },
});
