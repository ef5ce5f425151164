import { fact } from '../../deciding/fact.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, rolloutOf } from '../release.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

/** `unsent`: its target has not taken it, as far as is known. */
type Data = { rollout: string; stage: string; at: string; unsent?: true; text: { why: string } };

/** Its target does not say how far a step is: people hear it before its time is up, and read it where the step ended for want of an answer. */
export const stageLostSight = fact(releases, 'StageLostSight')<Data>()({
  evolve(release, { stage: name, at: now, unsent, text: { why } }) {
    const since = stepNamed(rolloutOf(release), name)?.unseen?.at ?? now;
    return withStage(release, name, { unseen: { at: since, why, ...(unsent && { unsent }) } });
  },
  follows(lost, release, world) {
    const { due, id, headline } = telling(lost, release, world);
    const { rollout, stage, at: now, unsent, text } = lost;
    // A pipeline that is busy for a moment is no news: its card says it, and whoever began it is told before its time is up.
    if (unsent) return [headline];
    const said = say`How far step ${stage} of ${nameOf(release)} (${rollout}) is can't be seen: ${text.why}. It may go on at its target all the same; I keep looking.`;
    return [headline, due.note(id, `unseen/${rollout}/${stage}/${now}`, said, true)];
  },
});
