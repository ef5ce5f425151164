import { hears } from '../../company/audiences.ts';
import { fact } from '../../deciding/fact.ts';
import { GONOGO, type World } from '../../deciding/world.ts';
import { currentOnes, type Freezes } from '../../freeze/document.ts';
import { freezesAt } from '../../freeze/freeze.ts';
import { targetOf } from '../../freeze/scope.ts';
import type { Due } from '../../intents/intent.ts';
import { stopOf } from '../../intents/of-steps.ts';
import { heldIn } from '../../lock/document.ts';
import { holdersTold } from '../../lock/passed.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { type Abandoned, type Begun, nameOf, type Release, type Rollout, rolloutOf, voteOf } from '../release.ts';
import { cutOff } from '../rollback/left-unheard.ts';
import { itemsBack, leftAlone } from '../rollback/taken-back.ts';
import { isUnheard } from '../rollout/doubt.ts';
import { askedForEffect } from './asked-for-effect.ts';
import { baseOf } from './base.ts';
import { besidesOf, neighboursShown } from './neighbours.ts';
import { telling, voteShown } from './telling.ts';

/** `why`: of a rollback; forwards, of passing a soft freeze. */
type Data = { rollout: Rollout; text: { why: string } };

/** What may still be heard of is remembered, as many steps as a pipeline may have forgotten at once. */
const KEPT = 10;

export const rolloutStarted = fact(releases, 'RolloutStarted')<Data>()({
  evolve(release, { rollout, text }) {
    const begun = {
      ...baseOf(release),
      ...leftBehind(release),
      begun: begunWith(release, rollout),
      runs: release.runs + 1,
    };
    const vote = voteOf(release) ?? '';
    if (rollout.direction === 'forward') return { ...begun, status: 'deploying', vote, rollout };
    const left = leftAlone(release, rollout.stages).map(cutOff);
    const run = { ...rollout, ...(left.length > 0 && { left }) };
    return { ...begun, status: 'rolling-back', vote, rollout: run, reason: text.why };
  },
  reads: (_, release) => ({ ...besidesOf(release), locks: heldIn(release.environment), freezes: currentOnes }),
  follows(started, release, world) {
    const { due, id, headline: card, turns, told, cause } = telling(started, release, world);
    const { rollout, text } = started;
    // Answers that could be changed can't be any more.
    const headline = [
      card,
      ...voteShown(release, world),
      ...neighboursShown(release, world),
      ...holdersTold(release, rollout, text.why, world),
    ];
    const after = rollout.after ? say`, once ${rollout.after} is back` : say``;
    // What comes back by itself has that in its reason.
    const by = rollout.by === GONOGO.id ? say`` : say`, by ${users([rollout.by])}`;
    if (rollout.direction === 'back')
      return [
        ...headline,
        ...stops(release, world),
        ...due.posts('rolling-back', cause, {
          ...told,
          said: say`Rolling back ${nameOf({ ...release, items: itemsBack(release) })} (${id})${after}${by}. Why: ${text.why}`,
        }),
        ...turns,
        ...(isAgain(release) && rollout.by !== GONOGO.id
          ? [due.timer(`take-pages/${cause}`, world.now, { type: 'TakePages', release: id, by: rollout.by })]
          : []),
      ];
    const anyway = say`Deployed through a soft freeze by ${users([rollout.by])}: ${text.why}`;
    return [
      ...headline,
      ...due.posts('deploying', cause, {
        ...told,
        ...heldOtherwise(release, world),
        ...(isTriedAgain(release) && { again: true }),
      }),
      // Whoever heard of its failure, and not of each deploy, hears that it is tried again.
      ...(isTriedAgain(release) ? due.posts('resumed', cause, told, (a) => !hears(a, 'deploying')) : []),
      ...askedForEffect(release, cause, 'deploying', world),
      ...(text.why ? [due.note(id, `${cause}/anyway`, anyway, true)] : []),
      ...turns,
    ];
  },
});

/** Those who were told that nothing goes live then hear that this does: by a pass, or because somebody overrode the freeze. */
function heldOtherwise(release: Release, world: World & Freezes): { still?: string } {
  const [last] = freezesAt(world, targetOf(release), world.now).filter((f) => !f.soft && !f.closed);
  return last ? { still: last.until } : {};
}

/** Whether what failed before may have woken somebody: whoever sends it back again does what they were asked for. */
const isAgain = ({ begun = [], drill }: Release) => drill !== undefined || begun.at(-2)?.back === true;

/** What was deployed there before, and did not get there. */
function isTriedAgain({ begun = [], environment }: Release): boolean {
  const before = begun.at(-2);
  return before?.environment === environment && !before.back;
}

/** When it began where; of those of before nobody kept it. */
function begunWith({ environment, begun = [] }: Release, { startedAt: at, direction }: Rollout): Begun[] {
  return [...begun, { environment, at, ...(direction === 'back' && { back: true as const }) }].slice(-KEPT);
}

/** Its own step that ran when it went back is stopped. */
const stops = (release: Release, world: World): Due[] =>
  (release.abandoned ?? [])
    .filter((a) => a.stage.state === 'running' && a.rollout === `${release.id}-${release.runs - 1}`)
    .map((a) => stopOf(release, { id: a.rollout, direction: a.direction }, a.stage, world));

/** The steps of the run before that nobody has heard the end of. */
function leftBehind(release: Release): { abandoned?: Abandoned[] } {
  const run = rolloutOf(release);
  const unheard = run?.stages.filter((s) => s.state === 'running' || isUnheard(s)) ?? [];
  if (!run || unheard.length === 0) return {};
  const more = unheard.map((stage): Abandoned => ({ rollout: run.id, direction: run.direction, stage }));
  return { abandoned: [...(release.abandoned ?? []), ...more].slice(-KEPT) };
}
