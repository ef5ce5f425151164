import { command } from '../../deciding/command.ts';
import { type Decision, moot, type Refusal, refuse } from '../../deciding/decision.ts';
import { one, oneIf, some } from '../../deciding/reads.ts';
import type { World } from '../../deciding/world.ts';
import { type Delegations, standing } from '../../delegation/document.ts';
import { freezes } from '../../freeze/document.ts';
import { stillHits } from '../../freeze/held-releases.ts';
import { outsider } from '../../people/outsiders.ts';
import { at, say, users } from '../../phrase.ts';
import { agedNow } from '../../vote/answering/aged.ts';
import { youngIn } from '../../vote/answering/expiry.ts';
import { askedOf } from '../../vote/asked.ts';
import { type Votes, votes } from '../../vote/document.ts';
import { releases } from '../document.ts';
import { helpAsked } from '../facts/help-asked.ts';
import { type HelpSought, nameOf, type Release, voteOf } from '../release.ts';
import { isSo, openIt } from '../state-refusals.ts';
import { unknownRelease } from '../unknown.ts';
import { HELP, type HelpKind, helpersOf, helpNamed, SOUGHT } from './help.ts';

/** Whoever may not do something asks those who may. `action`: one of `HELPS`; `freeze`: the id of the one that a pass is sought for. */
export type AskForHelp = { type: 'AskForHelp'; release: string; action: string; freeze?: string };

const MOST = 5;

export const askForHelp = command<AskForHelp>()({
  reads: ({ release, freeze }) => ({
    release: one(releases, release),
    delegations: standing,
    freeze: oneIf(freezes, freeze),
  }),
  also: ({ release }) => ({ votes: some(votes, [(release && voteOf(release)) ?? []].flat()) }),
  decide(world, { release: id, action: named, freeze: passed }): Decision {
    const { release, actor, now, freeze } = world;
    if (!release) return unknownRelease(id);
    const no = outsider(world, say`ask for help with ${nameOf(release)}`);
    if (no) return no;
    const action = helpNamed(named);
    if (!action) return moot('there is no such action');
    if (passed !== undefined && !(freeze && stillHits(release, freeze, now)))
      return isSo('no-need', release, say`${passed} does not keep it from its time any more.`);
    const sought = SOUGHT.write({ action, freeze: passed });
    const who = ableTo(action, release, world)
      .filter((person) => person !== actor.id)
      .slice(0, MOST);
    const earlier = release.asked?.find((a) => a.action === sought);
    const asked = who.filter((person) => !earlier?.of.includes(person));
    if (earlier && who.length > 0 && asked.length === 0) return askedAlready(release, earlier);
    const done = noNeed(action, release, who);
    return (
      done ?? {
        facts: [
          helpAsked.of(id, { action, asked, by: actor.id, at: now, ...(passed !== undefined && { freeze: passed }) }),
        ],
      }
    );
  },
});

/** Who can do it now: whoever may, or whose answer is missing. */
function ableTo(action: HelpKind, release: Release, world: World & Delegations & Votes): string[] {
  if (action !== 'answer') return helpersOf(action, release, world);
  const vote = world.votes[voteOf(release) ?? ''];
  return vote && agedNow(release, vote, world.now).length > 0 ? askedOf(youngIn(vote, world.now), world) : [];
}

const askedAlready = (release: Release, { by, at: when, of }: HelpSought): Refusal =>
  refuse('asked-already', say`${users([by])} asked ${users(of)} already, ${at(when)}, by direct message.`, {
    remedy: say`Talk to them if it can't wait.`,
    offers: openIt(release),
  });

/** It was done meanwhile, or there is nobody who could. */
function noNeed(action: HelpKind, release: Release, who: string[]): Refusal | undefined {
  if (HELP[action].serves?.(release) === false)
    return isSo('no-need', release, say`nobody has to be asked to ${HELP[action].does} any more.`);
  if (who.length > 0) return undefined;
  return action === 'answer'
    ? isSo('no-need', release, say`nobody has to answer again.`)
    : refuse('nobody', say`Nobody may do that with ${nameOf(release)}.`, {
        remedy: say`Add members in manifests/roles.yml.`,
      });
}
