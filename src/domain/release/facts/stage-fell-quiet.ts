import { fact } from '../../deciding/fact.ts';
import { GONOGO } from '../../deciding/world.ts';
import { isMember } from '../../people/members.ts';
import { at, say } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf, rolloutOf } from '../release.ts';
import { signWords } from '../rollout/quiet.ts';
import { stepNamed } from '../rollout/rollout-parts.ts';
import { overdue, overdueAfterNudge } from './overdue.ts';
import { withStage } from './stages.ts';
import { telling } from './telling.ts';

/** `since`: from when on it was waited, UTC ISO. `moved`: it is heard of, and nothing has changed since then. */
type Data = { rollout: string; stage: string; n: number; since: string; moved?: string; at: string };

/** Whoever started it looks after it: before its time is up, or since what hangs may be shown as running for ever. */
export const stageFellQuiet = fact(releases, 'StageFellQuiet')<Data>()({
  evolve: (release, { stage, at }) => withStage(release, stage, { nudgedAt: at }),
  follows(quiet, release, world) {
    const { due, id, seesTo, headline } = telling(quiet, release, world);
    const { rollout, stage: name, n, moved } = quiet;
    const run = rolloutOf(release);
    const looksAfter = run && isMember(world.people, run.by) && run.by !== GONOGO.id ? [run.by] : seesTo;
    const stage = stepNamed(run, name);
    const heard = stage?.heardAt ?? stage?.startedAt ?? quiet.at;
    const last = say`${signWords(stage ?? {})} ${at(heard)}`;
    const link = stage?.url ? say` Its run: ${stage.url}` : say``;
    const what = say`step ${name} of ${nameOf(release)} (${id})`;
    const how = moved
      ? say`Nothing moves: ${what} is still said to run, ${last}, and nothing has changed since ${at(moved)}`
      : say`Its pipeline is quiet: ${what}, ${last}`;
    // Whoever looks there finds a step at work: what is broken is our view of it.
    const { unseen } = stage ?? {};
    const blind = unseen?.unsent
      ? say` It is not known to be taken: ${unseen.why}. It is tried again.`
      : unseen
        ? say` How far it is can't be seen since ${at(unseen.at)}: ${unseen.why}.`
        : say``;
    const said = say`${how}.${blind} Look at its run, or stop waiting.${link}`;
    const offers = [
      { verb: 'stop-waiting', label: 'Stop waiting…', about: id },
      { verb: 'show', label: 'Details', about: id },
    ];
    const key = moved ? `still/${rollout}/${name}/${quiet.at}` : `quiet/${rollout}/${name}/${n}`;
    return [
      headline,
      ...looksAfter.map((who) => due.tell(who, key, said, id, offers)),
      // What is seen to run has not failed, however long it takes.
      moved ? overdue(quiet, release, world) : overdueAfterNudge(quiet, release, world),
    ];
  },
});
