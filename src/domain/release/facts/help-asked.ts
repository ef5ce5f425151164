import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { HELP, helpNamed } from '../helping/help.ts';
import { nameOf } from '../release.ts';

type Data = { action: string; asked: string[]; by: string; at: string };

/** What was asked of whom is kept until its state is another one: nobody is asked twice for the same. */
export const helpAsked = fact(releases, 'HelpAsked')<Data>()({
  evolve(release, { action, asked, by, at }) {
    const { asked: before = [] } = release;
    const of = [...(before.find((a) => a.action === action)?.of ?? []), ...asked];
    return { ...release, asked: [...before.filter((a) => a.action !== action), { action, by, at, of }] };
  },
  follows({ action, asked, by, at }, release, world) {
    const { id } = release;
    const help = helpNamed(action) ?? 'update';
    const said = say`${users([by])} asks you to ${HELP[help].does}: ${nameOf(release)} (${id}).`;
    const due = dueAt(world);
    return [
      ...asked.map((who) => due.asksHelp(who, `help/${id}/${at}`, said, { release: id, help })),
      ...due.myTurn([by]),
    ];
  },
});
