import { fact } from '../../deciding/fact.ts';
import { dueAt } from '../../intents/due.ts';
import { say, users } from '../../phrase.ts';
import { askedFor } from '../asking.ts';
import { askings } from '../document.ts';

type Data = {
  verb: string;
  of: string[];
  by: string;
  at: string;
  ends?: string;
  text: { about: string; what: string };
};

/** Each of them gets one message, with the button that does it under their own name. */
export const othersAsked = fact(askings, 'OthersAsked')<Data>()({
  opens: ({ asking: id, verb, of, by, at, ends, text }) => ({
    v: 1,
    id,
    by,
    verb,
    ...text,
    ...(ends !== undefined && { ends }),
    at,
    of,
  }),
  follows({ asking: id, of, by, at }, asking, world) {
    const { does = 'do something', label = 'Open it' } = askedFor(asking) ?? {};
    const said = say`${users([by])} asks you to ${asking.verb === 'again' ? 'do this' : does}: ${asking.what}.`;
    const offers = [{ verb: 'take-on', label, about: id }];
    return of.map((who) => dueAt(world).tell(who, `asked/${id}/${at}`, said, undefined, offers));
  },
});
