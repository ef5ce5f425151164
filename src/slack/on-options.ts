import type { SlackOptionsMiddlewareArgs } from '@slack/bolt';
import type { PlainTextOption } from '@slack/types';
import { offered } from '../blocks/long-list.ts';
import { stackOf } from '../thrown/words.ts';
import { CHOICES } from '../words/router.ts';
import { inTime } from './answering.ts';
import type { Listened, Listening } from './listening.ts';
import { Suggestion } from './parse.ts';

type Suggesting = SlackOptionsMiddlewareArgs<'block_suggestion'>;

/** Lists of messages of the old kind ask too; we have none. */
export const isSuggesting = (args: SlackOptionsMiddlewareArgs | Suggesting): args is Suggesting =>
  args.body.type === 'block_suggestion';

/** Somebody types in a list of a dialog that is too long to be sent whole: Slack asks what there is. */
export async function onOptions(l: Listening, asking: Listened, { body, ack }: Suggesting): Promise<void> {
  const { user, view, block_id, value } = Suggestion.parse(body);
  const choosing = CHOICES.get(view.callback_id);
  const fields = choosing ? await inTime(choosing(view.private_metadata, asking(user.id)).catch(failed(l))) : {};
  // Too late, Slack is told of nothing that fits, and asks again with the next letter.
  const options = fields === 'late' ? [] : (new Map(Object.entries(fields)).get(block_id) ?? []);
  await ack({ options: offered(options, value) });
}

const failed =
  (l: Listening) =>
  (error: unknown): Record<string, PlainTextOption[]> => {
    l.log('choices could not be listed', { error: stackOf(error) });
    return {};
  };
