import type {
  RespondFn,
  SlackActionMiddlewareArgs,
  SlackCommandMiddlewareArgs,
  SlackEventMiddlewareArgs,
  SlackShortcutMiddlewareArgs,
  SlackViewMiddlewareArgs,
} from '@slack/bolt';
import type { View } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { z } from 'zod';
import { image, type Message, message } from '../blocks/blocks.ts';
import { md } from '../blocks/mrkdwn.ts';
import { homeBlocks } from '../cards/turn.ts';
import { type Answer, type Ask, lookFor, notice, type Picture, type Submitted } from '../commands/ask.ts';
import { CLICKS, runCommand, SHORTCUTS, SUBMITS } from '../commands/router.ts';
import { homeOf } from '../domain/documents.ts';
import type { Setting } from '../look.ts';
import type { SlackPort } from '../outbox/slack-port.ts';
import type { Renderer } from '../pictures/renderer.ts';
import { called, upload } from './client.ts';
import type { Directory } from './directory.ts';
import { Click, fieldsOf, MessageShortcut, Submission } from './parse.ts';
import type { HoldingApp } from './receive.ts';
import { reactionVote, saidIn, threadOf, typedVote } from './said.ts';
import { typedText } from './typed-text.ts';

export type Listening = {
  app: HoldingApp;
  command: string;
  setting: Setting;
  directory: Directory;
  slack: SlackPort;
  /** a client of its own, so that no rate limit elsewhere delays a modal: its trigger dies after 3 s */
  views: WebClient;
  web: WebClient;
  draw: Renderer['draw'];
  log: (what: string, about: Record<string, unknown>) => void;
};

export type Asking = (user: string, more?: Partial<Ask>) => Ask;

/** Slack waits 3 s for an ack. What takes longer is answered "still working on it" and told the outcome after. */
const ANSWER_WITHIN_MS = 2500;

/** Routes what Slack sends to the commands. A listener parses, calls and answers; the ack comes when the change is durable. */
export function listen(l: Listening): void {
  const { app, setting } = l;
  const asking: Asking = (user, more = {}) => ({
    setting,
    person: { id: user, zone: l.directory.zoneOf(user) },
    ...more,
  });

  // One middleware instead of a listener each: Bolt tries every listener on every request, which costs half as much again as the request.
  app.use(async (args) => {
    if ('command' in args) return args.command.command === l.command ? onCommand(l, asking, args) : undefined;
    if ('shortcut' in args) return onShortcut(l, asking, args);
    if ('action' in args) return onAction(l, asking, args);
    if ('view' in args) return onView(l, asking, args);
    if ('event' in args) return onEvent(l, asking, args);
  });
}

async function onCommand(
  l: Listening,
  asking: Asking,
  { command, ack, respond }: SlackCommandMiddlewareArgs,
): Promise<void> {
  const working = guarded(l, () => runCommand(typedText(command.text, l.directory), asking(command.user_id)));
  const answer = await inTime(working);
  if (answer === 'late') {
    await ack({ response_type: 'ephemeral', text: 'Still working on it. I’ll tell you here how it ended.' });
    const late = await working;
    if ('say' in late) await respond({ response_type: 'ephemeral', ...late.say });
    return;
  }
  const said = await shown(l, answer, command.trigger_id);
  await ack(said ? { response_type: 'ephemeral', ...said } : undefined);
  if ('say' in answer && answer.picture) await follow(l, answer.picture, respond);
}

/** A picture comes after its answer: uploading it takes longer than an ack may, and the answer says the same. */
async function follow(l: Listening, { svg, name, title, alt }: Picture, respond: RespondFn): Promise<void> {
  const rendered = await l.draw(svg);
  if (!rendered.ok) return l.log('a picture could not be drawn', { name, why: rendered.why });
  const uploaded = await called(() => upload(l.web, name, rendered.png, alt));
  if (!uploaded.ok) return l.log('a picture could not be uploaded', { name, why: uploaded.why });
  const drawn = message(md`${title}`, [image(uploaded.value, title, alt)]);
  await respond({ response_type: 'ephemeral', replace_original: false, ...drawn }).catch((error: unknown) =>
    l.log('a picture could not be shown', { name, error: String(error) }),
  );
}

