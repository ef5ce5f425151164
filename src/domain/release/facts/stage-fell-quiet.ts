import { fact } from '../../deciding/fact.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, rolloutOf } from '../release.ts';
import { overdueAfterNudge } from './overdue.ts';
import { telling } from './telling.ts';

/** `since`: from when on it was waited, UTC ISO. */
type Data = { rollout: string; stage: string; n: number; since: string; at: string };

/** Whoever started it looks after it before its time is up. */
export const stageFellQuiet = fact(releases, 'StageFellQuiet')<Data>()({
  follows(quiet, release, world) {
    const { due, id, owner, headline } = telling(quiet, release, world);
    const { rollout, stage: name, n } = quiet;
    const run = rolloutOf(release);
    const stage = run?.stages.find((s) => s.name === name);
    const heard = stage?.heardAt ?? stage?.startedAt ?? quiet.at;
    const last = n > 0 ? say`last heard ${at(heard)}` : say`nothing heard since it was sent ${at(heard)}`;
    const link = stage?.url ? say` Its run: ${stage.url}` : say``;
    const said = say`Its pipeline is quiet: step ${name} of ${nameOf(release)} (${id}), ${last}. Look at its run, or stop waiting: /release stop-waiting ${id}.${link}`;
    return [
      headline,
      due.tell(run && /^[UW]/.test(run.by) ? run.by : owner, `quiet/${rollout}/${name}/${n}`, said, id),
      overdueAfterNudge(quiet, release, world),
    ];
  },
});
