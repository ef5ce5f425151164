import type { Message } from '../blocks/blocks.ts';
import { shortened } from '../blocks/text.ts';
import type { AudienceEvent } from '../domain/company/audiences.ts';
import type { Outlook } from '../domain/release/outlook.ts';
import type { State } from '../domain/release/state.ts';
import { clear } from './clear.ts';
import { outward } from './outward.ts';
import type { StandingWords } from './standing.ts';
import type { Field, View } from './view.ts';

type In<F extends Field> = {
  cleared: readonly F[];
  /** to those outside the teams: what was typed names nobody inside, and nobody's words for engineers reach them */
  outside: boolean;
  /** its one word for each state */
  word(state: State): string;
  render(event: AudienceEvent, view: Pick<View, F>): Message;
  /** where a release stands now */
  stands(view: Pick<View, F>, outlook: Outlook): StandingWords;
};

/** A language in which audiences are spoken to. `render` and `stands` see only what is `cleared`, whatever they are given. */
export type LanguageOf = Omit<In<Field>, 'render' | 'stands'> & {
  render(event: AudienceEvent, view: View): Message;
  stands(view: View, outlook: Outlook): StandingWords;
  /** what it may be told of a view */
  sees(view: View): Partial<View>;
};

export function language<F extends Field>({ cleared, outside, word, render, stands }: In<F>): LanguageOf {
  const sees = (view: View) => clear(outside ? outwardly(view) : view, cleared);
  return {
    cleared,
    outside,
    word,
    sees,
    render: (event, view) => render(event, sees(view)),
    stands: (view, outlook) => stands(sees(view), outside ? onlyOutward(outlook) : outlook),
  };
}

/** Characters of a name. */
const NAME = 80;
/**
 * The fields that people type for their colleagues, and how many characters of each others read: a reason of a page is no line of three, and a name
 * stands in many lines. What is written for an audience (`text`) stays as it is; so does what customers notice, which is written for those who tell them.
 */
const TYPED = [
  ['why', 300],
  ['was', 300],
  ['held', NAME],
  ['freeze', NAME],
  ['freezeWhy', 300],
  ['customers', Number.POSITIVE_INFINITY],
] as const satisfies readonly (readonly [Field, number])[];

function outwardly(view: View): View {
  const clean = { ...view };
  for (const [field, most] of TYPED) clean[field] = shortened(outward(view[field]), most);
  return clean;
}

const onlyOutward = ({ hold, doer, ...outlook }: Outlook): Outlook => ({
  ...outlook,
  saw: [],
  pausedBy: [],
  doer: { role: doer.role },
  ...(hold && { hold: { ...hold, name: shortened(outward(hold.name), NAME) } }),
});
