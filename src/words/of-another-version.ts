import { shownIn } from '../blocks/as-shown.ts';
import { md } from '../blocks/mrkdwn.ts';
import type { CarriedAs } from '../domain/deciding/about.ts';
import { type Answer, type Ask, notice, type OnClick, type OnSubmit, say } from './ask.ts';

/** Slack keeps messages and dialogs for longer than a version lasts: what one shows may be what another, newer or older, knew how to answer. */

const OVER = md`Another version of Gonogo made this, and the one that runs now does not know what it was for. Nothing was done.`;

export const clickedThere = async (): Promise<Answer> => say(md`${OVER} See what is open: \`/release list\`.`);

/** What was written is worth keeping: the dialog stays, with the words at its first field, where it has one. */
export const submittedThere: OnSubmit = async (fields) => {
  const [first] = Object.keys(fields);
  const words = md`${OVER} Copy what you wrote, and open the dialog anew.`;
  return first === undefined ? { update: notice('Not done', words) } : { errors: { [first]: `${words}` } };
};

type Clicked = Awaited<ReturnType<OnClick>>;

/** A click on a button that carries what `about` reads. `value`: as it was carried, with what was shown beside it. */
export const onClickOf =
  <T>(
    about: CarriedAs<T>,
    click: (of: T, ask: Ask, value: string, around: Parameters<OnClick>[2]) => Promise<Clicked>,
  ): OnClick =>
  async (value, ask, around) => {
    const of = about.read(shownIn(value).about);
    return of === undefined ? clickedThere() : click(of, ask, value, around);
  };

/** The same of a dialog that takes it along. */
export const onSubmitOf =
  <T>(
    about: CarriedAs<T>,
    submit: (fields: Parameters<OnSubmit>[0], of: T, ask: Ask, metadata: string) => ReturnType<OnSubmit>,
  ): OnSubmit =>
  async (fields, metadata, ask) => {
    const of = about.read(shownIn(metadata).about);
    return of === undefined ? submittedThere(fields, metadata, ask) : submit(fields, of, ask, metadata);
  };
