import type { SlackActionMiddlewareArgs } from '@slack/bolt';
import type { View } from '@slack/types';
import type { z } from 'zod';
import { shownIn } from '../blocks/as-shown.ts';
import { QUESTION } from '../blocks/blocks.ts';
import type { Answer } from '../words/ask.ts';
import { clickOf } from '../words/router.ts';
import { guarded, inTime, lateWords, shown } from './answering.ts';
import type { Listened, Listening } from './listening.ts';
import { asModal, replaced } from './modals.ts';
import { momentOf } from './moment.ts';
import { Click, fieldsOf } from './parse.ts';
import { follow } from './picture.ts';
import { inPrivate } from './said-in-thread.ts';
import { saidThere } from './said-there.ts';

/** A click on a button or a choice from a menu. */
export async function onAction(
  l: Listening,
  asking: Listened,
  { body, ack, respond }: SlackActionMiddlewareArgs,
): Promise<void> {
  const click = Click.parse(body);
  const [action] = click.actions;
  const { verb, about } = clicked(action);
  const onClick = clickOf(verb);
  const around = click.view && { view: modalOf(click.view), fields: fieldsOf(click.view.state) };
  const acted = momentOf(action?.action_ts);
  const asked = { user: click.user.id, key: `click/${click.user.id}/${action?.action_ts ?? click.trigger_id}` };
  const working = guarded(l, () => onClick(about, asking(click.user.id, { ...(acted && { acted }) }), around));
  const answer = await inTime(working);
  if (answer === 'late') {
    await ack();
    const late = await working;
    if (click.view?.type === 'modal') return void (await replaced(l, click.view, viewOf(late, click.view)));
    const words = lateWords(late);
    if (words && click.response_url) await saidThere(l, respond, placed(click), words, asked);
    // App Home has no place for what comes late.
    else if (words) await inPrivate(l, asked.user, words, asked.key);
    return;
  }
  if ('update' in answer) {
    await ack();
    return void (await replaced(l, click.view, answer.update));
  }
  // A dialog that only tells something is over once one of its buttons was answered: the answer takes its place, and one close ends it.
  if (click.view?.type === 'modal' && !click.view.submit && 'say' in answer) {
    await ack();
    return void (await replaced(l, click.view, asModal(answer.say)));
  }
  // App Home and forms have no place for a private message: the answer is a modal there. What was filled in stays under it.
  const inView =
    click.view && 'say' in answer ? ({ modal: asModal(answer.say, click.view.type === 'home') } as const) : answer;
  const said = await shown(l, inView, click.trigger_id, click.view?.type === 'modal');
  await ack();
  if (said && click.response_url) await saidThere(l, respond, placed(click), said, asked);
  if ('say' in answer && answer.picture && click.response_url) await follow(l, answer.picture, respond);
}

type ClickedView = NonNullable<z.infer<typeof Click>['view']>;

/** What was clicked, or chosen from a menu. A picker in a modal has a selected option too: its action_id is no menu's. */
function clicked(action: z.infer<typeof Click>['actions'][number] | undefined): { verb: string; about: string } {
  const chosen = action?.action_id.startsWith('menu:') ? action.selected_option?.value : undefined;
  const [verb = '', ...rest] = (chosen ?? action?.action_id ?? '').split(':');
  return { verb, about: chosen === undefined ? (action?.value ?? '') : rest.join(':') };
}

/**
 * Beside what was clicked: a list of releases or freezes stays. A private question is answered by the click that says yes to what was shown: the answer
 * takes its place, and it can't be said yes to once more. What only looks, or opens a dialog, answers nothing.
 */
function placed(click: z.infer<typeof Click>) {
  const [action] = click.actions;
  const isYes = action?.block_id === QUESTION && shownIn(action.value ?? '').print !== undefined;
  const isAnswered = click.container?.is_ephemeral === true && isYes;
  return { response_type: 'ephemeral', replace_original: isAnswered, ...inThread(click) } as const;
}

/** An ephemeral message comes without itself: its container knows the thread. */
function inThread({ container, message: shownIn }: z.infer<typeof Click>): { thread_ts?: string } {
  const thread = container?.thread_ts ?? shownIn?.thread_ts;
  return thread ? { thread_ts: thread } : {};
}

/** What a late answer shows in the dialog it was asked in; nothing where that stays as it is. */
function viewOf(answer: Answer | { update: View }, { submit }: ClickedView): View | undefined {
  if ('update' in answer) return answer.update;
  if ('say' in answer) return submit ? undefined : asModal(answer.say);
  return 'modal' in answer ? answer.modal : undefined;
}

function modalOf(view: NonNullable<z.infer<typeof Click>['view']>): View {
  return {
    type: 'modal',
    callback_id: view.callback_id,
    title: { type: 'plain_text', text: '-' },
    private_metadata: view.private_metadata,
    blocks: [],
  };
}
