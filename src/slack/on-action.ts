import type { SlackActionMiddlewareArgs } from '@slack/bolt';
import type { View } from '@slack/types';
import type { z } from 'zod';
import type { Message } from '../blocks/blocks.ts';
import { CLICKS } from '../words/router.ts';
import { guarded, inTime, lateWords, shown } from './answering.ts';
import type { Asking, Listening } from './listening.ts';
import { momentOf } from './moment.ts';
import { Click, fieldsOf } from './parse.ts';
import { follow } from './picture.ts';

/** A click on a button or a choice from a menu. */
export async function onAction(
  l: Listening,
  asking: Asking,
  { body, ack, respond }: SlackActionMiddlewareArgs,
): Promise<void> {
  const click = Click.parse(body);
  const [action] = click.actions;
  const { verb, about } = clicked(action);
  const onClick = CLICKS.get(verb);
  if (!onClick) return ack();
  const around = click.view && { view: modalOf(click.view), fields: fieldsOf(click.view.state) };
  const acted = momentOf(action?.action_ts);
  const working = guarded(l, () =>
    onClick(about, asking(click.user.id, { inHome: click.view?.type === 'home', ...(acted && { acted }) }), around),
  );
  const answer = await inTime(working);
  if (answer === 'late') {
    await ack();
    const late = lateWords(await working);
    if (late && click.response_url)
      await respond({ response_type: 'ephemeral', replace_original: false, ...inThread(click), ...late });
    return;
  }
  if ('update' in answer) {
    await ack();
    if (click.view) await l.views.views.update({ view_id: click.view.id, hash: click.view.hash, view: answer.update });
    return;
  }
  // App Home and modals have no place for a private message: the answer is a modal there.
  const inView = click.view && 'say' in answer ? ({ modal: asModal(answer.say) } as const) : answer;
  const said = await shown(l, inView, click.trigger_id, click.view?.type === 'modal');
  await ack();
  if (said && click.response_url)
    await respond({ response_type: 'ephemeral', replace_original: false, ...inThread(click), ...said });
  if ('say' in answer && answer.picture && click.response_url) await follow(l, answer.picture, respond);
}

/** What was clicked, or chosen from a menu. A picker in a modal has a selected option too: its action_id is no menu's. */
function clicked(action: z.infer<typeof Click>['actions'][number] | undefined): { verb: string; about: string } {
  const chosen = action?.action_id.startsWith('menu:') ? action.selected_option?.value : undefined;
  const [verb = '', ...rest] = (chosen ?? action?.action_id ?? '').split(':');
  return { verb, about: chosen === undefined ? (action?.value ?? '') : rest.join(':') };
}

/** An ephemeral message comes without itself: its container knows the thread. */
function inThread({ container, message: shownIn }: z.infer<typeof Click>): { thread_ts?: string } {
  const thread = container?.thread_ts ?? shownIn?.thread_ts;
  return thread ? { thread_ts: thread } : {};
}

const asModal = (said: Message): View => ({
  type: 'modal',
  callback_id: 'notice',
  title: { type: 'plain_text', text: 'Gonogo' },
  close: { type: 'plain_text', text: 'Close' },
  blocks: said.blocks,
});

function modalOf(view: NonNullable<z.infer<typeof Click>['view']>): View {
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: { type: 'plain_text', text: '-' },
    private_metadata: view.private_metadata,
    blocks: [],
  };
}
