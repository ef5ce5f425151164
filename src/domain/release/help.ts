import { ACTIONS } from '../company.ts';
import { type Decision, holdersOf, moot, refuse, type World } from '../decision.ts';
import { say } from '../phrase.ts';
import { helpAsked } from './facts/help-asked.ts';
import { nameOf } from './release.ts';
import { unknownRelease } from './unknown.ts';

/** Whoever may not do something asks those who may. */
export type AskForHelp = { type: 'AskForHelp'; release: string; action: string };

const MOST = 5;

export function askForHelp(world: World, { release: id, action: named }: AskForHelp): Decision {
  const release = world.releases[id];
  if (!release) return unknownRelease(id);
  const action = ACTIONS.find((a) => a === named);
  if (!action) return moot('there is no such action');
  const asked = holdersOf(world, action)
    .filter((id) => id !== world.actor.id)
    .slice(0, MOST);
  if (asked.length === 0)
    return refuse('nobody', say`Nobody may do that with ${nameOf(release)}.`, {
      remedy: say`Add members in manifests/roles.yml.`,
    });
  return {
    facts: [helpAsked.of(id, { action, asked, by: world.actor.id, at: world.now })],
  };
}
