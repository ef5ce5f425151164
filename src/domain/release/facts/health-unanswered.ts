import { fact } from '../../deciding/fact.ts';
import type { HealthJudged } from '../../health/verdict.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';
import { hearsUndecided } from '../rollout/who-decides.ts';
import { telling } from './telling.ts';

/** `decides`: the role that hears of it; without one, its owner again. `stands`: what it has come to since, where that is something else. */
type Data = {
  rollout: string;
  stage: string;
  said: string;
  since: string;
  at: string;
  decides?: string;
  stands?: { verdict: HealthJudged; said: string };
};

/** A step's health is in doubt, and nobody has decided in time. */
export const healthUnanswered = fact(releases, 'HealthUnanswered')<Data>()({
  follows(unanswered, release, world) {
    const { due, id, owner } = telling(unanswered, release, world);
    const { rollout, stage, decides, stands } = unanswered;
    const cause = `health-unanswered/${rollout}/${stage}/${unanswered.at}`;
    const now = stands ? say` Now ${NOW_WORDS[stands.verdict]}: ${stands.said}.` : say``;
    const said = say`Nobody has decided since ${at(unanswered.since)}: ${nameOf(release)} (${id}) stands at step ${stage}. ${unanswered.said}.${now} Go on or roll back.`;
    const offers = [
      { verb: 'deploy', label: 'Go on…', about: id },
      { verb: 'rollback', label: 'Roll back…', about: id },
    ];
    return hearsUndecided({ decides, owner }, world).who.map((who) => due.tell(who, cause, said, id, offers));
  },
});

const NOW_WORDS: Record<HealthJudged, string> = { healthy: 'healthy', unhealthy: 'unhealthy', unknown: 'not known' };
