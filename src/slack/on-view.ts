import type { SlackViewMiddlewareArgs } from '@slack/bolt';
import type { View } from '@slack/types';
import { message } from '../blocks/blocks.ts';
import { type Mrkdwn, md } from '../blocks/mrkdwn.ts';
import { stackOf } from '../thrown/words.ts';
import { notice, type Submitted } from '../words/ask.ts';
import { submitOf } from '../words/router.ts';
import { FAULT, inTime } from './answering.ts';
import type { Listened, Listening } from './listening.ts';
import { replaced } from './modals.ts';
import { fieldsOf, Submission } from './parse.ts';
import { inPrivate } from './said-in-thread.ts';

/** A modal that was submitted. */
export async function onView(l: Listening, asking: Listened, { body, ack }: SlackViewMiddlewareArgs): Promise<void> {
  if (body.type !== 'view_submission') return ack();
  const submission = Submission.parse(body);
  const { user, view } = submission;
  const onSubmit = submitOf(view.callback_id);
  const working = guardedSubmit(l, () => onSubmit(fieldsOf(view.state), view.private_metadata, asking(user.id)));
  const answer = await inTime(working);
  if (answer === 'late') {
    await ack({ response_action: 'update', view: LATE });
    const { view: now, said } = endOf(await working);
    // Who has closed it meanwhile hears in private how it ended.
    if (!(await replaced(l, { id: view.id }, now))) await inPrivate(l, user.id, message(said), view.id);
    return;
  }
  if ('errors' in answer) await ack({ response_action: 'errors', errors: answer.errors });
  else if ('update' in answer) await ack({ response_action: 'update', view: answer.update });
  // Nothing of what it stood upon is worth coming back to.
  else await ack({ response_action: 'clear' });
}

const LATE = notice('Still working on it', md`This takes longer than usual. How it ended will stand here.`);

/** What a submission came to, as a dialog in the place of its own, and in words. */
function endOf(answer: Submitted): { view: View; said: Mrkdwn } {
  if ('update' in answer) {
    const { update: view } = answer;
    return { view, said: md`What you sent from a dialog came to: *${'title' in view ? view.title.text : 'done'}*.` };
  }
  const said = 'close' in answer ? md`It is done.` : md`It was not done: ${Object.values(answer.errors).join(' ')}`;
  return { view: notice('close' in answer ? 'Done' : 'Not done', said), said };
}

async function guardedSubmit(l: Listening, work: () => Promise<Submitted>): Promise<Submitted> {
  try {
    return l.house(await work());
  } catch (error) {
    l.log('a submission failed', { error: stackOf(error) });
    return { update: notice('A fault of mine', FAULT) };
  }
}
