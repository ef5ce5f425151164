import { md } from '../blocks/mrkdwn.ts';
import { notice, type OnClick, type OnSubmit, say } from './ask.ts';

/** Slack keeps messages and dialogs for longer than a version lasts: what one shows may be what another, newer or older, knew how to answer. */

const OVER = md`Another version of Gonogo made this, and the one that runs now does not know what it was for. Nothing was done.`;

export const clickedThere: OnClick = async () => say(md`${OVER} See what is open: \`/release list\`.`);

/** What was written is worth keeping: the dialog stays, with the words at its first field, where it has one. */
export const submittedThere: OnSubmit = async (fields) => {
  const [first] = Object.keys(fields);
  const words = md`${OVER} Copy what you wrote, and open the dialog anew.`;
  return first === undefined ? { update: notice('Not done', words) } : { errors: { [first]: `${words}` } };
};
