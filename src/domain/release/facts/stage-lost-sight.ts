import { fact } from '../../deciding/fact.ts';
import { say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, rolloutOf } from '../release.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

type Data = { rollout: string; stage: string; at: string; text: { why: string } };

/** Its target does not say how far a step is: people hear it before its time is up, and read it where the step ended for want of an answer. */
export const stageLostSight = fact(releases, 'StageLostSight')<Data>()({
  evolve(release, { stage: name, at: now, text: { why } }) {
    const since = rolloutOf(release)?.stages.find((s) => s.name === name)?.unseen?.at ?? now;
    return withStage(release, name, { unseen: { at: since, why } });
  },
  follows(lost, release, world) {
    const { due, id, headline } = telling(lost, release, world);
    const { rollout, stage, at: now, text } = lost;
    const said = say`How far step ${stage} of ${nameOf(release)} (${rollout}) is can't be seen: ${text.why}. It goes on at its target; I keep looking.`;
    return [headline, due.note(id, `unseen/${rollout}/${stage}/${now}`, said, true)];
  },
});