async function onShortcut(
  l: Listening,
  asking: Asking,
  { shortcut, ack, respond }: SlackShortcutMiddlewareArgs,
): Promise<void> {
  const onShortcut = SHORTCUTS.get(shortcut.callback_id);
  if (!onShortcut) return ack();
  const on = MessageShortcut.safeParse(shortcut);
  const working = guarded(l, async () =>
    on.success
      ? onShortcut(asking(shortcut.user.id, await threadOf(l, on.data)), await saidIn(l, on.data))
      : onShortcut(asking(shortcut.user.id)),
  );
  const said = await shown(l, await working, shortcut.trigger_id);
  await ack();
  if (said && on.success) await respond({ response_type: 'ephemeral', replace_original: false, ...said });
}

async function onAction(
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
  const working = guarded(l, () =>
    onClick(about, asking(click.user.id, { inHome: click.view?.type === 'home' }), around),
  );
  const answer = await inTime(working);
  if (answer === 'late') {
    await ack();
    const late = await working;
    if ('say' in late && click.response_url)
      await respond({ response_type: 'ephemeral', replace_original: false, ...inThread(click), ...late.say });
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

async function onView(l: Listening, asking: Asking, { body, ack }: SlackViewMiddlewareArgs): Promise<void> {
  if (body.type !== 'view_submission') return ack();
  const submission = Submission.parse(body);
  const onSubmit = SUBMITS.get(submission.view.callback_id);
  if (!onSubmit) return ack();
  const answer = await submitted(l, () =>
    onSubmit(fieldsOf(submission.view.state), submission.view.private_metadata, asking(submission.user.id)),
  );
  if ('errors' in answer) await ack({ response_action: 'errors', errors: answer.errors });
  else if ('update' in answer) await ack({ response_action: 'update', view: answer.update });
  else await ack();
}

async function onEvent(l: Listening, asking: Asking, { event, body }: SlackEventMiddlewareArgs): Promise<void> {
  switch (event.type) {
    case 'app_home_opened':
      if (event.tab === 'home') await openHome(l, event.user, asking(event.user));
      return;
    case 'message':
      return typedVote(l, event, body.event_id, asking);
    case 'reaction_added':
      return reactionVote(l, event, body.event_id, asking);
    case 'user_change':
    case 'team_join':
    case 'subteam_created':
    case 'subteam_updated':
    case 'subteam_members_changed':
      return l.directory.refresh();
    case 'channel_created':
    case 'channel_rename':
    case 'channel_archive':
    case 'channel_unarchive':
      return l.directory.forgetChannels();
  }
}

async function openHome({ setting, slack }: Listening, user: string, ask: Ask): Promise<void> {
  await setting.store.commit({ at: setting.now(), put: [{ key: `home/${user}`, value: true, lists: [] }] });
  await slack.publishHome(user, homeBlocks(user, await lookFor(ask, homeOf(user, setting.now()))));
}

/** An ephemeral message comes without itself: its container knows the thread. */
function inThread({ container, message: shownIn }: z.infer<typeof Click>): { thread_ts?: string } {
  const thread = container?.thread_ts ?? shownIn?.thread_ts;
  return thread ? { thread_ts: thread } : {};
}

/** Opens the answer's modal, or hands back what is to be said. */
async function shown(
  l: Listening,
  answer: Answer | { update: View },
  trigger: string,
  fromModal = false,
): Promise<Message | undefined> {
  if ('say' in answer) return answer.say;
  if (!('modal' in answer)) return undefined;
  const { modal } = answer;
  const opened = await called(() =>
    fromModal
      ? l.views.views.push({ trigger_id: trigger, view: modal })
      : l.views.views.open({ trigger_id: trigger, view: modal }),
  );
  if (opened.ok) return undefined;
  l.log('a modal could not be opened', { why: opened.why, ...('error' in opened && { error: opened.error }) });
  return message(md`The dialog could not be opened in time. Please try again.`);
}

/** A bug must not leave a person without an answer. */
async function guarded<T extends Answer | { update: View }>(l: Listening, work: () => Promise<T>): Promise<T | Answer> {
  try {
    return await work();
  } catch (error) {
    l.log('a command failed', { error: error instanceof Error ? error.stack : String(error) });
    return {
      say: message(
        md`Something went wrong on my side, and nothing was changed. Please try again; if it stays, tell whoever runs Gonogo.`,
      ),
    };
  }
}

async function submitted(l: Listening, work: () => Promise<Submitted>): Promise<Submitted> {
  const answer = await inTime(
    work().catch((error: unknown): Submitted => {
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

function inTime<T>(work: Promise<T>): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), ANSWER_WITHIN_MS);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
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
