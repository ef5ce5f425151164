import type { SlackCommandMiddlewareArgs } from '@slack/bolt';
import { fromSlack } from '../reading/typed.ts';
import { runCommand } from '../words/router.ts';
import { guarded, inTime, lateWords, shown } from './answering.ts';
import type { Listened, Listening } from './listening.ts';
import { follow } from './picture.ts';
import { saidThere } from './said-there.ts';

/** The slash command. */
export async function onCommand(
  l: Listening,
  asking: Listened,
  { command, ack, respond }: SlackCommandMiddlewareArgs,
): Promise<void> {
  const working = guarded(l, () => runCommand(fromSlack(command.text, l.directory), asking(command.user_id)));
  const answer = await inTime(working);
  if (answer === 'late') {
    await ack({ response_type: 'ephemeral', text: 'Still working on it. I’ll tell you here how it ended.' });
    const late = lateWords(await working);
    const asked = { user: command.user_id, key: `command/${command.user_id}/${command.trigger_id}` };
    if (late) await saidThere(l, respond, { response_type: 'ephemeral' }, late, asked);
    return;
  }
  const said = await shown(l, answer, command.trigger_id);
  await ack(said ? { response_type: 'ephemeral', ...said } : undefined);
  if ('say' in answer && answer.picture) await follow(l, answer.picture, respond);
}
