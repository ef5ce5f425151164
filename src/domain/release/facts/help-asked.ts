import { ACTIONS, type Action } from '../../company/roles.ts';
import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { nameOf } from '../release.ts';

type Data = { action: string; asked: string[]; by: string; at: string };

export const helpAsked = fact(releases, 'HelpAsked')<Data>()({
  follows({ action, asked, by, at }, release, world) {
    const { id } = release;
    const does = ACTION_WORDS[ACTIONS.find((a) => a === action) ?? 'update'];
    const said = say`${users([by])} asks you to ${does}: ${nameOf(release)} (${id}).`;
    return asked.map((who) => dueAt(world).tell(who, `help/${id}/${at}`, said, id));
  },
});

/** What people read of an action. */
const ACTION_WORDS: Record<Action, string> = {
  plan: 'plan something',
  'open-vote': 'open the vote',
  deploy: 'deploy it',
  rollback: 'roll it back',
  cancel: 'move, edit or cancel it',
  freeze: 'give it a freeze pass',
  lock: 'see to its lock',
  update: 'post an update on it',
  trains: 'change its train',
  override: 'override its checks',
  record: 'record what was done by hand',
  read: 'show it',
};
