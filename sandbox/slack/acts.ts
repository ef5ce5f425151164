import { messageShape } from '../api/message-shapes.ts';
import { SlackError } from '../api/method.ts';
import { viewShape } from '../api/shapes.ts';
import type { Installed } from '../app/manifest.ts';
import type { Placed } from '../blocks/placed.ts';
import { actionOf, type Choices, type Chosen, choicesIn, statesOf } from '../blocks/state.ts';
import type { Message, View } from '../workspace/shapes.ts';
import { directChannel, type Workspace } from '../workspace/workspace.ts';
import type { Answer, Answers } from './answers.ts';
import type { Delivered, Envelope } from './delivery.ts';
import type { Handles } from './handles.ts';
import type { Modals } from './modals.ts';
import { channelOf, interaction, messageAction, slashCommand } from './payloads.ts';
import { asCommandText } from './typed.ts';

type ActsOptions = {
  workspace: Workspace;
  app: Installed;
  handles: Handles;
  answers: Answers;
  modals: Modals;
  deliver: (envelope: Envelope) => Promise<Delivered>;
};

/** What people do that the app must answer at once: commands, buttons and fields, shortcuts. */
export class Acts {
  private readonly o: ActsOptions;
  constructor(options: ActsOptions) {
    this.o = options;
  }

  /** A typed slash command. Its ack may carry a private answer. */
  async command(user: string, channel: string, command: string, text: string): Promise<void> {
    const installed = this.o.app.commands.find((c) => c.command === command);
    if (!installed)
      return this.o.answers.slackbot(
        user,
        channel,
        `${command} is not a valid command. In Slack, only installed commands work.`,
      );
    const acked = await this.o.deliver({
      type: 'slash_commands',
      payload: {
        ...slashCommand(user, channel, this.o.workspace),
        command,
        text: asCommandText(text, installed.should_escape, this.o.workspace),
        response_url: this.o.answers.urlFor(user, channel),
        trigger_id: this.o.handles.trigger(user),
      },
    });
    if (!acked.ok)
      return this.o.answers.slackbot(user, channel, `${command} failed with the error “operation_timeout”`);
    const said = acked.payload as Answer | undefined;
    if (said?.text || said?.blocks)
      this.o.answers.post({ user, channel }, said, `${command} failed with the error “invalid_blocks”`);
  }

  /** Somebody uses a button or another element of a message. `placed` may be of a message that has changed since: yesterday's button. */
  async useInMessage(user: string, message: Message, placed: Placed, chosen: Chosen): Promise<void> {
    const { workspace } = this.o;
    const key = `${user}/${message.ts}`;
    const choices = withChoice(choicesIn(message.blocks, workspace.choices.get(key)), placed, chosen);
    workspace.choices.set(key, choices);
    const zone = this.zoneOf(user);
    const hidden = message.ephemeralTo !== undefined;
    const acked = await this.o.deliver({
      type: 'interactive',
      payload: {
        ...interaction('block_actions', user, this.o.workspace),
        trigger_id: this.o.handles.trigger(user),
        response_url: this.o.answers.urlFor(user, message.channel, message),
        channel: channelOf(message.channel, workspace),
        container: {
          type: 'message',
          message_ts: message.ts,
          channel_id: message.channel,
          is_ephemeral: hidden,
          ...(message.threadTs && { thread_ts: message.threadTs }),
        },
        ...(!hidden && { message: messageShape(message, workspace) }),
        state: { values: statesOf(message.blocks, choices, zone) },
        actions: [actionOf(placed, chosen, zone, workspace.ts())],
      },
    });
    if (!acked.ok)
      this.o.answers.slackbot(
        user,
        message.channel,
        'This didn’t work: the app did not answer in time (operation_timeout)',
        message.threadTs,
      );
  }

  /** Somebody uses an element of a modal or of App Home. */
  async useInView(user: string, view: View, placed: Placed, chosen: Chosen): Promise<void> {
    view.choices = withChoice(view.choices, placed, chosen);
    const zone = this.zoneOf(user);
    const acked = await this.o.deliver({
      type: 'interactive',
      payload: {
        ...interaction('block_actions', user, this.o.workspace),
        trigger_id: this.o.handles.trigger(user),
        container: { type: 'view', view_id: view.id },
        view: viewShape(view, zone),
        actions: [actionOf(placed, chosen, zone, this.o.workspace.ts())],
      },
    });
    if (!acked.ok) this.o.modals.trouble(view);
  }

  /** A shortcut of the app's manifest: a global one, or one on a message. */
  async shortcut(user: string, callback: string, on?: Message): Promise<void> {
    const known = this.o.app.shortcuts.find((s) => s.callback_id === callback);
    if (known?.type !== (on ? 'message' : 'global')) throw new SlackError(`no_such_shortcut: ${callback}`);
    const about = { callback_id: callback, trigger_id: this.o.handles.trigger(user), action_ts: this.o.workspace.ts() };
    const acked = await this.o.deliver({
      type: 'interactive',
      payload: on
        ? {
            ...messageAction(user, this.o.workspace),
            ...about,
            response_url: this.o.answers.urlFor(user, on.channel),
            channel: channelOf(on.channel, this.o.workspace),
            message_ts: on.ts,
            message: messageShape(on, this.o.workspace),
          }
        : { ...interaction('shortcut', user, this.o.workspace), ...about },
    });
    if (!acked.ok)
      this.o.answers.slackbot(
        user,
        on?.channel ?? directChannel(user),
        `The shortcut failed: the app did not answer in time (operation_timeout)`,
      );
  }

  private zoneOf = (user: string) => this.o.workspace.person(user)?.tz ?? 'UTC';
}

const withChoice = (choices: Choices, { block, element }: Placed, chosen: Chosen): Choices => ({
  ...choices,
  [block]: { ...choices[block], [element.action_id]: chosen },
});
