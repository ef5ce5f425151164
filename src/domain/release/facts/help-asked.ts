import { fact } from '../../deciding/fact.ts';
import { oneIf } from '../../deciding/reads.ts';
import { freezes } from '../../freeze/document.ts';
import { frozenBy } from '../../freeze/frozen-span.ts';
import { dueAt } from '../../intents/due.ts';
import { at as instant, say, users } from '../../phrase.ts';
import { releases } from '../document.ts';
import { HELP, helpNamed, SOUGHT } from '../helping/help.ts';
import { nameOf } from '../release.ts';

/** `freeze`: the one that a pass is sought for. */
type Data = { action: string; asked: string[]; by: string; at: string; freeze?: string };

/** What was asked of whom is kept until its state is another one: nobody is asked twice for the same. */
export const helpAsked = fact(releases, 'HelpAsked')<Data>()({
  evolve(release, { action: kind, asked, by, at, freeze }) {
    const { asked: before = [] } = release;
    const action = SOUGHT.write({ action: kind, freeze });
    const of = [...(before.find((a) => a.action === action)?.of ?? []), ...asked];
    return { ...release, asked: [...before.filter((a) => a.action !== action), { action, by, at, of }] };
  },
  reads: ({ freeze }) => ({ freeze: oneIf(freezes, freeze) }),
  follows({ action, asked, by, at, freeze: passed }, release, world) {
    const { id } = release;
    const help = helpNamed(action) ?? 'update';
    const { freeze } = world;
    const through = freeze ? say` for ${frozenBy(freeze)} until ${instant(freeze.until)}` : [];
    const said = say`${users([by])} asks you to ${HELP[help].does}${through}: ${nameOf(release)} (${id}).`;
    const due = dueAt(world);
    return [
      ...asked.map((who) =>
        due.asksHelp(who, `help/${id}/${at}`, said, {
          release: id,
          help: SOUGHT.write({ action: help, freeze: passed }),
        }),
      ),
      ...due.myTurn([by]),
    ];
  },
});
