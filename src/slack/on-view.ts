import type { SlackViewMiddlewareArgs } from '@slack/bolt';
import { md } from '../blocks/mrkdwn.ts';
import { notice, type Submitted } from '../words/ask.ts';
import { SUBMITS } from '../words/router.ts';
import { inTime } from './answering.ts';
import type { Listened, Listening } from './listening.ts';
import { fieldsOf, Submission } from './parse.ts';

/** A modal that was submitted. */
export async function onView(l: Listening, asking: Listened, { body, ack }: SlackViewMiddlewareArgs): Promise<void> {
  if (body.type !== 'view_submission') return ack();
  const submission = Submission.parse(body);
  const onSubmit = SUBMITS.get(submission.view.callback_id);
  if (!onSubmit) return ack();
  const answer = await submitted(l, () =>
    onSubmit(fieldsOf(submission.view.state), submission.view.private_metadata, asking(submission.user.id)),
  );
  if ('errors' in answer) await ack({ response_action: 'errors', errors: answer.errors });
  else if ('update' in answer) await ack({ response_action: 'update', view: answer.update });
  // Nothing of what it stood upon is worth coming back to.
  else await ack({ response_action: 'clear' });
}

async function submitted(l: Listening, work: () => Promise<Submitted>): Promise<Submitted> {
  const answer = await inTime(
    work()
      .then(l.house)
      .catch((error: unknown): Submitted => {
        l.log('a submission failed', { error: error instanceof Error ? error.stack : String(error) });
        return {
          update: notice(
            'Something went wrong',
            md`Something went wrong on my side, and nothing was changed. Please try again.`,
          ),
        };
      }),
  );
  return answer === 'late'
    ? {
        update: notice('Still working on it', md`This takes longer than usual. The release's card shows how it ended.`),
      }
    : answer;
}
