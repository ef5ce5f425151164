import { command } from '../deciding/command.ts';
import { type Decision, moot, type Refusal, refuse } from '../deciding/decision.ts';
import { one } from '../deciding/reads.ts';
import { holdersOf } from '../people/may.ts';
import { outsider } from '../people/outsiders.ts';
import { at, say, users } from '../phrase.ts';
import { type Asking, askedFor } from './asking.ts';
import { askings } from './document.ts';
import { othersAsked } from './facts/others-asked.ts';

/** Whoever may not do something that is about no release asks those who may. `asking`: the same for the same person and thing on one day. */
export type AskOthers = {
  type: 'AskOthers';
  asking: string;
  verb: string;
  about: string;
  what: string;
  ends?: string | undefined;
};

const MOST = 5;

export const askOthers = command<AskOthers>()({
  reads: ({ asking }) => ({ asking: one(askings, asking) }),
  decide(world, { asking: id, verb, about, what, ends }): Decision {
    const { asking: earlier, actor, now } = world;
    const wanted = askedFor({ verb, about });
    if (!wanted) return moot('that can’t be asked for');
    const no = outsider(world, say`ask others to ${wanted.does}`);
    if (no) return no;
    if (earlier) return askedAlready(earlier);
    if (ends !== undefined && ends <= now) return askedTooLate(ends);
    const of = holdersOf(world, wanted.takes.action)
      .filter((who) => who !== actor.id)
      .slice(0, MOST);
    if (of.length === 0)
      return refuse('nobody', say`Nobody else may do that.`, { remedy: say`Add members in manifests/roles.yml.` });
    const told = { verb, of, by: actor.id, at: now, ...(ends !== undefined && { ends }) };
    return { facts: [othersAsked.of(id, { ...told, text: { about, what } })] };
  },
});

const askedAlready = ({ of, at: when, taken }: Asking): Refusal =>
  taken
    ? refuse('taken-on', say`${users([taken.by])} took that on ${at(taken.at)}.`, {
        remedy: say`Talk to them if it isn't done.`,
      })
    : refuse('asked-already', say`You asked ${users(of)} already, ${at(when)}, by direct message.`, {
        remedy: say`Talk to them if it can't wait.`,
      });

/** What was asked for would be over. */
export const askedTooLate = (ends: string): Refusal =>
  refuse('over', say`That was asked for until ${at(ends)}, which is over: nothing was done.`, {
    remedy: say`Ask anew with another end.`,
  });
