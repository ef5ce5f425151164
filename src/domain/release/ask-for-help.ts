import { ACTIONS } from '../company/roles.ts';
import { command } from '../deciding/command.ts';
import { type Decision, moot, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { holdersOf } from '../people/may.ts';
import { outsider } from '../people/outsiders.ts';
import { say } from '../phrase.ts';
import { releases } from './document.ts';
import { helpAsked } from './facts/help-asked.ts';
import { nameOf } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** Whoever may not do something asks those who may. */
export type AskForHelp = { type: 'AskForHelp'; release: string; action: string };

const MOST = 5;

export const askForHelp = command<AskForHelp>()({
  reads: ({ release }) => ({ release: one(releases, release) }),
  decide(world, { release: id, action: named }): Decision {
    const { release, actor, now } = world;
    if (!release) return unknownRelease(id);
    const no = outsider(world, say`ask for help with ${nameOf(release)}`);
    if (no) return no;
    const action = ACTIONS.find((a) => a === named);
    if (!action) return moot('there is no such action');
    const asked = holdersOf(world, action)
      .filter((who) => who !== actor.id)
      .slice(0, MOST);
    if (asked.length === 0)
      return refuse('nobody', say`Nobody may do that with ${nameOf(release)}.`, {
        remedy: say`Add members in manifests/roles.yml.`,
      });
    return { facts: [helpAsked.of(id, { action, asked, by: actor.id, at: now })] };
  },
});
