import { ACTIONS, type Action } from '../company.ts';
import { type Decision, holdersOf, moot, refuse, type World } from '../decision.ts';
import { say } from '../phrase.ts';
import { unknownRelease } from '../vote/commands.ts';
import { nameOf } from './release.ts';

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
    facts: [
      {
        stream: `release/${id}`,
        type: 'HelpAsked',
        release: id,
        action,
        asked,
        by: world.actor.id,
        at: world.now,
      },
    ],
  };
}

/** What people read of an action. */
export const ACTION_WORDS: Record<Action, string> = {
  plan: 'plan something',
  'open-vote': 'open the vote',
  deploy: 'deploy it',
  rollback: 'roll it back',
  cancel: 'move, edit or cancel it',
  freeze: 'give it a freeze pass',
  update: 'post an update on it',
  trains: 'change its train',
  override: 'override its checks',
};
